import { type Problem, problem } from "../../kernel/problem.ts";
import { territory } from "../../kernel/territory/register.ts";
import type { Answer } from "../replying/answer.ts";
import type { AnswerContext } from "./answer-context.ts";
import { checkTable } from "./check-table.ts";
import type { Question, QuestionKind } from "./model.ts";
import { countWords } from "./words.ts";

type Of<T, K extends string> = Extract<T, { readonly kind: K }>;
type Check<K extends QuestionKind> = (
  question: Of<Question, K>,
  answer: Of<Answer, K>,
  context: AnswerContext,
) => readonly Problem[];

/**
 * What is wrong with an answer to a question; nothing where it can be kept. No answer is wrong only where one is required; a
 * reason why there is none never is. Problems: `questionnaires.required`, `.answer-kind`, `.empty`, `.too-many-words`,
 * `.option-unknown`, `.option-twice`, `.one-option`, `.no-other`, `.off-scale`, `.not-a-number`, `.too-small`, `.too-large`,
 * `.too-many-decimals`, `.date-precision-year`, `-month`, `-day`, `.date-impossible`, `.territory-unknown`, `.territory-twice`, `.one-territory`,
 * `.too-many-files`, `.practice-what`, `.practice-since`, `.link-malformed`, `.nothing-to-confirm`, `.figure-value`,
 * `.figure-source`, and of tables those of {@link checkTable}.
 */
export function checkAnswer(
  question: Question,
  answer: Answer | null,
  context: AnswerContext,
): readonly Problem[] {
  if (answer === null) return question.required ? [problem("questionnaires.required")] : [];
  if (answer.kind === "none") return [];
  switch (question.kind) {
    case "text":
      return answer.kind === "text" ? text(question, answer, context) : wrongKind();
    case "choice":
      return answer.kind === "choice" ? choice(question, answer, context) : wrongKind();
    case "scale":
      return answer.kind === "scale" ? scale(question, answer, context) : wrongKind();
    case "number":
      return answer.kind === "number" ? number(question, answer, context) : wrongKind();
    case "date":
      return answer.kind === "date" ? date(question, answer, context) : wrongKind();
    case "table":
      return answer.kind === "table" ? checkTable(question, answer, context) : wrongKind();
    case "territory":
      return answer.kind === "territory" ? territories(question, answer, context) : wrongKind();
    case "document":
      return answer.kind === "document" ? documents(question, answer, context) : wrongKind();
    case "practice":
      return answer.kind === "practice" ? practice(question, answer, context) : wrongKind();
    case "figure":
      return answer.kind === "figure" ? figure(question, answer, context) : wrongKind();
  }
}

function wrongKind(): readonly Problem[] {
  return [problem("questionnaires.answer-kind")];
}

const empty = () => [problem("questionnaires.empty")];

/** The problems whose condition is true. */
function those(...found: readonly (readonly [boolean, Problem])[]): readonly Problem[] {
  return found.flatMap(([is, one]) => (is ? [one] : []));
}

const text: Check<"text"> = ({ mostWords }, answer, { language }) => {
  if (answer.text.trim() === "") return empty();
  if (mostWords === null) return [];
  const count = countWords(answer.text, answer.language ?? language);
  return those([count > mostWords, problem("questionnaires.too-many-words", { count, limit: mostWords })]);
};

const choice: Check<"choice"> = ({ options, several, other }, { chosen, other: said }) => {
  const written = (said ?? "").trim() !== "";
  if (chosen.length === 0 && !written) return empty();
  const known = new Set(options.map(({ id }) => id));
  return [
    ...chosen
      .filter((id) => !known.has(id))
      .map((option) => problem("questionnaires.option-unknown", { option })),
    ...those(
      [new Set(chosen).size < chosen.length, problem("questionnaires.option-twice")],
      [!several && chosen.length + (written ? 1 : 0) > 1, problem("questionnaires.one-option")],
      [written && !other, problem("questionnaires.no-other")],
    ),
  ];
};

const scale: Check<"scale"> = ({ least, most }, { value }) =>
  those([
    !Number.isInteger(value) || value < least || value > most,
    problem("questionnaires.off-scale", { least, most }),
  ]);

const number: Check<"number"> = ({ least, most, decimals }, { value }) => {
  if (!Number.isFinite(value)) return [problem("questionnaires.not-a-number", { text: String(value) })];
  return those(
    [least !== null && value < least, problem("questionnaires.too-small", { least: least ?? 0 })],
    [most !== null && value > most, problem("questionnaires.too-large", { most: most ?? 0 })],
    [decimalPlaces(value) > decimals, problem("questionnaires.too-many-decimals", { count: decimals })],
  );
};

/** The decimal places of the shortest text that gives the same number again. */
export function decimalPlaces(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

const lengths = { year: 4, month: 7, day: 10 } as const;

const date: Check<"date"> = ({ precision }, { date: given }) => {
  if (given.length !== lengths[precision]) return [problem(`questionnaires.date-precision-${precision}`)];
  return those([!isDate(given), problem("questionnaires.date-impossible", { date: given })]);
};

/** True for a year, a month or a day that the calendar has: `2023-02-29` is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) || text.startsWith("0000")) return false;
  const day = `${text}${"-01-01".slice(text.length - 4)}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}

const territories: Check<"territory"> = ({ several }, { territories: given }) => [
  ...given
    .filter((id) => territory(id)?.kind !== "territory")
    .map((id) => problem("questionnaires.territory-unknown", { text: id })),
  ...those(
    [new Set(given).size < given.length, problem("questionnaires.territory-twice")],
    [!several && given.length > 1, problem("questionnaires.one-territory")],
  ),
];

const documents: Check<"document"> = ({ mostFiles }, { files }) =>
  those([files.length > mostFiles, problem("questionnaires.too-many-files", { count: mostFiles })]);

const practice: Check<"practice"> = (_question, { title, what, since, link }) =>
  those(
    [title.trim() === "" || what.trim() === "", problem("questionnaires.practice-what")],
    [since.trim() !== "" && !isDate(since.trim()), problem("questionnaires.practice-since", { text: since })],
    [link.trim() !== "" && !isLink(link.trim()), problem("questionnaires.link-malformed", { text: link })],
  );

/** True for an address of the web. Anything else would be a button for whoever reads the answer. */
export function isLink(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text)) return false;
  return URL.canParse(text);
}

const figure: Check<"figure"> = (_question, { shown, verdict, value, source }) => {
  if (verdict === "confirmed") return those([shown === null, problem("questionnaires.nothing-to-confirm")]);
  return those(
    [value === null || !Number.isFinite(value), problem("questionnaires.figure-value")],
    [source.trim() === "", problem("questionnaires.figure-source")],
  );
};
