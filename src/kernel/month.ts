/** The months in English, as documents and publishers write them. */
export const englishMonths: readonly string[] =
  "January February March April May June July August September October November December".split(" ");

/** The number of a month by its English name, in capitals or not, as a date has it: `09`. Undefined where there is no such month. */
export function monthNumber(name: string): string | undefined {
  const place = englishMonths.findIndex((month) => month.toLowerCase() === name.toLowerCase());
  return place < 0 ? undefined : String(place + 1).padStart(2, "0");
}
