import { parseEvidence } from "../../../kernel/evidence.ts";
import { world } from "../../../kernel/territory/model.ts";
import { territory, territoryName } from "../../../kernel/territory/register.ts";
import type { Words } from "../../../kernel/words.ts";
import { DatasetId } from "../../../statistics/releases/model.ts";
import { evidenceLink } from "../../evidence-links.ts";

/** A reference as a reader of a report is shown it: in words, where it leads, and whole for whoever copies it. */
export interface EvidenceShown {
  readonly text: string;
  readonly words: string;
  readonly to: string | null;
}

/**
 * A reference in the words of the page: the dataset with the territories, sex and time of the slice; a document with its
 * paragraph; a party's answer. What is no reference stays as it is.
 */
export function evidenceInWords(words: Words, text: string): EvidenceShown {
  const { to } = evidenceLink(words.language, text);
  const read = parseEvidence(text);
  if (!read.ok) return { text, words: text, to };
  const { kind, subject, fragment, version, slice = {} } = read.value;
  const { t } = words;
  switch (kind) {
    case "observation":
      return { text, words: sliceInWords(words, subject, version, slice), to };
    case "paragraph": {
      const number = /^op_(\d+)/.exec(fragment ?? "")?.[1];
      const said =
        number === undefined ? subject : t("report-pages:evidence.paragraph", { symbol: subject, number });
      return { text, words: said, to };
    }
    case "answer": {
      const [consultation = "", party = ""] = subject.split("/");
      const facts = {
        party: nameOr(words, party),
        consultation,
        question: fragment ?? "",
      };
      return { text, words: t("report-pages:evidence.answer", facts), to };
    }
    case "statement":
      return { text, words: t("report-pages:evidence.statement", { meeting: subject }), to };
    default:
      return { text, words: subject, to };
  }
}

function sliceInWords(
  words: Words,
  subject: string,
  version: string | undefined,
  { origin, destination, sex, period, measure }: Readonly<Record<string, string>>,
): string {
  const { t } = words;
  const dataset = DatasetId.safeParse(subject);
  const name = dataset.success ? t(`web:dataset-name.${dataset.data}`) : subject;
  const parts = [
    name,
    measure !== undefined && words.has(`kernel:measure.${measure}`) ? t(`kernel:measure.${measure}`) : null,
    placeInWords(words, origin, destination),
    sex === "F" || sex === "M" ? t(`kernel:sex.${sex}`) : null,
    period ?? null,
    version === undefined ? null : t("report-pages:evidence.release", { release: version.slice(0, 8) }),
  ];
  return parts.filter((one) => one !== null).join(" · ");
}

/** Both ends of a corridor; else the one that is a place, for the world at the other end says nothing. */
function placeInWords(
  words: Words,
  origin: string | undefined,
  destination: string | undefined,
): string | null {
  const [from, to] = [origin, destination].map((id) => (id === world ? undefined : id));
  if (from !== undefined && to !== undefined)
    return words.t("web:corridor.title", { origin: nameOr(words, from), destination: nameOr(words, to) });
  const one = to ?? from ?? destination ?? origin;
  return one === undefined ? null : nameOr(words, one);
}

function nameOr(words: Words, id: string): string {
  const known = territory(id);
  return known ? territoryName(known.id, words.language) : id;
}
