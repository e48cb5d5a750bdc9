import { describe, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { sampleDocument } from "../testing.ts";
import { structureFaults } from "./testing.ts";
import { writePdf } from "./write.ts";

describe("the structure of a PDF, read by another program", () => {
  test.each(languages)("in %s has what those need who listen to it", async (language) => {
    const size = { sections: 4, paragraphs: 3, charts: 2, tables: 2, rows: 70 };
    expect(await structureFaults(writePdf(sampleDocument(language, size)))).toEqual([]);
  });

  test("tells what lacks", async () => {
    const bare = { ...sampleDocument("en"), blocks: [], annexes: [], contents: false };
    expect(await structureFaults(writePdf(bare))).toEqual(["no bookmarks"]);
  });
});
