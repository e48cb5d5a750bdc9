import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "../../kernel/words.ts";
import { asked } from "./asked.ts";
import { checkQuestionnaire } from "./check.ts";
import { conditionWords } from "./condition-words.ts";
import { addQuestion, addSection, dropPart, movePart, putBack } from "./editing.ts";
import { Questionnaire } from "./model.ts";
import { questionsOf } from "./order.ts";
import { aboutAnswers, possible } from "./possible.ts";
import { everyKind } from "./support/kinds.ts";
import { answersTo, drawn, id, questionnaire, section, yesNo } from "./support/made.ts";

const order = (content: Questionnaire) =>
  content.sections.map(({ id: own, questions }) => `${own}:${questions.map((one) => one.id)}`).join(" ");

const content = questionnaire(section("s", [yesNo("a"), yesNo("b")]), section("t", [yesNo("c"), yesNo("d")]));

describe("editing", () => {
  test.each([
    ["a", 1, "s:b,a t:c,d"],
    ["a", -1, "s:a,b t:c,d"],
    ["b", 1, "s:a t:b,c,d"],
    ["c", -1, "s:a,b,c t:d"],
    ["d", 1, "s:a,b t:c,d"],
    ["t", -1, "t:c,d s:a,b"],
    ["nobody", 1, "s:a,b t:c,d"],
  ] as const)("%s moves by %i", (part, by, expected) => {
    expect(order(movePart(content, part, by))).toBe(expected);
  });

  test("the last question of a section does not leave it", () => {
    const small = questionnaire(section("s", [yesNo("a")]), section("t", [yesNo("b")]));
    expect(order(movePart(small, "a", 1))).toBe("s:a t:b");
    expect(dropPart(small, "a")).toBeUndefined();
    expect(dropPart(questionnaire(section("s", [yesNo("a")])), "s")).toBeUndefined();
  });

  test("what is dropped comes back where it stood", () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (made, which) => {
        const ids = made.sections.flatMap(({ id: own, questions }) => [
          own,
          ...questions.map((one) => one.id),
        ]);
        const done = dropPart(made, ids[which % ids.length] ?? "");
        if (!done) return;
        expect(questionsOf(done.content).length).toBeLessThan(questionsOf(made).length);
        expect(putBack(done.content, done.dropped)).toEqual(made);
        expect(putBack(made, done.dropped)).toEqual(made);
      }),
    );
  });

  test.each(everyKind)("a new question of kind %s is sound at once, in every language", (kind) => {
    for (const original of ["en", "ar", "zh"] as const) {
      const translated = Questionnaire.parse(
        JSON.parse(JSON.stringify(content).replaceAll('"en":', `"${original}":`)),
      );
      const added = addQuestion({ ...translated, original }, "s", kind);
      const whole = addSection(added?.content ?? content);
      expect(checkQuestionnaire(whole.content)).toEqual([]);
      expect(Questionnaire.parse(whole.content)).toEqual(whole.content);
    }
  });
});

describe("a condition", () => {
  const list = questionnaire(section("s", [yesNo("a"), yesNo("b")]));
  test("is told in words", () => {
    const say = (condition: Parameters<typeof conditionWords>[0]) =>
      conditionWords(condition, list, words("en"));
    expect(say({ if: "chosen", question: id("a"), options: [id("yes"), id("no")] })).toBe(
      "1.1 is answered with “Yes” or “No”",
    );
    expect(say({ if: "recipient", kinds: ["member-state", "observer-state"] })).toBe(
      "the recipient is of this kind: Member State and Observer State",
    );
    expect(say({ if: "not", condition: { if: "answered", question: id("b") } })).toBe("not: 1.2 is answered");
  });

  test("leaves what can be asked: all that is asked under any answers, and what is left looks at answers only", () => {
    fc.assert(
      fc.property(
        drawn.chain((made) => fc.tuple(fc.constant(made), answersTo(made))),
        fc.constantFrom("member-state" as const, "agency" as const),
        ([made, answers], kind) => {
          const may = new Set(
            possible(made, kind).flatMap(({ questions }) => questions.map((one) => one.id)),
          );
          for (const { question } of asked(made, answers, kind).questions)
            expect(may.has(question.id)).toBe(true);
        },
      ),
    );
    expect(aboutAnswers({ if: "recipient", kinds: ["agency"] })).toBeNull();
    const answered = { if: "answered", question: id("a") } as const;
    expect(
      aboutAnswers({ if: "all", conditions: [{ if: "recipient", kinds: ["agency"] }, answered] }),
    ).toEqual(answered);
  });
});
