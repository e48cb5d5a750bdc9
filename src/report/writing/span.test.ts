import { expect, test } from "vitest";
import { parseMarkup, printMarkup } from "./markup.ts";
import { spanInMarkup } from "./span.ts";

test.each([
  ["Only Burma here.", { inline: 0, note: null }, 5, 10],
  ["A \\*star\\*, then **in strong Burma stands** so.", { inline: 1, note: null }, 10, 15],
  ["See[^ a *note* with Burma in it] there.", { inline: 1, note: 2 }, 6, 11],
  ["[[stock-1]] in \\*Burma\\* and [[stock-2]]", { inline: 1, note: null }, 5, 10],
  ["Burma.[^ So it is.]", { inline: 0, note: null }, 0, 5],
])("%s: the name is found in what the field holds", (markup, place, from, to) => {
  const read = parseMarkup(markup);
  if (!read.ok) throw new Error("it cannot be read");
  const printed = printMarkup(read.value);
  const span = spanInMarkup(read.value, { place, from, to });
  expect(printed.slice(span.from, span.to)).toBe("Burma");
});
