import { type RawBuilder, sql } from "kysely";

/** Found words in a text, as PostgreSQL's full text search marks them and as pages need them: apart from the text. */
export interface Marked {
  readonly text: string;
  /** The marked stretches as pairs of places in `text`. */
  readonly marks: [number, number][];
}

/** Around found words: from the private area of Unicode, where no text has anything. */
const [open, close] = ["\ue000", "\ue001"];

/** What `ts_headline` is to do, with `more` of its options: mark as {@link unmarked} reads it. */
export function headlineOptions(more: string): string {
  return `StartSel=${open}, StopSel=${close}, ${more}`;
}

/** A bound text between the marks, for SQL that looks for it without `ts_headline`. */
export function between(text: string): RawBuilder<string> {
  return sql<string>`${`${open}${text}${close}`}`;
}

/** The text without its marks, and where they were. */
export function unmarked(marked: string): Marked {
  const marks: [number, number][] = [];
  let text = "";
  let from: number | undefined;
  for (const part of marked.split(/([\ue000\ue001])/)) {
    if (part === open) from = text.length;
    else if (part === close && from !== undefined) {
      marks.push([from, text.length]);
      from = undefined;
    } else if (part !== close) text += part;
  }
  return { text, marks };
}
