import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { catalogueKey, words } from "../../kernel/words.ts";

/** Every code that this room gives away, as its files write it. */
const codes = new Set(
  readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
    .flatMap((source) => [...source.matchAll(/"(reading\.[a-z-]+)"/g)].map((match) => match[1] ?? "")),
);
const phases = ["reading.checksum", "reading.rows"];

test.each(languages)("every problem and every phase has words in %s", (language) => {
  expect(codes.size).toBeGreaterThan(40);
  const mute = [...codes].filter(
    (code) => !words(language).has(catalogueKey(phases.includes(code) ? "progress" : "problem", code)),
  );
  expect(mute).toEqual([]);
});
