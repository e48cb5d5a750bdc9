import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { catalogueKey, words } from "../../kernel/words.ts";

/** Every code that this room and the archives below it give away, as their files write it. */
const codes = new Set(
  [import.meta.dirname, join(import.meta.dirname, "..", "..", "files")]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => readFileSync(path, "utf8"))
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
