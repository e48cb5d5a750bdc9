import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PartyKind } from "../../directory/model.ts";
import type { Answer } from "../replying/answer.ts";
import { type Answers, asked, missing } from "./asked.ts";
import type { Condition, Questionnaire } from "./model.ts";
import { numbered, questionOf, questionsOf } from "./order.ts";
import { answersTo, drawn, id, questionnaire, section, yesNo } from "./support/made.ts";

const yes: Answer = { kind: "choice", chosen: [id("yes")], other: null };
const no: Answer = { kind: "choice", chosen: [id("no")], other: null };
const none: Answer = { kind: "none", why: "not-available", comment: "" };
const ifYes = (question: string): Condition => ({
  if: "chosen",
  question: id(question),
  options: [id("yes")],
});

const idsOf = (content: Questionnaire, answers: Answers, kind: PartyKind = "member-state") =>
  asked(content, answers, kind).questions.map(({ question }) => question.id);

describe("what is asked", () => {
  const chain = questionnaire(
    section("s1", [yesNo("a", { required: true }), yesNo("b", { when: ifYes("a"), required: true })]),
    section("s2", [yesNo("c", { when: ifYes("b") })], ifYes("a")),
    section("s3", [yesNo("d")], { if: "recipient", kinds: ["agency"] }),
  );

  test("follows the answers, and who is asked", () => {
    expect(idsOf(chain, new Map())).toEqual(["a"]);
    expect(idsOf(chain, new Map([["a", yes]]))).toEqual(["a", "b"]);
    expect(
      idsOf(
        chain,
        new Map([
          ["a", yes],
          ["b", yes],
        ]),
      ),
    ).toEqual(["a", "b", "c"]);
    expect(idsOf(chain, new Map(), "agency")).toEqual(["a", "d"]);
    expect(asked(chain, new Map([["a", yes]]), "agency").sections.map((one) => one.id)).toEqual(["s1", "s3"]);
  });

  test("an answer to what is asked no more does not count", () => {
    const answers = new Map([
      ["a", no],
      ["b", yes],
      ["c", yes],
    ]);
    expect(idsOf(chain, answers)).toEqual(["a"]);
    expect(asked(chain, answers, "member-state").has("b")).toBe(false);
  });

  test("a reason why there is none answers a required question, but is no value", () => {
    expect(missing(chain, new Map([["a", none]]), "agency")).toEqual([]);
    expect(missing(chain, new Map([["a", yes]]), "agency").map(({ number }) => number)).toEqual(["1.2"]);
    const after = questionnaire(
      section("s", [yesNo("a"), yesNo("b", { when: { if: "answered", question: id("a") } })]),
    );
    expect(idsOf(after, new Map([["a", none]]))).toEqual(["a"]);
    expect(idsOf(after, new Map([["a", no]]))).toEqual(["a", "b"]);
  });

  test("numbers do not change with what is asked", () => {
    expect([...numbered(chain)]).toEqual([
      ["s1", "1"],
      ["s2", "2"],
      ["s3", "3"],
      ["a", "1.1"],
      ["b", "1.2"],
      ["c", "2.1"],
      ["d", "3.1"],
    ]);
    expect(questionOf(chain, "c")?.number).toBe("2.1");
    expect(asked(chain, new Map(), "agency").questions.map(({ number }) => number)).toEqual(["1.1", "3.1"]);
  });

  test("is what a slow and obvious reading gives", () => {
    fc.assert(
      fc.property(
        drawn.chain((content) => fc.tuple(fc.constant(content), answersTo(content))),
        fc.constantFrom<PartyKind>("member-state", "agency", "regional-process"),
        ([content, answers], kind) => {
          const all = questionsOf(content).map(({ question }) => question.id);
          expect(idsOf(content, answers, kind)).toEqual(
            all.filter((one) => slow(content, answers, kind, one)),
          );
        },
      ),
    );
  });
});

/** Whether one question is asked, worked out from it backwards, each time anew. */
function slow(content: Questionnaire, answers: Answers, kind: PartyKind, which: string): boolean {
  const placed = questionOf(content, which);
  if (!placed) return false;
  const value = (question: string) =>
    slow(content, answers, kind, question) ? answers.get(question) : undefined;
  const is = (when: Condition): boolean => {
    if (when.if === "recipient") return when.kinds.some((one) => one === kind);
    if (when.if === "not") return !is(when.condition);
    if ("conditions" in when) {
      const each = when.conditions.map(is);
      return when.if === "all" ? !each.includes(false) : each.includes(true);
    }
    if (when.if === "between") return false;
    const answer = value(when.question);
    if (answer === undefined || answer.kind === "none") return false;
    if (when.if === "answered") return true;
    return answer.kind === "choice" && when.options.filter((one) => answer.chosen.includes(one)).length > 0;
  };
  const { section: own, question } = placed;
  return (own.when === null || is(own.when)) && (question.when === null || is(question.when));
}
