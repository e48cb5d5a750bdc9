import type { Text } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import type { Question } from "../../questionnaire/model.ts";
import type { LayoutInput } from "./model.ts";

/** A text of the questionnaire in the language of the form. */
export type Say = (text: Text) => string;

/** What a question says of how it is answered, a paragraph each: limits, units, figures that are known. */
export function linesOf(question: Question, { words, figures }: LayoutInput, say: Say): readonly string[] {
  const { t } = words;
  switch (question.kind) {
    case "text":
      return question.mostWords === null
        ? []
        : [t("questionnaires:field.words", { count: question.mostWords })];
    case "choice":
      return question.several ? [t("reply-forms:form.several")] : [];
    case "number":
      return [unitWords(question.unit, words, say), ...boundWords(question.least, question.most, words)];
    case "date":
      return [t(`reply-forms:form.date-${question.precision}`)];
    case "table":
      return question.rows.length === 0 ? [t("reply-forms:form.rows", { count: question.mostRows })] : [];
    case "territory":
      return [t(question.several ? "reply-forms:form.territories" : "reply-forms:form.territory")];
    case "document":
      return [t("reply-forms:form.document")];
    case "figure": {
      const shown = figures.get(question.id);
      return [
        shown ? t("reply-forms:form.figure", { figure: shown.words }) : t("questionnaires:field.no-figure"),
      ];
    }
    default:
      return [];
  }
}

function unitWords(unit: Extract<Question, { kind: "number" }>["unit"], { t }: Words, say: Say): string {
  return t("reply-forms:form.unit", {
    unit: "words" in unit ? say(unit.words) : t(`questionnaires:unit.${unit.code}`),
  });
}

function boundWords(least: number | null, most: number | null, { t }: Words): readonly string[] {
  if (least !== null && most !== null) return [t("questionnaires:field.between", { least, most })];
  if (least !== null) return [t("questionnaires:field.least", { least })];
  return most === null ? [] : [t("questionnaires:field.most", { most })];
}
