import { parseAnswerReference } from "../consultation/responses/evidence.ts";
import { parseStatementReference } from "../dialogue/contributions/reference.ts";
import { parseEvidence } from "../kernel/evidence.ts";
import type { Language } from "../kernel/language.ts";
import { datasetAddress } from "./addresses.ts";
import { statementAddress } from "./pages/contributions/addresses.ts";
import { documentAddress } from "./pages/record/addresses.ts";
import { answerAddress } from "./pages/responses/addresses.ts";

/** A reference as a page shows it: whole for whoever copies it, short where there is little room, and where it leads. */
export interface EvidenceLink {
  readonly text: string;
  readonly short: string;
  /** Null for a kind that no page shows yet, and for what is no reference. */
  readonly to: string | null;
}

/** Reads a reference in the text of `kernel/evidence.ts` and finds the page that shows what it names. */
export function evidenceLink(language: Language, text: string): EvidenceLink {
  const read = parseEvidence(text);
  if (!read.ok) return { text, short: text, to: null };
  const { kind, subject, version, fragment, slice = {} } = read.value;
  switch (kind) {
    case "observation":
      return {
        text,
        short: inShort(subject, version, slice),
        to: datasetAddress(language, subject, version),
      };
    case "paragraph":
      return {
        text,
        short: fragment === undefined ? subject : `${subject}#${fragment}`,
        // A request is shown in its paragraph, in the text that was cited.
        to: documentAddress(language, subject, fragment?.replace(/~\d+$/, ""), version),
      };
    case "answer": {
      const address = parseAnswerReference(text);
      return {
        text,
        short: `${subject}${fragment === undefined ? "" : `#${fragment}`}`,
        to: address ? answerAddress(language, address) : null,
      };
    }
    case "statement": {
      const address = parseStatementReference(text);
      return {
        text,
        short: `${subject}${fragment === undefined ? "" : `#${fragment}`}`,
        to: address ? statementAddress(language, address) : null,
      };
    }
    default:
      return { text, short: text, to: null };
  }
}

/** As a page has room for: eight digits of the release are enough to tell two apart. */
function inShort(
  subject: string,
  version: string | undefined,
  slice: Readonly<Record<string, string>>,
): string {
  const release = version === undefined ? "" : `@${version.slice(0, 8)}`;
  const parts = Object.entries(slice).map(([key, value]) => `${key}=${value}`);
  return `${subject}${release}?${parts.sort().join("&")}`;
}
