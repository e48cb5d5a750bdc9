import type { PartyKind } from "../../../directory/model.ts";
import { type Text, textIn } from "../../../kernel/texts.ts";
import type { Condition } from "../../questionnaire/model.ts";
import { blocksOf, noneOf } from "./blocks.ts";
import { linesOf } from "./lines.ts";
import type { Field, Layout, LayoutInput, LayoutQuestion, LayoutSection } from "./model.ts";
import { linesIn } from "./table.ts";

/** The layout of a questionnaire for a party of one kind, in the language of `words`. */
export function layoutOf(input: LayoutInput): Layout {
  const { questionnaire, words, recipient } = input;
  const say = (text: Text) => textIn(text, words.language, questionnaire.original).text;
  const conditional = words.t("reply-forms:form.condition");
  const sections = questionnaire.sections.flatMap((section, s): readonly LayoutSection[] => {
    if (possible(section.when, recipient) === false) return [];
    const questions = section.questions.flatMap((question, q): readonly LayoutQuestion[] => {
      const when = possible(question.when, recipient);
      if (when === false) return [];
      const lines = [
        ...(question.help ? [say(question.help)] : []),
        ...linesOf(question, input, say),
        ...(when === "depends" ? [conditional] : []),
      ];
      return [
        {
          question,
          number: `${s + 1}.${q + 1}`,
          ask: question.required
            ? `${say(question.ask)} ${words.t("questionnaires:field.required")}`
            : say(question.ask),
          lines,
          blocks: [...blocksOf(question, input, say), ...noneOf(question, input)],
        },
      ];
    });
    if (questions.length === 0) return [];
    const lines = section.introduction ? [say(section.introduction)] : [];
    if (possible(section.when, recipient) === "depends") lines.push(conditional);
    return [{ id: section.id, number: String(s + 1), title: say(section.title), lines, questions }];
  });
  return { language: words.language, sections };
}

/** Every place to write in, with its question. */
export function fieldsOf(layout: Layout): readonly (readonly [LayoutQuestion, Field])[] {
  return layout.sections.flatMap(({ questions }) =>
    questions.flatMap((one) =>
      one.blocks.flatMap((block): (readonly [LayoutQuestion, Field])[] =>
        block.kind === "field"
          ? [[one, block.field]]
          : block.rows.flatMap(({ fields }) => fields.map((field): [LayoutQuestion, Field] => [one, field])),
      ),
    ),
  );
}

/** How many lines each table of added rows, and each list of territories, has in a form. */
export function linesOfQuestions(input: LayoutInput): Readonly<Record<string, number>> {
  const questions = input.questionnaire.sections.flatMap((section) => section.questions);
  const listed = questions.filter(
    (one) => (one.kind === "table" && one.rows.length === 0) || (one.kind === "territory" && one.several),
  );
  return Object.fromEntries(listed.map((one) => [one.id, linesIn(input, one)]));
}

/** Whether something is asked of a kind of party: where that hangs on its answers, it depends. */
function possible(condition: Condition | null, recipient: PartyKind): boolean | "depends" {
  if (condition === null) return true;
  switch (condition.if) {
    case "recipient":
      return condition.kinds.includes(recipient);
    case "not": {
      const inner = possible(condition.condition, recipient);
      return inner === "depends" ? inner : !inner;
    }
    case "all":
    case "any": {
      const parts = condition.conditions.map((one) => possible(one, recipient));
      const decided = condition.if === "any";
      if (parts.includes(decided)) return decided;
      return parts.includes("depends") ? "depends" : !decided;
    }
    default:
      return "depends";
  }
}
