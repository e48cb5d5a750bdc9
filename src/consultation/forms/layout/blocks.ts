import type { Question } from "../../questionnaire/model.ts";
import type { Say } from "./lines.ts";
import type { Block, Choice, Field, Input, LayoutInput } from "./model.ts";
import { distinct, territoryPicks } from "./picks.ts";
import { linesIn, tableOf } from "./table.ts";

/** The places to write an answer in, with what stands in them. */
export function blocksOf(question: Question, input: LayoutInput, say: Say): readonly Block[] {
  const { t, language } = input.words;
  const given = input.answers.get(question.id);
  const label = t("reply-forms:form.answer");
  const field = (part: string, words: string, asked: Input, value: Field["value"]): Block => ({
    kind: "field",
    label: words,
    field: { id: `${question.id}.${part}`, input: asked, value },
  });
  const text = (long = false): Input => ({ as: "text", long, numeric: false });
  switch (question.kind) {
    case "text":
      return [field("answer", label, text(question.long), given?.kind === "text" ? given.text : null)];
    case "choice": {
      const answer = given?.kind === "choice" ? given : null;
      const picks = distinct(question.options.map((one) => ({ id: one.id, words: say(one.text) })));
      const chosen = question.several
        ? picks.map(({ id, words }) =>
            field(`o-${id}`, words, { as: "tick" }, answer?.chosen.some((one) => one === id) ?? false),
          )
        : [field("answer", label, { as: "pick", picks }, answer?.chosen[0] ?? null)];
      const other = field("other", t("questionnaires:field.other"), text(), answer?.other ?? null);
      return question.other ? [...chosen, other] : chosen;
    }
    case "scale": {
      const { least, most, leastWords, mostWords } = question;
      const picks = Array.from({ length: most - least + 1 }, (_, i): Choice => {
        const ends = i === 0 ? leastWords : least + i === most ? mostWords : null;
        const point = String(least + i);
        return { id: point, words: ends ? `${point} – ${say(ends)}` : point };
      });
      return [
        field("answer", label, { as: "pick", picks }, given?.kind === "scale" ? String(given.value) : null),
      ];
    }
    case "number": {
      const { decimals, least, most } = question;
      return [
        field(
          "answer",
          label,
          { as: "number", decimals, least, most },
          given?.kind === "number" ? given.value : null,
        ),
      ];
    }
    case "date":
      return [field("answer", label, text(), given?.kind === "date" ? given.date : null)];
    case "table":
      return [tableOf(question, input, say)];
    case "territory": {
      const picks = territoryPicks(language);
      const there = given?.kind === "territory" ? given.territories : [];
      const count = question.several ? linesIn(input, question) : 1;
      return Array.from({ length: count }, (_, i) =>
        field(
          `t${i}`,
          question.several ? t("questionnaires:field.territory-number", { number: i + 1 }) : label,
          { as: "pick", picks },
          there[i] ?? null,
        ),
      );
    }
    case "document":
      return [];
    case "practice": {
      const answer = given?.kind === "practice" ? given : null;
      return practiceParts.map((part) =>
        field(
          part,
          t(`questionnaires:practice.${part}`),
          text(part === "what" || part === "results"),
          answer?.[part] || null,
        ),
      );
    }
    case "figure": {
      const answer = given?.kind === "figure" ? given : null;
      const verdicts = input.figures.has(question.id)
        ? (["confirmed", "corrected"] as const)
        : (["corrected"] as const);
      const picks = verdicts.map((id) => ({
        id,
        words: t(`questionnaires:field.${verdicts.length === 1 ? "our-figure" : id}`),
      }));
      return [
        field("verdict", label, { as: "pick", picks }, answer?.verdict ?? null),
        field(
          "value",
          t("questionnaires:field.right-figure"),
          { as: "number", decimals: 6, least: null, most: null },
          answer?.value ?? null,
        ),
        field("source", t("questionnaires:field.figure-source"), text(), answer?.source || null),
        field("comment", t("questionnaires:field.figure-comment"), text(), answer?.comment || null),
      ];
    }
  }
}

export const practiceParts = ["title", "what", "results", "since", "link", "contact"] as const;
export const reasons = ["not-applicable", "not-available", "prefer-not"] as const;

/** Why there is no answer: under every question. */
export function noneOf(question: Question, { words, answers }: LayoutInput): readonly Block[] {
  if (question.kind === "document") return [];
  const given = answers.get(question.id);
  const answer = given?.kind === "none" ? given : null;
  const picks = reasons.map((id) => ({ id, words: words.t(`questionnaires:field.reason.${id}`) }));
  return [
    {
      kind: "field",
      label: words.t("reply-forms:form.none"),
      field: { id: `${question.id}.why`, input: { as: "pick", picks }, value: answer?.why ?? null },
    },
    {
      kind: "field",
      label: words.t("questionnaires:field.remark"),
      field: {
        id: `${question.id}.why-remark`,
        input: { as: "text", long: false, numeric: false },
        value: answer?.comment || null,
      },
    },
  ];
}
