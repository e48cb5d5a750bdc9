/**
 * Joins the parts of a text that a page broke. A hyphen at a break stays: whether it belongs to the word, the page does not
 * tell, and words are never changed; the space that a break stands for is not put after it.
 */
export function joined(parts: readonly string[]): string {
  return parts.map((part, i) => (i === 0 ? part : gap(parts[i - 1] ?? "") + part)).join("");
}

function gap(before: string): string {
  return /(?:[\p{L}\d][-\u2010]|[/\u2044])$/u.test(before.slice(-3)) ? "" : " ";
}
