import { describe, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { asked } from "./asked.ts";
import { checkQuestionnaire } from "./check.ts";
import { questionsOf } from "./order.ts";
import { readyQuestionnaires } from "./ready.ts";
import { textsOf, untranslated } from "./texts.ts";

describe.each(readyQuestionnaires().map((one) => [one.name, one.content] as const))(
  "the ready one on %s",
  (_name, content) => {
    test("is sound", () => {
      expect(checkQuestionnaire(content)).toEqual([]);
    });

    test.each(languages)("is whole in %s", (language) => {
      expect(untranslated(content, language)).toEqual([]);
      for (const { path, text } of textsOf(content)) {
        const said = text[language] ?? "";
        expect(said.trim(), path).toBe(said);
        if (language === "ar") expect(said, path).toMatch(/[\u0600-\u06ff]/);
        if (language === "zh") expect(said, path).toMatch(/[\u4e00-\u9fff]/);
        if (language === "ru") expect(said, path).toMatch(/[\u0400-\u04ff]/);
        // French sets a narrow no-break space before its high marks.
        if (language === "fr") expect(said, path).not.toMatch(/(?:^|[^\u202f])[?;!:]/);
      }
    });

    test("asks States all or most of it, and no two questions alike", () => {
      const all = questionsOf(content).map(({ question }) => question.ask.en);
      expect(asked(content, new Map(), "member-state").questions.length).toBeGreaterThan(5);
      const within = content.sections.map(({ questions }) => questions.map(({ ask }) => ask.en));
      for (const list of within) expect(new Set(list).size).toBe(list.length);
      expect(all.length).toBeGreaterThan(10);
    });
  },
);

test("the library has its three, in its order", () => {
  expect(readyQuestionnaires().map(({ name }) => name)).toEqual(["data-systems", "remittances", "views"]);
});
