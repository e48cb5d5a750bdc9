const symbolLine = /^[A-Z]{1,5}(?:\/[A-Za-z0-9.()_*-]+){1,7}\*?$/;

const always: readonly RegExp[] = [
  /^[_\u2014\u2015=-]{3,}$/,
  /^<!--.{0,200}-->$/,
  /^\[DU\d+\]$/,
  /^\d{1,3}\/\d{1,3}$/,
  /^page \d+( of \d+)?$/i,
  /^\/\.\.\.$/,
  /^\*\d{6,9}\*$/,
  /^please recycle/i,
  /^(?:\d{1,3} )?General Assembly ?[—–-] ?[A-Z][a-z]+(?:-[a-z]+)? Session(?: \d{1,3})?$/,
  /^(?:[IVX]+\. )?Resolutions adopted (?:on the reports of|without reference to) (?:the|a) [A-Z][a-z]+ Committee \d{1,3}$/,
];

/** A rule above footnotes: it is furniture to the reader and a sign to the parser, so it is kept until notes are found. */
export function isRule(text: string): boolean {
  return /^_{3,}$/.test(text);
}

/** A number that stands alone: a page's, or a note's whose text is elsewhere; what it is, its surroundings tell. */
export function isLoneNumber(text: string): boolean {
  return /^\d{1,3}$/.test(text);
}

/**
 * True for what a page repeats and a document does not say: rules, page numbers of the form 2/4, barcodes, marks of the
 * documents system, and a symbol from the second time on.
 */
export function isFurniture(text: string, seenSymbols: Set<string>): boolean {
  if (text.length > 400) return false;
  if (isRule(text)) return false;
  if (always.some((pattern) => pattern.test(text))) return true;
  if (/<<ODS [A-Z]+ [A-Z0-9]+>>/.test(text)) return true;
  if (!symbolLine.test(text) || !/\d/.test(text)) return false;
  if (seenSymbols.has(text)) return true;
  seenSymbols.add(text);
  return false;
}
