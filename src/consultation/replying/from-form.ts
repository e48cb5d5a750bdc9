import { cleanText } from "../../kernel/clean-text.ts";
import type { Language } from "../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { PartId, type Question, type QuestionKind } from "../questionnaire/model.ts";
import { readNumber } from "../questionnaire/written-number.ts";
import type { Answer, Attachment } from "./answer.ts";
import { readAnswer } from "./clean.ts";

/**
 * Answers out of forms. The names of the controls are those of `web/parts/questionnaire/fields/names.ts`: everything to question
 * `laws` begins with `a.laws`.
 */

/** What a form does not say by itself. */
export interface FormContext {
  /** In which language the form is filled: numbers are read as it writes them. */
  readonly language: Language;
  /** The answer that stands there now. */
  readonly current: Answer | null;
  /** Files that came with the form and were kept. */
  readonly files?: readonly Attachment[];
  /** The figure that Corridor shows of the party's territory. */
  readonly shown?: { readonly evidence: string; readonly value: number } | null;
}

type Of<T, K extends string> = Extract<T, { readonly kind: K }>;
type Reader<K extends QuestionKind> = (
  question: Of<Question, K>,
  said: Said,
  context: FormContext,
) => Result<Answer | null>;

/**
 * What a form answers to a question; null where it says nothing. Whether the answer is long enough, or within its bounds, is
 * another question (`checkAnswer`): here are only the problems for which there is no answer at all. `questionnaires.not-a-number`,
 * `.number-ambiguous`, `.date-precision-year`, `-month`, `-day`, `.territory-unknown`, `replies.figure-changed`,
 * `replies.answer-malformed`.
 */
export function answerFromForm(
  question: Question,
  form: FormData,
  context: FormContext,
): Result<Answer | null> {
  const said = saidIn(form, question.id);
  const why = said.one("none");
  const answer: Result<unknown> =
    why === ""
      ? answerOfKind(question, said, context)
      : ok({ kind: "none", why, comment: said.one("none-comment") });
  return answer.ok ? readAnswer(answer.value) : answer;
}

function answerOfKind(question: Question, said: Said, context: FormContext): Result<Answer | null> {
  switch (question.kind) {
    case "text":
      return text(question, said, context);
    case "choice":
      return choice(question, said, context);
    case "scale":
      return scale(question, said, context);
    case "number":
      return number(question, said, context);
    case "date":
      return date(question, said, context);
    case "table":
      return table(question, said, context);
    case "territory":
      return territories(question, said, context);
    case "document":
      return documents(question, said, context);
    case "practice":
      return practice(question, said, context);
    case "figure":
      return figure(question, said, context);
  }
}

/** What a form says to one question. */
interface Said {
  /** The text of a control, clean and without space around it; empty where there is none. Without a part, of the question's own control. */
  one(...part: readonly string[]): string;
  /** The same as it was written. */
  whole(...part: readonly string[]): string;
  all(...part: readonly string[]): readonly string[];
  /** The parts of the names under this question: `1.what`. */
  readonly parts: readonly string[];
}

function saidIn(form: FormData, question: string): Said {
  const own = `a.${question}`;
  const name = (part: readonly string[]) => [own, ...part].join(".");
  const texts = (part: readonly string[]) =>
    form.getAll(name(part)).flatMap((value) => (typeof value === "string" ? [cleanText(value)] : []));
  return {
    one: (...part) => (texts(part)[0] ?? "").trim(),
    whole: (...part) => texts(part)[0] ?? "",
    all: (...part) => texts(part).filter((value) => value !== ""),
    parts: [...new Set(form.keys())].flatMap((key) =>
      key.startsWith(`${own}.`) ? [key.slice(own.length + 1)] : [],
    ),
  };
}

const text: Reader<"text"> = (_question, said, { language, current }) => {
  const written = said.whole();
  if (written.trim() === "") return ok(null);
  // Whoever sends it again unchanged from a page in another language has not written it in that language.
  if (current?.kind === "text" && current.text === written) return ok(current);
  return ok({ kind: "text", text: written, language });
};

const choice: Reader<"choice"> = (_question, said) => {
  const other = said.one("other");
  const chosen = said.all().map((id) => PartId.safeParse(id));
  const known = chosen.flatMap((id) => (id.success ? [id.data] : []));
  if (known.length < chosen.length)
    return failed(problem("questionnaires.option-unknown", { option: said.all().join(", ") }));
  if (known.length === 0 && other === "") return ok(null);
  return ok({ kind: "choice", chosen: known, other: other === "" ? null : other });
};

const scale: Reader<"scale"> = ({ least, most }, said) => {
  const point = said.one();
  if (point === "") return ok(null);
  return /^-?\d{1,6}$/.test(point)
    ? ok({ kind: "scale", value: Number(point) })
    : failed(problem("questionnaires.off-scale", { least, most }));
};

const number: Reader<"number"> = (_question, said, { language }) => {
  const written = said.one();
  if (written === "") return ok(null);
  const value = numberIn(written, language);
  return value.ok ? ok({ kind: "number", value: value.value }) : value;
};

function numberIn(written: string, language: Language): Result<number> {
  const value = readNumber(written, language);
  if (value === "ambiguous") return failed(problem("questionnaires.number-ambiguous", { text: written }));
  if (value === "not-a-number" || !Number.isFinite(value))
    return failed(problem("questionnaires.not-a-number", { text: written.slice(0, 100) }));
  // Minus nought is nought.
  return ok(value === 0 ? 0 : value);
}

const date: Reader<"date"> = ({ precision }, said) => {
  const wanted = { year: ["year"], month: ["year", "month"], day: ["year", "month", "day"] }[precision];
  const given = wanted.map((part) =>
    said
      .one(part)
      .normalize("NFKC")
      .replace(/[\u0660-\u0669]/g, latinDigit),
  );
  if (given.every((part) => part === "")) return ok(null);
  const malformed = failed(problem(`questionnaires.date-precision-${precision}`));
  // A later part without the one before it is no date; a date that is less precise than asked can be kept.
  const end = given.indexOf("");
  const there = end < 0 ? given : given.slice(0, end);
  if (there.length === 0 || given.slice(there.length).some((part) => part !== "")) return malformed;
  if (!there.every((part, at) => (at === 0 ? /^\d{4}$/ : /^\d{1,2}$/).test(part))) return malformed;
  return ok({ kind: "date", date: there.map((part, at) => part.padStart(at === 0 ? 4 : 2, "0")).join("-") });
};

function latinDigit(digit: string): string {
  return String(digit.charCodeAt(0) - 0x0660);
}

const table: Reader<"table"> = ({ columns, rows }, said) => {
  const given = rows.map(({ id }) => ({ row: id, part: String(id) }));
  const numbers = said.parts
    .flatMap((part) => /^([1-9]\d{0,3})\./.exec(part)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const added = [...new Set(numbers)].map((at) => ({ row: null, part: String(at) }));
  const filled = (given.length > 0 ? given : added).map(({ row, part }) => ({
    row,
    cells: Object.fromEntries(
      columns.flatMap((column) => {
        const written = said.one(part, column.id);
        const cell = column.kind === "territory" ? (territoryIn(written) ?? written) : written;
        return cell === "" ? [] : [[column.id, cell]];
      }),
    ),
  }));
  const told = filled.filter(({ cells }) => Object.keys(cells).length > 0);
  return ok(told.length === 0 ? null : { kind: "table", rows: told });
};

const territories: Reader<"territory"> = (_question, said) => {
  const places = said.parts
    .filter((part) => /^\d+$/.test(part))
    .sort((a, b) => Number(a) - Number(b))
    .map((part) => said.one(part))
    .filter((written) => written !== "");
  if (places.length === 0) return ok(null);
  const unknown = places.filter((written) => territoryIn(written) === undefined);
  if (unknown.length > 0)
    return failed(
      ...unknown.map((one) => problem("questionnaires.territory-unknown", { text: one.slice(0, 100) })),
    );
  return ok({ kind: "territory", territories: places.flatMap((written) => territoryIn(written) ?? []) });
};

/** The identifier of a territory by any of its names or codes; undefined where it is none. */
function territoryIn(written: string): string | undefined {
  if (written === "") return undefined;
  const found = resolveTerritory(written);
  return found.ok && found.value.kind === "territory" ? found.value.id : undefined;
}

const documents: Reader<"document"> = (_question, said, { current, files = [] }) => {
  const keep = new Set(said.all("keep"));
  // Only what is there may stay: a hash alone is no right to a file.
  const stay = current?.kind === "document" ? current.files.filter(({ sha256 }) => keep.has(sha256)) : [];
  const all = [...stay, ...files.filter(({ sha256 }) => !stay.some((one) => one.sha256 === sha256))];
  return ok(all.length === 0 ? null : { kind: "document", files: all });
};

const practice: Reader<"practice"> = (_question, said) => {
  const answer = {
    kind: "practice" as const,
    title: said.one("title"),
    what: said.one("what"),
    results: said.one("results"),
    since: said.one("since"),
    link: said.one("link"),
    contact: said.one("contact"),
  };
  const { kind: _kind, ...parts } = answer;
  return ok(Object.values(parts).every((part) => part === "") ? null : answer);
};

const figure: Reader<"figure"> = (_question, said, { language, current, shown = null }) => {
  const [verdict, written] = [said.one("verdict"), said.one("value")];
  const [source, comment] = [said.one("source"), said.one("comment")];
  if (verdict === "" && written === "" && source === "" && comment === "") return ok(null);
  const evidence = said.one("evidence");
  const before = current?.kind === "figure" ? current.shown : null;
  const seen = [shown, before].find((one) => one?.evidence === evidence) ?? null;
  // What they had before their eyes is not what is shown now: they must see it before they say that it is right.
  if (evidence !== "" && seen === null) return failed(problem("replies.figure-changed"));
  const value = written === "" ? ok(null) : numberIn(written, language);
  if (!value.ok) return value;
  const judged = verdict === "confirmed" ? ("confirmed" as const) : ("corrected" as const);
  return ok({
    kind: "figure",
    shown: seen,
    verdict: judged,
    value: judged === "confirmed" ? null : value.value,
    source,
    comment,
  });
};
