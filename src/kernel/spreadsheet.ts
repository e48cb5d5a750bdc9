/** What a spreadsheet reads as the beginning of a formula, or takes for one of those signs: the full-width forms of them too. */
const opening = "[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20\u2212\ufe63\ufe62\ufe66\ufe6b]";
const formula = new RegExp(`^'*${opening}`);
const guard = new RegExp(`^''*${opening}`);

/**
 * A text as a spreadsheet may safely show it: one that would be read as a formula gets an apostrophe before it. Numbers
 * are never touched, so a negative number stays one. {@link unguarded} takes it off again.
 */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that {@link guarded} was given. */
export function unguarded(text: string): string {
  return guard.test(text) ? text.slice(1) : text;
}
