import { describe, expect, test } from "vitest";
import { checkAnswer } from "../../consultation/questionnaire/check-answer.ts";
import { readyQuestionnaires } from "../../consultation/questionnaire/ready.ts";
import { everyKind } from "../../consultation/replying/support/asked.ts";
import { languages } from "../../kernel/language.ts";
import { codeable, inventedAnswer } from "./answers.ts";
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
