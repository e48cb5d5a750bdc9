import { type Run, runsBetween } from "../../record/relations/comparing/runs.ts";
import { paragraphsOf } from "./paragraphs.ts";

/** What was said against what was handed in. */
export interface DeliveryCheck {
  /** Word by word: `kept` and `removed` are the written text, `kept` and `added` the delivered one. */
  readonly runs: readonly Run[];
  /** Share of the written words that were delivered, from 0 to 1; 1 where nothing was written. */
  readonly delivered: number;
  readonly same: boolean;
}

/** Compares the two texts of a contribution. Spaces and line ends tell nothing. */
export function checkDelivery(written: string, delivered: string): DeliveryCheck {
  const [before, after] = [evened(written), evened(delivered)];
  const runs = runsBetween(before, after);
  const count = (kind: Run["kind"]) =>
    runs.filter((run) => run.kind === kind).reduce((sum, { text }) => sum + lettersIn(text), 0);
  const [kept, removed, added] = [count("kept"), count("removed"), count("added")];
  const total = kept + removed;
  return { runs, delivered: total === 0 ? 1 : kept / total, same: removed === 0 && added === 0 };
}

function evened(text: string): string {
  return paragraphsOf(text)
    .map((paragraph) => paragraph.replace(/\s+/gu, " "))
    .join("\n\n");
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
