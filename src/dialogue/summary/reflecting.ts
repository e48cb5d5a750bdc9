import { parseStatementReference } from "../contributions/reference.ts";
import type { SummaryContent } from "./model.ts";

/** Something that was said, by its reference as it is worded now. */
export interface Said {
  readonly reference: string;
}

export interface Reflected<Point extends Said, Contribution extends Said> {
  /** What no paragraph rests on, in any wording. */
  readonly points: readonly Point[];
  readonly contributions: readonly Contribution[];
  /** Paragraphs that rest on a wording which has changed since, or on what was withdrawn. */
  readonly outdated: readonly { readonly paragraph: string; readonly reference: string }[];
  /** Paragraphs that rest on nothing. */
  readonly unfounded: readonly string[];
}

/** What of all that was said a summary reflects. */
export function reflectedIn<Point extends Said, Contribution extends Said>(
  { paragraphs }: Pick<SummaryContent, "paragraphs">,
  said: { readonly points: readonly Point[]; readonly contributions: readonly Contribution[] },
): Reflected<Point, Contribution> {
  const now = new Set([...said.points, ...said.contributions].map(({ reference }) => reference));
  const rests = paragraphs.flatMap((one) => one.rests.map((reference) => ({ paragraph: one.id, reference })));
  const covered = new Set(rests.map(({ reference }) => nameOf(reference)));
  const missing = ({ reference }: Said) => !covered.has(nameOf(reference));
  return {
    points: said.points.filter(missing),
    contributions: said.contributions.filter(missing),
    outdated: rests.filter(({ reference }) => {
      const address = parseStatementReference(reference);
      if (!address) return false;
      return !now.has(wholeOf(reference));
    }),
    unfounded: paragraphs
      .filter(({ kind, rests: own }) => kind === "paragraph" && own.length === 0)
      .map(({ id }) => id),
  };
}

/** What is named, whatever its wording and whichever paragraph of it. */
function nameOf(reference: string): string {
  const address = parseStatementReference(reference);
  return address ? `${address.meeting} ${address.what} ${address.number}` : reference;
}

/** A reference to a paragraph of a contribution stands for the contribution. */
function wholeOf(reference: string): string {
  return reference.replace(/(#\d+)\.\d+$/, "$1");
}
