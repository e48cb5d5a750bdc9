import ts from "typescript";
import { describe, expect, test } from "vitest";
import { askedKey, entriesOf } from "../../test/words/catalogue.ts";
import { firstArguments, sourceFiles, walk } from "../../test/words/sources.ts";

const files = sourceFiles("src/web");

/** Attributes that people read or hear. */
const read = new Set(["aria-label", "aria-description", "title", "alt", "placeholder", "label", "content"]);

/** Attributes of those names that programs read. */
const forPrograms = new Set(["width=device-width, initial-scale=1"]);

describe("words of the pages", () => {
  test("no text stands in the code", () => {
    const found: string[] = [];
    for (const { path, syntax } of files) {
      walk(syntax, (node) => {
        if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(`${path}: ${node.text.trim()}`);
        if (!ts.isJsxAttribute(node) || !read.has(node.name.getText())) return;
        const value = node.initializer;
        if (value && ts.isStringLiteral(value) && /\p{L}/u.test(value.text) && !forPrograms.has(value.text))
          found.push(`${path}: ${node.getText()}`);
      });
    }
    expect(found).toEqual([]);
  });

  test("every key is used", () => {
    const asked = files.flatMap((file) => firstArguments(file, ["t", "name"]));
    const indirect = [/^web:problem\./, /^web:territory\.facts\./];
    const keys = [...new Set([...entriesOf("en", "web").keys()].map((key) => `web:${askedKey(key)}`))];
    const unused = keys.filter(
      (key) => !asked.some(({ matches }) => matches.test(key)) && !indirect.some((form) => form.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
