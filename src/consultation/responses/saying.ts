import { regionalGroups } from "../../directory/model.ts";
import type { Language } from "../../kernel/language.ts";
import { territory } from "../../kernel/territory/register.ts";
import { textIn } from "../../kernel/texts.ts";
import type { Words } from "../../kernel/words.ts";
import type { Question, Unit } from "../questionnaire/model.ts";
import type { Answer } from "../replying/answer.ts";
import { mergedGroup } from "./anonymity.ts";
import type { Answerer } from "./book.ts";
import { noGroup } from "./grouping.ts";

/** A piece of an answer as it is read: what it is, where that is not plain, and the words, with their language where they are the party's own. */
export interface SaidPiece {
  readonly label: string | null;
  readonly text: string;
  /** The language of the party's own words; null where they are the questionnaire's or ours, in the reader's language, or where nobody knows. */
  readonly language: Language | null;
  /** True for the party's own words: their direction is their own. */
  readonly own: boolean;
}

/** An answer in words, piece by piece, in a reader's language. The party's own words stay in theirs. */
export function sayAnswer(
  question: Question,
  answer: Answer,
  words: Words,
  { original, language }: { readonly original: Language; readonly language: Language | null },
): readonly SaidPiece[] {
  const ours = (text: string, label: string | null = null): SaidPiece => ({
    label,
    text,
    language: null,
    own: false,
  });
  const own = (text: string, label: string | null = null): SaidPiece[] =>
    text === "" ? [] : [{ label, text, language, own: true }];
  const label = (key: string) => words.t(`responses:piece.${key}`);
  switch (answer.kind) {
    case "text":
      return [{ label: null, text: answer.text, language: answer.language ?? language, own: true }];
    case "choice": {
      const options = question.kind === "choice" ? question.options : [];
      const chosen = options.filter(({ id }) => answer.chosen.includes(id));
      return [
        ...chosen.map(({ text }): SaidPiece => {
          const shown = textIn(text, words.language, original);
          return { label: null, text: shown.text, language: shown.language, own: false };
        }),
        ...own(answer.other ?? "", label("other")),
      ];
    }
    case "scale": {
      const most = question.kind === "scale" ? question.most : answer.value;
      return [
        ours(
          words.t("responses:piece.point", { value: words.number(answer.value), most: words.number(most) }),
        ),
      ];
    }
    case "number":
      return [
        ours(sayNumber(answer.value, question.kind === "number" ? question.unit : null, words, original)),
      ];
    case "date":
      return [ours(sayDate(answer.date, words))];
    case "table":
      return answer.rows.flatMap(({ row, cells }, index) =>
        sayRow(question, row, cells, index, words, original),
      );
    case "territory":
      return [ours(words.list(answer.territories.map((id) => territory(id)?.names[words.language] ?? id)))];
    case "document":
      return answer.files.flatMap(({ name, bytes }) =>
        own(
          name,
          words.t("responses:piece.file", { size: words.number(Math.max(1, Math.round(bytes / 1024))) }),
        ),
      );
    case "practice":
      return (["title", "what", "results", "since", "link", "contact"] as const).flatMap((part) =>
        own(answer[part], label(`practice.${part}`)),
      );
    case "figure": {
      const shown = answer.shown === null ? [] : [ours(words.number(answer.shown.value), label("shown"))];
      const value = answer.value === null ? [] : [ours(words.number(answer.value), label("corrected-to"))];
      return [
        ours(label(answer.verdict)),
        ...shown,
        ...value,
        ...own(answer.source, label("source")),
        ...own(answer.comment, label("comment")),
      ];
    }
    case "none":
      return [ours(words.t(`responses:why.${answer.why}`)), ...own(answer.comment, label("comment"))];
  }
}

function sayRow(
  question: Question,
  row: string | null,
  cells: Readonly<Record<string, string>>,
  index: number,
  words: Words,
  original: Language,
): readonly SaidPiece[] {
  if (question.kind !== "table") return [];
  const given = question.rows.find(({ id }) => id === row);
  const head = given
    ? textIn(given.head, words.language, original).text
    : words.t("responses:piece.row", { number: index + 1 });
  return question.columns.flatMap(({ id, head: name }) => {
    const text = cells[id] ?? "";
    const column = textIn(name, words.language, original).text;
    return text === "" ? [] : [{ label: `${head} – ${column}`, text, language: null, own: true }];
  });
}

/** A number with its unit, as a reader of the language writes it. */
export function sayNumber(value: number, unit: Unit | null, words: Words, original: Language): string {
  const number = words.number(value, { maximumFractionDigits: 6 });
  const said = unit === null ? "" : unitWords(unit, words, original);
  return said === "" ? number : words.t("responses:piece.number", { number, unit: said });
}

/** What a number counts. */
export function unitWords(unit: Unit, words: Words, original: Language): string {
  return "words" in unit
    ? textIn(unit.words, words.language, original).text
    : words.t(`questionnaires:unit.${unit.code}`);
}

function sayDate(date: string, words: Words): string {
  const parts = date.split("-").length;
  const options: Intl.DateTimeFormatOptions = {
    year: "numeric",
    ...(parts > 1 ? { month: "long" } : {}),
    ...(parts > 2 ? { day: "numeric" } : {}),
    timeZone: "UTC",
  };
  return words.date(new Date(`${date}${"-01".repeat(3 - parts)}`), options);
}

/** The whole answer on lines, for cells of a file. */
export function answerText(question: Question, answer: Answer, words: Words, original: Language): string {
  return sayAnswer(question, answer, words, { original, language: null })
    .map(({ label, text }) => (label === null ? text : words.t("responses:piece.labelled", { label, text })))
    .join("\n");
}

/** Who answers: the party's name, or its group and letter. */
export function nameAnswerer({ party, group, letter }: Answerer, words: Words): string {
  if (party !== null) return party.names[words.language];
  return words.t("responses:who.quiet", {
    group: nameGroup(group ?? mergedGroup, words),
    letter: letter ?? "",
  });
}

/** A group's name: of the questionnaires' groupings, or where small ones were put together. */
export function nameGroup(group: string, words: Words): string {
  if (group === mergedGroup) return words.t("responses:group.others");
  if (group === noGroup) return words.t("responses:group.none");
  const name = territory(group)?.names[words.language];
  if (name !== undefined) return name;
  return words.t(
    regionalGroups.some((one) => one === group) ? `directory:group.${group}` : `directory:kind.${group}`,
  );
}
