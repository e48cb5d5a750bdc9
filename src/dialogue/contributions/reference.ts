import { createHash } from "node:crypto";
import { canonicalJson } from "../../kernel/canonical.ts";
import { formatEvidence, parseEvidence } from "../../kernel/evidence.ts";

/**
 * What was said in a meeting, as a reference that resolves for ever: `corridor:statement/hld-2006@<hash>#12` is the contribution
 * numbered 12 in the wording of that hash, `#12.3` its third paragraph, `#p7` the seventh point of the round tables, `#f2` the
 * second follow-up action.
 */
export interface StatementAddress {
  readonly meeting: string;
  /** The hash of the wording. */
  readonly version: string;
  readonly what: "contribution" | "point" | "follow-up";
  readonly number: number;
  /** From 1; only of contributions. */
  readonly paragraph?: number;
}

const letters = { contribution: "", point: "p", "follow-up": "f" } as const;

/** The place within a meeting: `12`, `12.3`, `p7`, `f2`. */
export function fragmentOf({
  what,
  number,
  paragraph,
}: Pick<StatementAddress, "what" | "number" | "paragraph">): string {
  return `${letters[what]}${number}${paragraph === undefined ? "" : `.${paragraph}`}`;
}

export function statementReference(address: StatementAddress): string {
  return formatEvidence({
    kind: "statement",
    subject: address.meeting,
    version: address.version,
    fragment: fragmentOf(address),
  });
}

/** What a reference names; undefined where it is none to a statement. */
export function parseStatementReference(text: string): StatementAddress | undefined {
  const read = parseEvidence(text);
  if (!read.ok || read.value.kind !== "statement") return undefined;
  const { subject, version, fragment } = read.value;
  return version === undefined || fragment === undefined
    ? undefined
    : statementAt(subject, version, fragment);
}

/** The same from the parts of an address of the pages. */
export function statementAt(
  meeting: string,
  version: string,
  fragment: string,
): StatementAddress | undefined {
  const match = /^([pf]?)([1-9]\d{0,8})(?:\.([1-9]\d{0,5}))?$/.exec(fragment);
  if (!match || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(meeting) || !/^[0-9a-f]{64}$/.test(version))
    return undefined;
  const [, letter, number, paragraph] = match;
  const what = letter === "p" ? "point" : letter === "f" ? "follow-up" : "contribution";
  if (paragraph !== undefined && what !== "contribution") return undefined;
  return {
    ...{ meeting, version, what, number: Number(number) },
    ...(paragraph === undefined ? {} : { paragraph: Number(paragraph) }),
  };
}

/** SHA-256 of a value in its one JSON form, in hexadecimal digits. */
export function wordingHash(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
