import { describe, expect, test } from "vitest";
import { checkQuestionnaire } from "./check.ts";
import type { Condition, Questionnaire } from "./model.ts";
import { id, question, questionnaire, section, yesNo } from "./support/made.ts";

const codes = (content: Questionnaire) =>
  checkQuestionnaire(content).map(({ code }) => code.replace("questionnaires.", ""));
const whole = (...list: Parameters<typeof section>[1]) => questionnaire(section("s", list));

describe("a questionnaire", () => {
  test("that is sound has no problem", () => {
    expect(
      codes(
        whole(
          yesNo("a"),
          question("scale", { id: "b", least: 1, most: 5, leastWords: null, mostWords: null }),
          yesNo("c", { when: { if: "between", question: id("b"), least: 2, most: null } }),
        ),
      ),
    ).toEqual([]);
  });

  test("names each part once", () => {
    expect(codes(questionnaire(section("a", [yesNo("a")])))).toEqual(["id-twice"]);
    const twice = question("choice", {
      id: "c",
      options: [1, 2].map(() => ({ id: id("o"), text: { en: "O" } })),
      several: false,
      other: false,
    });
    expect(codes(whole(twice))).toEqual(["part-twice"]);
  });

  test("has its texts in the language in which it was written", () => {
    const content = whole(yesNo("a"));
    const [found, ...rest] = checkQuestionnaire({ ...content, title: { fr: "Titre" } });
    expect(found).toMatchObject({
      code: "questionnaires.text-missing",
      facts: { path: "title", number: "0" },
    });
    expect(rest).toEqual([]);
    expect(codes({ ...content, original: "ru" })).toHaveLength(5);
  });

  test.each<[string, Condition, string[]]>([
    ["itself", { if: "answered", question: id("b") }, ["condition-forward"]],
    ["what stands after it", { if: "answered", question: id("c") }, ["condition-forward"]],
    ["what is not there", { if: "answered", question: id("z") }, ["condition-unknown"]],
    ["the bounds of a choice", { if: "between", question: id("a"), least: 1, most: 2 }, ["condition-kind"]],
    [
      "an option that is not there",
      { if: "chosen", question: id("a"), options: [id("z")] },
      ["condition-option"],
    ],
    ["what stands before it", { if: "chosen", question: id("a"), options: [id("yes")] }, []],
    [
      "two things",
      {
        if: "not",
        condition: {
          if: "any",
          conditions: [
            { if: "answered", question: id("c") },
            { if: "answered", question: id("a") },
          ],
        },
      },
      ["condition-forward"],
    ],
  ])("conditions that look at %s", (_name, when, expected) => {
    expect(codes(whole(yesNo("a"), yesNo("b", { when }), yesNo("c")))).toEqual(expected);
  });

  test("a section's condition cannot look at its own questions", () => {
    const when: Condition = { if: "answered", question: id("a") };
    expect(codes(questionnaire(section("s", [yesNo("a")], when)))).toEqual(["condition-forward"]);
    expect(codes(questionnaire(section("s", [yesNo("a")]), section("t", [yesNo("b")], when)))).toEqual([]);
  });

  test("conditions are not endlessly deep", () => {
    let when: Condition = { if: "answered", question: id("a") };
    for (let n = 0; n < 8; n++) when = { if: "not", condition: when };
    expect(codes(whole(yesNo("a"), yesNo("b", { when })))).toEqual(["condition-deep"]);
  });

  test("keeps the rules of each kind", () => {
    const ends = { leastWords: null, mostWords: null };
    expect(codes(whole(question("scale", { id: "a", least: 5, most: 1, ...ends })))).toEqual(["bounds"]);
    expect(codes(whole(question("scale", { id: "a", least: 1, most: 50, ...ends })))).toEqual(["scale-long"]);
    const number = question("number", { id: "n", unit: { code: "cases" }, least: 9, most: 1, decimals: 0 });
    expect(codes(whole(number))).toEqual(["bounds"]);
    expect(codes(whole(question("figure", { id: "f", indicator: "nonsense", period: "now" })))).toEqual([
      "indicator-unknown",
      "period-malformed",
    ]);
    const about = (address: string) => codes(whole({ ...yesNo("a"), about: [address] }));
    for (const good of [
      "A/RES/61/208",
      "A/RES/61/208#op_9",
      "A/RES/61/208#op_2~2",
      "E/CN.9/2006/2#annex_1.p_3",
    ])
      expect(about(good)).toEqual([]);
    for (const bad of ["61/208", "resolution 61/208", "A/RES/61/208#", "javascript:alert(1)"])
      expect(about(bad)).toEqual(["mandate-malformed"]);
  });
});
