import { Questionnaire } from "../../questionnaire/model.ts";
import { Answer } from "../../replying/answer.ts";

/** A questionnaire that has each kind of question, in two languages, for the tests of forms. */
export const sample: Questionnaire = Questionnaire.parse({
  title: { en: "Follow-up", ar: "المتابعة" },
  introduction: null,
  original: "en",
  sections: [
    {
      id: "laws",
      title: { en: "Laws", ar: "القوانين" },
      introduction: { en: "About laws." },
      when: null,
      questions: [
        question("policy", "text", { mostWords: 500, long: true }),
        question("kinds", "choice", {
          options: ["labour", "family", "return"].map((id) => ({ id, text: { en: `${id} migration` } })),
          several: true,
          other: true,
        }),
        question("one", "choice", {
          options: ["yes", "no"].map((id) => ({ id, text: { en: id, ar: id === "yes" ? "نعم" : "لا" } })),
          several: false,
          other: false,
        }),
        question("scale", "scale", {
          least: 1,
          most: 5,
          leastWords: { en: "not at all" },
          mostWords: { en: "fully" },
        }),
      ],
    },
    {
      id: "data",
      title: { en: "Data", ar: "البيانات" },
      introduction: null,
      when: null,
      questions: [
        question("count", "number", { unit: { code: "persons" }, least: 0, most: 1e9, decimals: 0 }),
        question("since", "date", { precision: "month" }),
        question("sources", "table", {
          columns: [
            { id: "name", head: { en: "Source" }, kind: "text", unit: null },
            { id: "people", head: { en: "People" }, kind: "number", unit: { code: "persons" } },
            { id: "where", head: { en: "Where" }, kind: "territory", unit: null },
          ],
          rows: [],
          mostRows: 40,
        }),
        question("partners", "territory", { several: true }),
        question("files", "document", { mostFiles: 2 }),
        question("good", "practice", {}),
        question("stock", "figure", { indicator: "migrant-stock", period: null }),
      ],
    },
  ],
});

function question(id: string, kind: string, rest: Record<string, unknown>) {
  return {
    id,
    kind,
    ask: { en: `What of ${id}?`, ar: `ماذا عن ${id}؟` },
    help: null,
    required: false,
    about: [],
    when: null,
    ...rest,
  };
}

export const sampleAnswers: ReadonlyMap<string, Answer> = new Map(
  Object.entries({
    policy: { kind: "text", text: "A law of 2019.\n\n=HYPERLINK(1)", language: "en" },
    kinds: { kind: "choice", chosen: ["labour", "return"], other: "study" },
    one: { kind: "choice", chosen: ["yes"], other: null },
    scale: { kind: "scale", value: 4 },
    count: { kind: "number", value: 1_234_567 },
    since: { kind: "date", date: "2019-05" },
    sources: {
      kind: "table",
      rows: [
        { row: null, cells: { name: "Census", people: "1200.5", where: "PHL" } },
        { row: null, cells: { name: "Border records" } },
      ],
    },
    partners: { kind: "territory", territories: ["PHL", "KOR"] },
    good: {
      kind: "practice",
      title: "Pre-departure courses",
      what: "Two days",
      results: "",
      since: "2018",
      link: "",
      contact: "",
    },
  }).map(([id, answer]) => [id, Answer.parse(answer)]),
);
