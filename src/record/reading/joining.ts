/**
 * Joins the parts of a text that a page broke. A hyphen at a break stays: whether it belongs to the word, the page does not
 * tell, and words are never changed; the space that a break stands for is not put after it.
 */
export function joined(parts: readonly string[]): string {
  let text = "";
  for (const part of parts) {
    if (text === "") text = part;
    else if (/[\p{L}\d][-\u2010]$/u.test(text.slice(-3)) || /[/\u2044]$/.test(text)) text += part;
    else text += ` ${part}`;
  }
  return text;
}
