import type { Language } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import { PartId, type Question, type Questionnaire, type Section } from "./model.ts";

/** A questionnaire with a title and one question still to be put, to begin with. */
export function blankQuestionnaire(title: string, original: Language): Questionnaire {
  const taken = new Set<string>();
  return {
    title: { [original]: title },
    introduction: null,
    original,
    sections: [blankSection(original, taken)],
  };
}

/** A section with one question, under identifiers that are free; they are taken then. */
export function blankSection(original: Language, taken: Set<string>): Section {
  const { t } = words(original);
  return {
    id: freePart("s", taken),
    title: { [original]: t("questionnaires:blank.section") },
    introduction: null,
    when: null,
    questions: [blankQuestion("text", original, taken)],
  };
}

/** An identifier that no section and no question has: `q7`. It is taken then. */
export function freePart(stem: string, taken: Set<string>): PartId {
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  taken.add(`${stem}${number}`);
  return PartId.parse(`${stem}${number}`);
}

/** The identifiers of all sections and questions. */
export function partsTaken({ sections }: Questionnaire): Set<string> {
  return new Set(sections.flatMap(({ id, questions }) => [id, ...questions.map((one) => one.id)]));
}

/** A question of a kind as it comes to the editor: sound in itself, its words still to be written. */
export function blankQuestion(kind: Question["kind"], original: Language, taken: Set<string>): Question {
  const { t } = words(original);
  const said = (key: string, facts = {}) => ({ [original]: t(`questionnaires:blank.${key}`, facts) });
  const common = {
    id: freePart("q", taken),
    ask: said("question"),
    help: null,
    required: false,
    about: [],
    when: null,
  };
  switch (kind) {
    case "text":
      return { ...common, kind, mostWords: 300, long: true };
    case "choice":
      return {
        ...common,
        kind,
        options: [1, 2].map((number) => ({
          id: PartId.parse(`o${number}`),
          text: said("option", { number }),
        })),
        several: false,
        other: false,
      };
    case "scale":
      return { ...common, kind, least: 1, most: 5, leastWords: null, mostWords: null };
    case "number":
      return { ...common, kind, unit: { code: "number" }, least: 0, most: null, decimals: 0 };
    case "date":
      return { ...common, kind, precision: "year" };
    case "table":
      return {
        ...common,
        kind,
        columns: [{ id: PartId.parse("c1"), head: said("column", { number: 1 }), kind: "text", unit: null }],
        rows: [],
        mostRows: 20,
      };
    case "territory":
      return { ...common, kind, several: false };
    case "document":
      return { ...common, kind, mostFiles: 3 };
    case "practice":
      return { ...common, kind };
    case "figure":
      return { ...common, kind, indicator: "migrant-stock", period: null };
  }
}
