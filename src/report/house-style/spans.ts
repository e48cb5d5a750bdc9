/** A stretch of a text, in UTF-16 units: [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Every match of a pattern (with the flags `g` and `u`), with its stretch. */
export function matches(
  text: string,
  pattern: RegExp,
): readonly (Span & { readonly match: RegExpMatchArray })[] {
  return [...text.matchAll(pattern)].map((match) => ({
    match,
    from: match.index,
    to: match.index + match[0].length,
  }));
}

export function within({ from, to }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => from < span.to && to > span.from);
}

/** What stands between quotation marks: words of others, which nobody mends. */
export function quotations(text: string): readonly Span[] {
  return matches(text, /“[^”]*”|«[^»]*»|「[^」]*」/gu);
}
