/**
 * The few hundred texts of one dimension (territories, periods), each with a number, so that half a million observations
 * can be held and sorted as numbers. Codes count from 1, as DuckDB counts the items of a list; 0 is no text.
 */
export interface TextCodes {
  code(text: string | null): number;
  /** The texts in the order of their codes. */
  texts(): readonly string[];
}

export function openTextCodes(): TextCodes {
  const codes = new Map<string, number>();
  let last: string | null = null;
  let lastCode = 0;
  return {
    // Neighbours mostly say the same, so the last text is compared before any is looked up.
    code(text) {
      if (text === last) return lastCode;
      last = text;
      lastCode = text === null ? 0 : (codes.get(text) ?? codes.size + 1);
      if (text !== null && lastCode > codes.size) codes.set(text, lastCode);
      return lastCode;
    },
    texts: () => [...codes.keys()],
  };
}

/** For each text its place among all of them, sorted as DuckDB sorts them: by their bytes. Equal texts share a place. */
export function ranks(texts: readonly string[]): readonly number[] {
  const sorted = [...new Set(texts)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const places = new Map(sorted.map((text, place) => [text, place]));
  return texts.map((text) => places.get(text) ?? 0);
}
