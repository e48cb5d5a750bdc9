import { describe, expect, test } from "vitest";
import { checkAnswer } from "../../consultation/questionnaire/check-answer.ts";
import { readyQuestionnaires } from "../../consultation/questionnaire/ready.ts";
import { everyKind } from "../../consultation/replying/support/asked.ts";
import { languages } from "../../kernel/language.ts";
import { codeable, inventedAnswer, inventedFile, judgedFigure } from "./answers.ts";
import { draws, invented, languageOf, themes } from "./invented.ts";

describe.each(languages)("what is invented in %s", (language) => {
  test("can be kept as an answer to every kind of question, and is the same again", () => {
    const questions = [...readyQuestionnaires().map(({ content }) => content), everyKind].flatMap(
      ({ sections }) => sections.flatMap((section) => section.questions),
    );
    const story = () => {
      const draw = draws(7);
      return questions.flatMap((question) =>
        Array.from({ length: 10 }, () => inventedAnswer(question, language, draw)),
      );
    };
    const answers = story();
    questions.forEach((question, at) => {
      for (const answer of answers.slice(at * 10, at * 10 + 10))
        if (answer !== null) expect(checkAnswer(question, answer, { language }), question.id).toEqual([]);
    });
    expect(story()).toEqual(answers);
  });

  test("a figure of its own is confirmed or corrected, never far from it; a paper is text", () => {
    const draw = draws(11);
    const own = { value: 1_234_567, evidence: ["corridor:observation/x@1?sex=T"] };
    const question = everyKind.sections.flatMap((one) => one.questions).find(({ kind }) => kind === "figure");
    const judged = Array.from({ length: 40 }, () => judgedFigure(own, language, draw));
    for (const answer of judged) {
      if (!question || answer?.kind !== "figure") throw new Error("no answer to a figure");
      expect(checkAnswer(question, answer, { language })).toEqual([]);
      expect(Math.abs((answer.value ?? own.value) / own.value - 1)).toBeLessThan(0.06);
    }
    expect(new Set(judged.map((one) => one?.kind === "figure" && one.verdict)).size).toBe(2);
    expect(judgedFigure({ ...own, value: null }, language, draw)).toBeNull();
    expect(new TextDecoder().decode(inventedFile(language).bytes)).toContain(
      invented(language).practice.title,
    );
  });

  test("sentences are each of one theme, so that coding finds them again", () => {
    const said = invented(language).themes;
    for (const theme of themes)
      for (const sentence of said[theme])
        expect(codeable(sentence, language)).toEqual([{ theme, quote: sentence }]);
  });
});

test("States answer in the language in which they write to the United Nations", () => {
  expect(["EGY", "CHN", "SEN", "KAZ", "PER", "IND", "ilo"].map(languageOf)).toEqual([
    "ar",
    "zh",
    "fr",
    "ru",
    "es",
    "en",
    "en",
  ]);
});
