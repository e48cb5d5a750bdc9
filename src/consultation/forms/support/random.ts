import fc from "fast-check";
import { type Language, languages } from "../../../kernel/language.ts";
import { allTerritories } from "../../../kernel/territory/register.ts";
import type { Text } from "../../../kernel/texts.ts";
import { type Column, PartId, type Question, type Questionnaire } from "../../questionnaire/model.ts";
import type { Answer } from "../../replying/answer.ts";
import { writtenNumber } from "../collect.ts";
import { practiceParts, reasons } from "../layout/blocks.ts";

/** Random questionnaires with answers that fit them, for the tests of forms. */

export interface Filled {
  readonly questionnaire: Questionnaire;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Texts that office files find hard: markup, formulas, both directions, emoji, escapes, line breaks. */
const hard = [
  "=1+1",
  "+49 30",
  "-5",
  "@SUM(A1)",
  "<w:t>x</w:t> & \"q\" 'a'",
  "a\nb\n\nc",
  "a\tb",
  "_x000D_ and _x005F_",
  "مرحبا (hello) 123",
  "👩🏽‍🌾 été – 漢字",
  "1,234",
  "007",
  "1e5",
  "2024",
  "x",
  "]]>",
  "true",
  "#REF!",
];

const wording = fc.oneof(
  fc.constantFrom(...hard),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .map((text) => text.normalize("NFC").trim())
    .filter(
      (text) =>
        text !== "" && text !== "…" && text !== "☐" && !/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.test(text),
    ),
);
const text = (language: Language): fc.Arbitrary<Text> => wording.map((one) => ({ [language]: one }));
const territories = allTerritories().filter(({ kind }) => kind === "territory");
const territory = fc.constantFrom(...territories.map(({ id }) => String(id)));
const number = (decimals: number) =>
  fc.integer({ min: -1e9, max: 1e9 }).map((value) => Number((value / 10 ** decimals).toFixed(decimals)));
const day = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2050-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function part(letter: string, index: number): PartId {
  return PartId.parse(`${letter}${index}`);
}

type Made = readonly [Question, Answer | null];

function made(id: PartId, language: Language): fc.Arbitrary<Made> {
  const common = fc.record({
    id: fc.constant(id),
    ask: text(language),
    help: fc.option(text(language)),
    required: fc.boolean(),
    about: fc.constant<string[]>([]),
    when: fc.constant(null),
  });
  const answered = (question: fc.Arbitrary<readonly [Question, fc.Arbitrary<Answer>]>): fc.Arbitrary<Made> =>
    question.chain(([asked, answer]) =>
      fc
        .oneof(
          { arbitrary: answer, weight: 6 },
          {
            arbitrary: fc.record({
              kind: fc.constant("none" as const),
              why: fc.constantFrom(...reasons),
              comment: fc.oneof(fc.constant(""), wording),
            }),
            weight: 1,
          },
          { arbitrary: fc.constant(null), weight: 1 },
        )
        .map((given): Made => [asked, given]),
    );
  return fc.oneof(
    answered(
      fc
        .record({ common, long: fc.boolean() })
        .map(({ common: c, long }) => [
          { ...c, kind: "text", mostWords: null, long },
          wording.map((said): Answer => ({ kind: "text", text: said, language })),
        ]),
    ),
    answered(
      fc
        .record({
          common,
          options: fc.array(text(language), { minLength: 2, maxLength: 5 }),
          several: fc.boolean(),
          other: fc.boolean(),
        })
        .map(({ common: c, options, several, other }) => {
          const list = options.map((one, i) => ({ id: part("o", i), text: one }));
          const ids = list.map((one) => one.id);
          const chosen = several
            ? fc.subarray(ids, { minLength: 1 })
            : fc.constantFrom(...ids).map((one) => [one]);
          return [
            { ...c, kind: "choice", options: list, several, other },
            fc
              .record({ chosen, said: other && several ? fc.option(wording) : fc.constant(null) })
              .map((one): Answer => ({ kind: "choice", chosen: one.chosen, other: one.said })),
          ];
        }),
    ),
    answered(
      fc
        .record({ common, least: fc.integer({ min: -3, max: 1 }), words: fc.option(text(language)) })
        .map(({ common: c, least, words }) => [
          { ...c, kind: "scale", least, most: least + 6, leastWords: words, mostWords: words },
          fc.integer({ min: least, max: least + 6 }).map((value): Answer => ({ kind: "scale", value })),
        ]),
    ),
    answered(
      fc
        .record({ common, decimals: fc.integer({ min: 0, max: 4 }) })
        .map(({ common: c, decimals }) => [
          { ...c, kind: "number", unit: { code: "persons" }, least: null, most: null, decimals },
          number(decimals).map((value): Answer => ({ kind: "number", value })),
        ]),
    ),
    answered(
      fc
        .record({ common, precision: fc.constantFrom("year" as const, "month" as const, "day" as const) })
        .map(({ common: c, precision }) => [
          { ...c, kind: "date", precision },
          day.map(
            (date): Answer => ({
              kind: "date",
              date: date.slice(0, { year: 4, month: 7, day: 10 }[precision]),
            }),
          ),
        ]),
    ),
    answered(
      fc
        .record({
          common,
          kinds: fc.array(
            fc.constantFrom("text" as const, "number" as const, "year" as const, "territory" as const),
            { minLength: 1, maxLength: 4 },
          ),
          given: fc.boolean(),
          head: text(language),
        })
        .map(({ common: c, kinds, given, head }) => {
          const columns = kinds.map((kind, i): Column => ({ id: part("c", i), head, kind, unit: null }));
          const rows = given ? [0, 1, 2].map((i) => ({ id: part("r", i), head })) : [];
          return [
            { ...c, kind: "table", columns, rows, mostRows: 30 },
            tableAnswer(
              columns,
              rows.map(({ id: row }) => row),
              language,
            ),
          ];
        }),
    ),
    answered(
      fc
        .record({ common, several: fc.boolean() })
        .map(({ common: c, several }) => [
          { ...c, kind: "territory", several },
          fc
            .uniqueArray(territory, { minLength: 1, maxLength: several ? 12 : 1 })
            .map((found): Answer => ({ kind: "territory", territories: found })),
        ]),
    ),
    answered(
      common.map((c) => [
        { ...c, kind: "practice" },
        fc
          .record(
            Object.fromEntries(
              practiceParts.map((one) => [
                one,
                one === "title" ? wording : fc.oneof(fc.constant(""), wording),
              ]),
            ),
          )
          .map((parts): Answer => {
            const { title = "", what = "", results = "", since = "", link = "", contact = "" } = parts;
            return { kind: "practice", title, what, results, since, link, contact };
          }),
      ]),
    ),
    answered(
      common.map((c) => [
        { ...c, kind: "figure", indicator: "migrant-stock", period: null },
        fc
          .record({
            value: number(2),
            source: wording,
            comment: fc.oneof(fc.constant(""), wording),
            confirmed: fc.boolean(),
          })
          .map(
            (one): Answer => ({
              kind: "figure",
              shown,
              verdict: one.confirmed ? "confirmed" : "corrected",
              value: one.confirmed ? null : one.value,
              source: one.confirmed ? "" : one.source,
              comment: one.comment,
            }),
          ),
      ]),
    ),
  );
}

/** The figure that is shown wherever one is. */
export const shown = { evidence: "corridor:release/un-desa-stock@0#x", value: 1234.5 };

function tableAnswer(
  columns: readonly Column[],
  given: readonly PartId[],
  language: Language,
): fc.Arbitrary<Answer> {
  const cell = ({ kind }: Column): fc.Arbitrary<string> =>
    kind === "text"
      ? wording
      : kind === "number"
        ? number(1).map((value) => writtenNumber(value, language))
        : kind === "year"
          ? fc.integer({ min: 1950, max: 2050 }).map(String)
          : territory;
  const cells = fc
    .tuple(...columns.map((column) => fc.option(cell(column))))
    .map((said) =>
      Object.fromEntries(
        columns.flatMap(({ id }, i) => (said[i] === null || said[i] === undefined ? [] : [[id, said[i]]])),
      ),
    )
    .filter((row) => Object.keys(row).length > 0);
  type Row = { row: PartId | null; cells: Record<string, string> };
  const rows: fc.Arbitrary<Row[]> =
    given.length > 0
      ? fc
          .tuple(
            ...given.map((row) => fc.option(cells).map((one): Row[] => (one ? [{ row, cells: one }] : []))),
          )
          .map((all) => all.flat())
      : fc
          .array(cells, { minLength: 1, maxLength: 12 })
          .map((all) => all.map((one): Row => ({ row: null, cells: one })));
  return rows.filter((all) => all.length > 0).map((all): Answer => ({ kind: "table", rows: all }));
}

/** A questionnaire in one language with answers to some of its questions. */
export const filled: fc.Arbitrary<Filled & { readonly language: Language }> = fc
  .constantFrom(...languages)
  .chain((language) =>
    fc
      .array(fc.tuple(text(language), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 3 })
      .chain((sections) =>
        fc
          .tuple(
            ...sections.map(([title, count], s) =>
              fc
                .tuple(...Array.from({ length: count }, (_, q) => made(PartId.parse(`s${s}q${q}`), language)))
                .map((questions) => ({ id: part("s", s), title, questions })),
            ),
          )
          .map((parts) => ({
            language,
            questionnaire: {
              title: { [language]: "T" },
              introduction: null,
              original: language,
              sections: parts.map(({ id, title, questions }) => ({
                id,
                title,
                introduction: null,
                when: null,
                questions: questions.map(([question]) => question),
              })),
            },
            answers: new Map(
              parts.flatMap(({ questions }) =>
                questions.flatMap(([question, answer]): [string, Answer][] =>
                  answer ? [[question.id, answer]] : [],
                ),
              ),
            ),
          })),
      ),
  );
