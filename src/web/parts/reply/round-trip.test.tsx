import fc from "fast-check";
import { JSDOM } from "jsdom";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PartId, type Question } from "../../../consultation/questionnaire/model.ts";
import { questionOf, questionsOf } from "../../../consultation/questionnaire/order.ts";
import { Answer } from "../../../consultation/replying/answer.ts";
import { answerFromForm } from "../../../consultation/replying/from-form.ts";
import { everyKind } from "../../../consultation/replying/support/asked.ts";
import { cleanText } from "../../../kernel/clean-text.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { allTerritories } from "../../../kernel/territory/register.ts";
import { words } from "../../../kernel/words.ts";
import { type Frame, FrameProvider } from "../../frame.ts";
import { QuestionField } from "../questionnaire/fields/question-field.tsx";

/** An answer in its field, sent as it stands, is the same answer: for every kind, in every language. */

const evidence = "corridor:observation/un-desa-stock@abc?destination=PHL";
const shown = { evidence, value: 218530 };

/** What a browser would send of a form in which this answer stands. */
function sent(question: Question, value: Answer | null, language: Language): FormData {
  const frame: Frame = {
    words: words(language),
    language,
    theme: "auto",
    path: "/",
    enhanceUrl: null,
    softwareVersion: "0",
    person: null,
  };
  const html = renderToStaticMarkup(
    <FrameProvider value={frame}>
      <form>
        <QuestionField
          question={question}
          number="1.1"
          value={value}
          language={language}
          original="en"
          problems={[]}
          shown={{ evidence, words: "218,530", source: "A source" }}
        />
      </form>
    </FrameProvider>,
  );
  const { window } = new JSDOM(html);
  const form = window.document.querySelector("form");
  const data = new FormData();
  // Line ends are sent as CR and LF (HTML, 4.10.21.4).
  for (const [name, told] of new window.FormData(form ?? undefined))
    if (typeof told === "string") data.append(name, told.replace(/\r?\n/g, "\r\n"));
  return data;
}

/** Text that a person may have written: any script, both directions, markup; clean, as it is kept, and without space around it. */
const written = (maxLength = 60) =>
  fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength }),
      fc.constantFrom(
        "<b>x</b>",
        "=1+1",
        "قانون رقم 5 🧕🏽",
        "a\n\n  b\tc",
        "&amp;&lt;",
        "\u200fمرحبا\u200e",
        "移徙",
      ),
    )
    .map((text) => cleanText(text).trim())
    .filter((text) => text !== "");
/** The same on one line, as a field of one line takes it. */
const line = (maxLength = 40) => written(maxLength).map((text) => text.replace(/[\n\r]+/g, " "));
const maybe = (text: fc.Arbitrary<string>) => fc.option(text, { nil: "" });
const territories = allTerritories()
  .filter(({ kind, years }) => kind === "territory" && years?.last === undefined)
  .map(({ id }) => id);
const cents = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 100 + 0);
const part = (id: string) => PartId.parse(id);

const answers: Readonly<Record<string, (language: Language) => fc.Arbitrary<Answer>>> = {
  laws: (language) => written().map((text) => ({ kind: "text", text, language })),
  views: () =>
    fc
      .tuple(fc.constantFrom([part("yes")], [part("no")], []), fc.option(line(), { nil: null }))
      .filter(([chosen, other]) => chosen.length > 0 || other !== null)
      .map(([chosen, other]) => ({ kind: "choice", chosen: [...chosen], other })),
  scale: () => fc.integer({ min: 1, max: 5 }).map((value) => ({ kind: "scale", value })),
  number: () => cents.map((value) => ({ kind: "number", value: value === 0 ? 0 : value })),
  since: () =>
    fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => ({ kind: "date", date: `${year}-${String(month).padStart(2, "0")}` })),
  table: () =>
    fc
      .array(fc.tuple(maybe(line()), maybe(fc.nat().map(String))), { minLength: 1, maxLength: 5 })
      .map((rows) =>
        rows
          .map(([what, many]) => ({
            row: null,
            cells: Object.fromEntries(
              [
                ["what", what],
                ["how-many", many],
              ].filter(([, cell]) => cell !== ""),
            ),
          }))
          .filter(({ cells }) => Object.keys(cells).length > 0),
      )
      .filter((rows) => rows.length > 0)
      .map((rows) => Answer.parse({ kind: "table", rows })),
  given: () =>
    fc.tuple(fc.nat().map(String), fc.nat().map(String)).map(([women, men]) =>
      Answer.parse({
        kind: "table",
        rows: [
          { row: "women", cells: { n: women } },
          { row: "men", cells: { n: men } },
        ],
      }),
    ),
  partners: () =>
    fc
      .uniqueArray(fc.constantFrom(...territories), { minLength: 1, maxLength: 4 })
      .map((ids) => ({ kind: "territory", territories: ids })),
  papers: () =>
    fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{64}$/), { minLength: 1, maxLength: 2 }).map((hashes) => ({
      kind: "document",
      files: hashes.map((sha256) => ({ sha256, name: "a.pdf", bytes: 10, type: "application/pdf" })),
    })),
  practice: () =>
    fc
      .record({
        title: line(),
        what: maybe(written()),
        results: maybe(written()),
        since: maybe(line(10)),
        link: maybe(line()),
        contact: maybe(line()),
      })
      .map((parts) => ({ kind: "practice", ...parts })),
  stock: () =>
    fc.oneof(
      fc.record({ source: maybe(line()), comment: maybe(line()) }).map((said) => ({
        kind: "figure" as const,
        shown,
        verdict: "confirmed" as const,
        value: null,
        ...said,
      })),
      fc
        .record({
          value: cents.filter((value) => value !== 0),
          source: maybe(line()),
          comment: maybe(line()),
        })
        .map((said) => ({ kind: "figure" as const, shown, verdict: "corrected" as const, ...said })),
    ),
};

describe("an answer in its field, sent as it stands, is the same answer", () => {
  for (const [id, draw] of Object.entries(answers))
    test(id, () => {
      const question = questionOf(everyKind, id)?.question;
      if (!question) throw new Error(`no question ${id}`);
      fc.assert(
        fc.property(
          fc.constantFrom(...languages).chain((language) => fc.tuple(fc.constant(language), draw(language))),
          ([language, answer]) => {
            const form = sent(question, answer, language);
            const read = unwrap(answerFromForm(question, form, { language, current: answer, shown }));
            expect(read).toEqual(answer);
          },
        ),
        { numRuns: 60, seed: 5 },
      );
    });

  test("an empty form says nothing, and a reason is the answer whatever else stands there", () => {
    for (const { question } of questionsOf(everyKind)) {
      const context = { language: "en", current: null, shown } as const;
      expect(unwrap(answerFromForm(question, sent(question, null, "en"), context)), question.id).toBeNull();
      const none: Answer = { kind: "none", why: "not-available", comment: "in 2028" };
      const form = sent(question, none, "ar");
      form.set(`a.${question.id}`, "something");
      expect(unwrap(answerFromForm(question, form, context)), question.id).toEqual(none);
    }
  });
});

describe("what is no answer", () => {
  const say = (id: string, said: Readonly<Record<string, string>>, language: Language = "en") => {
    const question = questionOf(everyKind, id)?.question;
    if (!question) throw new Error(`no question ${id}`);
    const form = new FormData();
    for (const [name, value] of Object.entries(said)) form.set(`a.${id}${name}`, value);
    const read = answerFromForm(question, form, { language, current: null, shown });
    return read.ok ? read.value : read.problems.map(({ code }) => code);
  };

  test("is told field by field", () => {
    expect(say("number", { "": "many" })).toEqual(["questionnaires.not-a-number"]);
    expect(say("number", { "": "1,234" }, "fr")).toEqual({ kind: "number", value: 1.234 });
    expect(say("number", { "": "1.234" }, "fr")).toEqual(["questionnaires.number-ambiguous"]);
    expect(say("number", { "": "٣٤٫٥" }, "ar")).toEqual({ kind: "number", value: 34.5 });
    expect(say("scale", { "": "best" })).toEqual(["questionnaires.off-scale"]);
    expect(say("since", { ".month": "05" })).toEqual(["questionnaires.date-precision-month"]);
    expect(say("since", { ".year": "٢٠٢٤", ".month": "5" })).toEqual({ kind: "date", date: "2024-05" });
    expect(say("since", { ".year": "2024" })).toEqual({ kind: "date", date: "2024" });
    expect(say("partners", { ".1": "Atlantis", ".2": "México" })).toEqual([
      "questionnaires.territory-unknown",
    ]);
    expect(say("partners", { ".2": "México", ".10": "PHL" })).toEqual({
      kind: "territory",
      territories: ["MEX", "PHL"],
    });
    expect(say("views", { "": "<script>" })).toEqual(["questionnaires.option-unknown"]);
    expect(say("stock", { ".verdict": "confirmed", ".evidence": "corridor:observation/x" })).toEqual([
      "replies.figure-changed",
    ]);
    expect(say("laws", { ".none": "lazy" })).toEqual(["replies.answer-malformed"]);
    expect(say("laws", { "": "x".repeat(1_000_001) })).toEqual(["replies.answer-malformed"]);
  });
});
