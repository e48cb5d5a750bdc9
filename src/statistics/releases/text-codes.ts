/**
 * The few thousand texts of a release (territories, periods, units …), each with a number, so that half a million
 * observations can be held and sorted as numbers. Codes count from 1, as DuckDB counts the items of a list.
 */
export interface TextCodes {
  code(text: string | null): number | null;
  /** The texts in the order of their codes. */
  texts(): readonly string[];
  /** For each code the place of its text among all texts, sorted as DuckDB sorts them: by their bytes. */
  ranks(): readonly number[];
}

export function openTextCodes(): TextCodes {
  const codes = new Map<string, number>();
  return {
    code(text) {
      if (text === null) return null;
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, codes.size + 1);
      return codes.size;
    },
    texts: () => [...codes.keys()],
    ranks() {
      const sorted = [...codes.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      const places = new Map(sorted.map((text, place) => [text, place]));
      return [...codes.keys()].map((text) => places.get(text) ?? 0);
    },
  };
}
