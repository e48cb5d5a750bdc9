import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { starterParties } from "../../directory/parties.ts";
import { readerOf } from "./access.ts";
import { openBook } from "./book.ts";
import { distributionOf, quantiles } from "./distribution.ts";
import { groupings, groupOf } from "./grouping.ts";
import { matrixOf } from "./matrix.ts";
import { progressOf } from "./progress.ts";
import { ratesOf } from "./rates.ts";
import type { CompactAnswer } from "./repository/answers.ts";
import type { ReplyRow } from "./repository/replies.ts";
import { smallQuestionnaire } from "./support/fixture.ts";
import { quoted } from "./words-of.ts";

const parties = starterParties();
const byId = new Map(parties.map((party) => [party.id as string, party]));
const asked = {
  id: "c",
  title: { en: "C" },
  questionnaire: "c",
  version: 1,
  previous: null,
  opens: "2027-02-01",
  closes: "2027-04-30",
  state: "closed",
  promise: "none",
  shown: true,
  secret: null,
} as const;

const Compact = fc.dictionary(
  fc.constantFrom("policy", "detail", "use", "emigrants", "practice"),
  fc.oneof(
    fc.constantFrom("yes", "no").map((one): CompactAnswer => ({ kind: "choice", chosen: [one as never] })),
    fc.constant<CompactAnswer>({ kind: "none", why: "prefer-not" }),
    fc.constant<CompactAnswer>({ kind: "value" }),
  ),
);
const Reply = fc.record({
  submitted: fc.boolean(),
  publication: fc.constantFrom("public", "member-states", "secretariat" as const),
  answers: Compact,
});
const World = fc
  .uniqueArray(fc.nat(parties.length - 1), { minLength: 1, maxLength: 40 })
  .chain((places) =>
    fc.tuple(fc.constant(places), fc.array(Reply, { minLength: places.length, maxLength: places.length })),
  );

function worldOf([places, given]: readonly [
  readonly number[],
  readonly { submitted: boolean; publication: string; answers: Record<string, CompactAnswer> }[],
]) {
  const rows = places.map((place, index) => ({ party: parties[place], ...given[index] }));
  const replies = rows.map(
    ({ party, submitted, publication }, index): ReplyRow => ({
      number: index + 1,
      consultation: "c",
      party: party?.id ?? "",
      state: submitted ? "submitted" : "asked",
      publication: null,
      enteredFor: null,
      opened: null,
      begun: null,
      cleared: null,
      first: submitted ? "2027-03-01T00:00:00.000Z" : null,
      submission: submitted
        ? {
            number: 1,
            hash: String(index),
            publication: publication as "public",
            language: null,
            at: "2027-03-01T00:00:00.000Z",
          }
        : null,
    }),
  );
  const compact = new Map(rows.map(({ answers }, index) => [index + 1, answers ?? {}]));
  const book = (sight: "visitor" | "operator") => {
    const actor =
      sight === "visitor" ? ({ kind: "visitor" } as const) : ({ kind: "operator", name: "x" } as const);
    const opened = openBook({
      asked,
      questionnaire: smallQuestionnaire,
      replies,
      parties: byId,
      reader: readerOf(actor, () => false),
    });
    if (!opened) throw new Error("the book did not open");
    return opened;
  };
  return { rows, compact, book };
}

describe("rates, against a slow and obvious count", () => {
  test("by group: each party once in each grouping, with whoever has submitted", () => {
    fc.assert(
      fc.property(World, (given) => {
        const { rows, compact, book } = worldOf(given);
        const rates = ratesOf(book("operator"), compact);
        expect([rates.asked, rates.answered]).toEqual([
          rows.length,
          rows.filter(({ submitted }) => submitted).length,
        ]);
        for (const by of groupings) {
          const groups = rates.groups.find((one) => one.by === by)?.rates ?? [];
          for (const { group, asked: n, answered } of groups) {
            let [slowAsked, slowAnswered] = [0, 0];
            for (const { party, submitted } of rows) {
              if (!party || groupOf(party, by) !== group) continue;
              slowAsked += 1;
              if (submitted) slowAnswered += 1;
            }
            expect([n, answered]).toEqual([slowAsked, slowAnswered]);
          }
          expect(groups.reduce((sum, one) => sum + one.asked, 0)).toBe(rows.length);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test("by question and in the matrix: not asked is not missing, and outsiders count what is public", () => {
    fc.assert(
      fc.property(World, (given) => {
        const { rows, compact, book } = worldOf(given);
        for (const sight of ["operator", "visitor"] as const) {
          const open = rows.filter(
            ({ submitted, publication }) => submitted && (sight === "operator" || publication === "public"),
          );
          const rates = ratesOf(book(sight), compact);
          expect(rates.readable).toBe(open.length);
          for (const { question, asked: n, answered, none, missing } of rates.questions) {
            const slow = { asked: 0, answered: 0, none: 0, missing: 0 };
            for (const { answers } of open) {
              const policy = answers?.policy;
              const yes = policy?.kind === "choice" && policy.chosen.some((one) => one === "yes");
              if (question === "detail" && !yes) continue;
              const answer = answers?.[question];
              slow.asked += 1;
              if (!answer) slow.missing += 1;
              else if (answer.kind === "none") slow.none += 1;
              else slow.answered += 1;
            }
            expect({ asked: n, answered, none, missing }).toEqual(slow);
          }
          const { rows: lines, questions } = matrixOf(book(sight), compact);
          expect(lines).toHaveLength(sight === "operator" ? rows.length : open.length);
          questions.forEach(({ id }, column) => {
            const rate = rates.questions.find(({ question }) => question === id);
            const letters = lines.map(({ cells }) => cells[column] ?? "");
            expect(letters.filter((letter) => letter === "a")).toHaveLength(rate?.answered ?? -1);
            expect(letters.filter((letter) => letter === "m")).toHaveLength(rate?.missing ?? -1);
            expect(letters.filter((letter) => "xvp".includes(letter))).toHaveLength(rate?.none ?? -1);
          });
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

test("days: sums only grow, no later step is ahead of an earlier one, reminders stand on their days", () => {
  const at = (day: number) => new Date(Date.UTC(2027, 1, day)).toISOString();
  const replies = [
    { opened: at(2), begun: at(3), cleared: at(9), first: at(10) },
    { opened: null, begun: null, cleared: null, first: at(12) },
    { opened: at(20), begun: null, cleared: null, first: null },
  ];
  const { days, reminders } = progressOf("2027-02-01", replies, [{ day: "2027-02-11", letters: 2 }]);
  expect([days[0]?.day, days.at(-1)?.day]).toEqual(["2027-02-01", "2027-02-20"]);
  for (const one of days) {
    expect(one.openedSoFar).toBeGreaterThanOrEqual(one.begunSoFar);
    expect(one.begunSoFar).toBeGreaterThanOrEqual(one.clearedSoFar);
    expect(one.clearedSoFar).toBeGreaterThanOrEqual(one.submittedSoFar);
  }
  expect(days.at(-1)).toMatchObject({ openedSoFar: 3, submittedSoFar: 2 });
  expect(reminders).toEqual([{ day: "2027-02-11", letters: 2, before: 1, after: 1 }]);
  expect(progressOf("2027-02-01", [], []).days).toHaveLength(1);
});

test("quartiles are those of a spreadsheet, and none of nothing", () => {
  // QUARTILE.INC over 1, 2, 4, 8 in any spreadsheet.
  expect(quantiles([8, 1, 4, 2])).toEqual({ count: 4, least: 1, lower: 1.75, median: 3, upper: 5, most: 8 });
  expect(quantiles([])).toBeNull();
});

test("counts by option and group; reasons for no answer are not among them", () => {
  const question = smallQuestionnaire.sections[0]?.questions[0];
  if (question?.kind !== "choice") throw new Error("the first question is a choice");
  const [yes, no] = question.options;
  const spread = distributionOf(question, [
    { group: "x", answer: { kind: "choice", chosen: yes ? [yes.id] : [], other: null } },
    { group: "x", answer: { kind: "choice", chosen: no ? [no.id] : [], other: "words" } },
    { group: "y", answer: { kind: "none", why: "prefer-not", comment: "" } },
  ]);
  expect(spread).toEqual({
    kind: "counts",
    items: [
      { id: "yes", count: 1 },
      { id: "no", count: 1 },
      { id: "other", count: 1 },
    ],
    groups: [{ group: "x", answered: 2, counts: [1, 1, 1] }],
    median: null,
  });
});

test("a quote is what stands there: only white space may differ", () => {
  expect(quoted("a  b\nc (d) [e]*", "b c (d)")).toBe("b\nc (d)");
  expect(quoted("a.b", "a-b")).toBeUndefined();
  expect(quoted("axb", "a.b")).toBeUndefined();
  expect(quoted("text", "  ")).toBeUndefined();
});
