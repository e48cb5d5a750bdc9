import type { Language } from "../../kernel/language.ts";
import type { Text } from "../../kernel/texts.ts";
import type { Question, Questionnaire, Section } from "./model.ts";

/** A text of a questionnaire and where it stands: `title`, `economy.introduction`, `laws.ask`, `laws.option.yes`. */
export interface PlacedText {
  readonly path: string;
  readonly text: Text;
  /** The section or question in which it stands; null for those of the questionnaire itself. */
  readonly part: string | null;
}

/** Every text of a questionnaire in the order in which it is read. Those that are left out (no help, no introduction) are none. */
export function textsOf(questionnaire: Questionnaire): readonly PlacedText[] {
  const found: PlacedText[] = [];
  mapTexts(questionnaire, (text, path, part) => {
    found.push({ path, text, part });
    return text;
  });
  return found;
}

/** The texts that a language lacks. */
export function untranslated(questionnaire: Questionnaire, language: Language): readonly PlacedText[] {
  return textsOf(questionnaire).filter(({ text }) => text[language] === undefined);
}

type Change = (text: Text, path: string, part: string | null) => Text;

/** The questionnaire with each of its texts changed. */
export function mapTexts(questionnaire: Questionnaire, change: Change): Questionnaire {
  const own = (text: Text, path: string) => change(text, path, null);
  const { title, introduction } = questionnaire;
  return {
    ...questionnaire,
    title: own(title, "title"),
    introduction: introduction && own(introduction, "introduction"),
    sections: questionnaire.sections.map((section) => mapSection(section, change)),
  };
}

function mapSection(section: Section, change: Change): Section {
  const { id, title, introduction } = section;
  const own = (text: Text, field: string) => change(text, `${id}.${field}`, id);
  return {
    ...section,
    title: own(title, "title"),
    introduction: introduction && own(introduction, "introduction"),
    questions: section.questions.map((question) => mapQuestion(question, change)),
  };
}

function mapQuestion(question: Question, change: Change): Question {
  const { id } = question;
  const own = (text: Text, field: string) => change(text, `${id}.${field}`, id);
  const common = { ask: own(question.ask, "ask"), help: question.help && own(question.help, "help") };
  switch (question.kind) {
    case "choice":
      return {
        ...question,
        ...common,
        options: question.options.map((one) => ({ ...one, text: own(one.text, `option.${one.id}`) })),
      };
    case "scale":
      return {
        ...question,
        ...common,
        leastWords: question.leastWords && own(question.leastWords, "least-words"),
        mostWords: question.mostWords && own(question.mostWords, "most-words"),
      };
    case "number":
      return { ...question, ...common, unit: mapUnit(question.unit, (text) => own(text, "unit")) };
    case "table":
      return {
        ...question,
        ...common,
        columns: question.columns.map((one) => ({
          ...one,
          head: own(one.head, `column.${one.id}`),
          unit: one.unit && mapUnit(one.unit, (text) => own(text, `column-unit.${one.id}`)),
        })),
        rows: question.rows.map((one) => ({ ...one, head: own(one.head, `row.${one.id}`) })),
      };
    default:
      return { ...question, ...common };
  }
}

type UnitOf = Extract<Question, { readonly kind: "number" }>["unit"];

function mapUnit(unit: UnitOf, change: (text: Text) => Text): UnitOf {
  return "words" in unit ? { words: change(unit.words) } : unit;
}
