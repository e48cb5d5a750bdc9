import { expect, test } from "vitest";
import { languages } from "../../../kernel/language.ts";
import { spellingKey } from "../../../kernel/territory/spelling.ts";
import { words } from "../../../kernel/words.ts";
import { parts, postKinds } from "../model.ts";
import { columnOf, columns, partOf, postOf, postWords } from "./columns.ts";

test.each(languages)(
  "what %s says of a column, a post and a part is read as that and nothing else",
  (language) => {
    const { t } = words(language);
    for (const column of columns) {
      expect(columnOf(t(`directory:book.column.${column}`)), column).toBe(column);
      expect(columnOf(` ${column.toUpperCase()} `)).toBe(column);
    }
    for (const part of parts) expect(partOf(t(`directory:book.part.${part}`))).toBe(part);
    for (const kind of postKinds)
      for (const number of [1, 2, 14])
        expect(postOf(postWords(words(language), kind, number)), kind).toEqual({ kind, number });
  },
);

test("the languages do not contradict one another", () => {
  for (const [keys, name] of [
    [columns, "book.column"],
    [postKinds, "post"],
    [parts, "book.part"],
  ] as const) {
    const meaning = new Map<string, string>();
    for (const language of languages)
      for (const one of keys) {
        const key = spellingKey(words(language).t(`directory:${name}.${one}`));
        expect(meaning.get(key) ?? one, `${language} ${one}`).toBe(one);
        meaning.set(key, one);
      }
  }
});

test.each([
  ["national-focal-point-3", { kind: "national-focal-point", number: 3 }],
  ["NATIONAL FOCAL POINT", { kind: "national-focal-point", number: 1 }],
  ["Point focal national 2", { kind: "national-focal-point", number: 2 }],
  ["Director", undefined],
  ["", undefined],
  ["Chair 0", undefined],
])("%s", (text, post) => {
  expect(postOf(text)).toEqual(post);
});
