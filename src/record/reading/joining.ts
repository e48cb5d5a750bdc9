/** A hyphen that a page's end put into a word, and that is none of its letters. */
export const softHyphen = "\u00ad";

/**
 * Joins the parts of a text that a page broke. A soft hyphen at a break goes with it. Another hyphen stays: whether it belongs to the
 * word, the page does not tell, and words are never changed; the space that a break stands for is not put after it.
 */
export function joined(parts: readonly string[]): string {
  if (parts.length === 1) return bare(parts[0] ?? "");
  return parts.map((part, i) => (i === 0 ? "" : gap(parts[i - 1] ?? "")) + bare(part)).join("");
}

function bare(part: string): string {
  return part.endsWith(softHyphen) ? part.slice(0, -1) : part;
}

function gap(before: string): string {
  return before.endsWith(softHyphen) || /(?:[\p{L}\d][-\u2010]|[/\u2044])$/u.test(before.slice(-3))
    ? ""
    : " ";
}
