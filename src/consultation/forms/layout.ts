import type { PartyKind } from "../../directory/model.ts";
import type { Language } from "../../kernel/language.ts";
import { allTerritories, territoryName } from "../../kernel/territory/register.ts";
import { type Text, textIn } from "../../kernel/texts.ts";
import type { Words } from "../../kernel/words.ts";
import type { Condition, Question, Questionnaire } from "../questionnaire/model.ts";
import type { Answer } from "../replying/answer.ts";

/**
 * A questionnaire as a form on paper or in an office file: sections, questions and places to write in, the same for a workbook and
 * a document. What reads a form back makes the layout again and finds each place by its identifier.
 */
export interface Layout {
  readonly language: Language;
  readonly sections: readonly LayoutSection[];
}

export interface LayoutSection {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** What stands below the title, a paragraph each. */
  readonly lines: readonly string[];
  readonly questions: readonly LayoutQuestion[];
}

export interface LayoutQuestion {
  readonly question: Question;
  readonly number: string;
  readonly ask: string;
  /** Help, limits, units, conditions: a paragraph each. */
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "field"; readonly label: string; readonly field: Field }
  | {
      readonly kind: "grid";
      readonly heads: readonly string[];
      readonly rows: readonly {
        readonly id: string;
        readonly label: string;
        readonly fields: readonly Field[];
      }[];
    };

/** A place to write in. Its identifier is that of its question, a dot, and what it is in it. */
export interface Field {
  readonly id: string;
  readonly input: Input;
  /** What stands in it from the beginning. */
  readonly value: string | number | boolean | null;
}

export interface Choice {
  readonly id: string;
  readonly words: string;
}

export type Input =
  /** `numeric` where what is written may well be a number. */
  | { readonly as: "text"; readonly long: boolean; readonly numeric: boolean }
  | {
      readonly as: "number";
      readonly decimals: number;
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly as: "pick"; readonly picks: readonly Choice[] }
  | { readonly as: "tick" };

/** A figure that Corridor shows, to be confirmed or corrected. */
export interface ShownFigure {
  readonly evidence: string;
  readonly value: number;
  /** The value with its unit and period, in words. */
  readonly words: string;
}

export interface LayoutInput {
  readonly questionnaire: Questionnaire;
  readonly recipient: PartyKind;
  readonly words: Words;
  /** What stands in the form from the beginning. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly figures: ReadonlyMap<string, ShownFigure>;
  /** How many lines tables and lists of territories have, where it is not to be chosen anew. */
  readonly lines?: Readonly<Record<string, number>>;
}

/** Empty lines below what is there already. */
const spareLines = 5;
const leastLines = 10;

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

/** How many lines a table of added rows, or a list of territories, has in a form. */
function linesIn({ answers, lines }: Pick<LayoutInput, "answers" | "lines">, question: Question): number {
  const known = lines?.[question.id];
  if (known !== undefined) return known;
  const answer = answers.get(question.id);
  const there =
    answer?.kind === "table"
      ? answer.rows.length
      : answer?.kind === "territory"
        ? answer.territories.length
        : 0;
  const most = question.kind === "table" ? question.mostRows : 300;
  return Math.min(most, Math.max(leastLines, there + spareLines));
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

type Say = (text: Text) => string;

function linesOf(question: Question, { words, figures }: LayoutInput, say: Say): readonly string[] {
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

function blocksOf(question: Question, input: LayoutInput, say: Say): readonly Block[] {
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
function noneOf(question: Question, { words, answers }: LayoutInput): readonly Block[] {
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

type Table = Extract<Question, { readonly kind: "table" }>;

function tableOf(question: Table, input: LayoutInput, say: Say): Block {
  const { t, language } = input.words;
  const given = input.answers.get(question.id);
  const there = given?.kind === "table" ? given.rows : [];
  const rows =
    question.rows.length > 0
      ? question.rows.map(({ id, head }) => ({
          label: say(head),
          cells: there.find(({ row }) => row === id)?.cells ?? {},
        }))
      : Array.from({ length: linesIn(input, question) }, (_, i) => ({
          label: t("questionnaires:field.row", { number: i + 1 }),
          cells: there[i]?.cells ?? {},
        }));
  const cells = (at: number, values: Readonly<Record<string, string>>) =>
    question.columns.map(
      ({ id, kind }): Field => ({
        id: `${question.id}.r${at}-${id}`,
        input:
          kind === "territory"
            ? { as: "pick", picks: territoryPicks(language) }
            : { as: "text", long: false, numeric: kind !== "text" },
        value: values[id] || null,
      }),
    );
  return {
    kind: "grid",
    heads: question.columns.map(({ head, unit }) =>
      unit
        ? `${say(head)} (${"words" in unit ? say(unit.words) : t(`questionnaires:unit.${unit.code}`)})`
        : say(head),
    ),
    rows: rows.map(({ label, cells: values }, at) => ({
      id: `${question.id}.r${at}`,
      label,
      fields: cells(at, values),
    })),
  };
}

const picksByLanguage = new Map<Language, readonly Choice[]>();

/** All territories by their names in a language, in its order. */
function territoryPicks(language: Language): readonly Choice[] {
  let picks = picksByLanguage.get(language);
  if (!picks) {
    const collator = new Intl.Collator(language);
    picks = distinct(
      allTerritories()
        .filter(({ kind }) => kind === "territory")
        .map(({ id }) => ({ id, words: territoryName(id, language) }))
        .sort((a, b) => collator.compare(a.words, b.words) || (a.id < b.id ? -1 : 1)),
    );
    picksByLanguage.set(language, picks);
  }
  return picks;
}

/** Words that stand twice get their number in the list, so that what comes back can mean one thing only. */
function distinct(picks: readonly Choice[]): readonly Choice[] {
  const seen = new Map<string, number>();
  for (const { words } of picks) seen.set(words, (seen.get(words) ?? 0) + 1);
  return picks.map((one, i) =>
    (seen.get(one.words) ?? 0) > 1 ? { ...one, words: `${one.words} (${i + 1})` } : one,
  );
}
