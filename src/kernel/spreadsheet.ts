/**
 * A text as a spreadsheet may safely show it: one that would be read as a formula gets an apostrophe before it. Numbers
 * are never touched, so a negative number stays one.
 */
export function guarded(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
