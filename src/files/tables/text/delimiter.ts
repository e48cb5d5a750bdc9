export type Delimiter = "," | ";" | "\t";

/** In the order in which they win where they fit equally: a comma is also found within numbers and names. */
const candidates: readonly Delimiter[] = ["\t", ";", ","];

export interface Dialect {
  readonly delimiter: Delimiter;
  /** True where one of the candidates stands in the text at all. */
  readonly delimited: boolean;
  /** The first line is a hint of Excel's, `sep=;`, and no row. */
  readonly hint: boolean;
}

/**
 * Which character parts the fields, from the beginning of a text: the one that gives the most rows of equal width. Title
 * and foot lines of other widths do not disturb, since only the commonest width counts.
 */
export function sniffDialect(sample: string): Dialect {
  const hint = /^sep=([,;\t])(?:\r\n?|\n)/i.exec(sample)?.[1];
  const named = candidates.find((candidate) => candidate === hint);
  if (named) return { delimiter: named, delimited: true, hint: true };
  let best: { delimiter: Delimiter; score: number } | undefined;
  for (const delimiter of candidates) {
    const score = regularity(sample, delimiter);
    // A clear margin, so that a stray tab or semicolon in a few lines does not win over the comma of all others.
    if (score > 0 && (best === undefined || score > best.score * 1.1)) best = { delimiter, score };
  }
  return { delimiter: best?.delimiter ?? ",", delimited: best !== undefined, hint: false };
}

/** The share of rows that have the commonest width of two or more fields, plus a little where it is found at all. */
function regularity(sample: string, delimiter: Delimiter): number {
  const widths = fieldCounts(sample, delimiter);
  const times = new Map<number, number>();
  for (const width of widths) if (width > 1) times.set(width, (times.get(width) ?? 0) + 1);
  return Math.max(0, ...times.values()) / Math.max(1, widths.length);
}

function fieldCounts(sample: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let fieldStart = true;
  let any = false;
  for (const character of sample) {
    if (quoted) {
      if (character === '"') quoted = false;
    } else if (character === '"' && (fieldStart || !any)) {
      quoted = true;
      fieldStart = false;
      any = true;
    } else if (character === "\n" || character === "\r") {
      if (any) counts.push(fields);
      fields = 1;
      fieldStart = true;
      any = false;
    } else {
      any = true;
      fieldStart = character === delimiter;
      if (fieldStart) fields++;
    }
  }
  // The last row of a sample is likely cut, unless it is the only one.
  if (any && counts.length === 0) counts.push(fields);
  return counts;
}
