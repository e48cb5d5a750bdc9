import { printMarkup } from "./markup.ts";
import type { Inline } from "./model.ts";

/** A letter that no text holds: it marks a place while the markup is printed around it. */
const mark = "\uFDD0";

/** A stretch of one of the texts of a paragraph: the place of the text among its inlines, and of that in a footnote. */
export interface TextSpan {
  readonly place: { readonly inline: number; readonly note: number | null };
  /** [from, to) in that text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** Where in the markup of a paragraph a stretch of one of its texts stands: [from, to), in UTF-16 units. */
export function spanInMarkup(
  content: readonly Inline[],
  { place, from, to }: TextSpan,
): { readonly from: number; readonly to: number } {
  const marked = (text: string) => text.slice(0, from) + mark + text.slice(from, to) + mark + text.slice(to);
  const markup = printMarkup(
    content.map((one, at): Inline => {
      if (at !== place.inline) return one;
      if (one.kind === "text") return { ...one, text: marked(one.text) };
      if (one.kind !== "note") return one;
      const parts = one.content.map((part, inNote) =>
        inNote === place.note && part.kind === "text" ? { ...part, text: marked(part.text) } : part,
      );
      return { ...one, content: parts };
    }),
  );
  const begins = markup.indexOf(mark);
  return { from: begins, to: markup.indexOf(mark, begins + 1) - 1 };
}
