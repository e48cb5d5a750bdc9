/**
 * How PostgreSQL's types become values, by the number of the type; the same for both stores. Types that are not named
 * here stay text: dates without a time and decimals would lose something otherwise.
 */
export const typeParsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === "t",
  17: (text) => Uint8Array.from(Buffer.from(text.slice(2), "hex")),
  20: wholeNumber,
  21: Number,
  23: Number,
  26: Number,
  114: (text): unknown => JSON.parse(text),
  700: Number,
  701: Number,
  1082: (text) => text,
  1114: (text) => text,
  1184: (text) => new Date(text),
  3802: (text): unknown => JSON.parse(text),
};

/** Beyond 2^53 a number would be another one, so it stays exact. */
function wholeNumber(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
