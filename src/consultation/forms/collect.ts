import { cleanText } from "../../kernel/clean-text.ts";
import type { Language } from "../../kernel/language.ts";
import { languages } from "../../kernel/language.ts";
import { type Place, type Problem, problem } from "../../kernel/problem.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { fold } from "../../kernel/territory/spelling.ts";
import { words } from "../../kernel/words.ts";
import { PartId, type Question } from "../questionnaire/model.ts";
import { readNumber } from "../questionnaire/written-number.ts";
import type { Answer } from "../replying/answer.ts";
import { practiceParts, reasons } from "./layout/blocks.ts";
import { fieldsOf } from "./layout/layout.ts";
import type { Field, Layout, LayoutQuestion, ShownFigure } from "./layout/model.ts";

/** What stands in a place of a form that came back, and where that is. */
export interface Written {
  readonly value: string | number | boolean | { readonly date: string };
  readonly place: Place;
}

/** What was written in a form: by the identifiers of its places, only where something is. */
export type WrittenForm = ReadonlyMap<string, Written>;

export interface Collected {
  /** By question, in the order of the form. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Where each answer begins, for problems that are found later. */
  readonly places: ReadonlyMap<string, Place>;
  readonly problems: readonly Problem[];
}

type Reader = (part: string) => Written | undefined;
type Read = { readonly answer: Answer | null; readonly problems: readonly Problem[] };

/**
 * The answers that a form holds. Problems, each with its place and the number of the question: `reply-forms.not-a-choice`, `.not-a-number`,
 * `.number-ambiguous`, `.not-a-tick`, `.not-a-date`, `.territory-unknown`, `.answer-and-reason`, `.remark-alone`, `.parts-missing`.
 */
export function collect(
  layout: Layout,
  written: WrittenForm,
  figures: ReadonlyMap<string, ShownFigure>,
): Collected {
  const answers = new Map<string, Answer>();
  const places = new Map<string, Place>();
  const problems: Problem[] = [];
  const fields = new Map<string, Field>(fieldsOf(layout).map(([, field]) => [field.id, field]));
  const begins = new Map<string, Place>();
  for (const [field, { place }] of written) {
    const question = field.slice(0, field.indexOf("."));
    if (!begins.has(question)) begins.set(question, place);
  }
  for (const { questions } of layout.sections)
    for (const one of questions) {
      const { id } = one.question;
      const place = begins.get(id);
      if (!place) continue;
      places.set(id, place);
      const read = readQuestion(one, (part) => written.get(`${id}.${part}`), {
        language: layout.language,
        fields,
        shown: figures.get(id) ?? null,
      });
      problems.push(...read.problems);
      if (read.answer && read.problems.length === 0) answers.set(id, read.answer);
    }
  return { answers, places, problems };
}

interface Context {
  readonly language: Language;
  readonly fields: ReadonlyMap<string, Field>;
  readonly shown: ShownFigure | null;
}

function readQuestion(one: LayoutQuestion, at: Reader, context: Context): Read {
  const { question, number } = one;
  const problems: Problem[] = [];
  const complain = (code: string, where: Written, facts: Record<string, string | number> = {}) => {
    problems.push(problem(`reply-forms.${code}`, { question: number, ...facts }, where.place));
    return null;
  };
  const tools: Tools = {
    question: one,
    context,
    at,
    complain,
    text: (part) => {
      const found = at(part);
      return found === undefined ? "" : textOf(found.value);
    },
    pick: (part) => {
      const found = at(part);
      const field = context.fields.get(`${question.id}.${part}`);
      if (!found || field?.input.as !== "pick") return null;
      const text = textOf(found.value);
      const picked = pickOf(field.input.picks, text);
      return picked ?? complain("not-a-choice", found, { text: shortened(text) });
    },
    number: (part) => {
      const found = at(part);
      if (!found) return null;
      if (typeof found.value === "number") return found.value;
      const text = textOf(found.value);
      const value = readNumber(text, context.language);
      if (typeof value === "number") return value;
      return complain(value === "ambiguous" ? "number-ambiguous" : "not-a-number", found, {
        text: shortened(text),
      });
    },
  };
  const answer = readKind(question, tools);
  const why = tools.pick("why");
  const remark = tools.text("why-remark");
  const reason = reasons.find((id) => id === why);
  const whyAt = at("why");
  if (reason !== undefined && answer !== null && whyAt) complain("answer-and-reason", whyAt);
  const remarkAt = at("why-remark");
  if (reason === undefined && remarkAt && why === null && whyAt === undefined)
    complain("remark-alone", remarkAt);
  if (reason !== undefined && answer === null)
    return { answer: { kind: "none", why: reason, comment: remark }, problems };
  return { answer, problems };
}

interface Tools {
  readonly question: LayoutQuestion;
  readonly context: Context;
  readonly at: Reader;
  complain(code: string, where: Written, facts?: Record<string, string | number>): null;
  text(part: string): string;
  pick(part: string): string | null;
  number(part: string): number | null;
}

function readKind(question: Question, tools: Tools): Answer | null {
  const { at, text, pick, number, complain, context } = tools;
  switch (question.kind) {
    case "text": {
      const said = text("answer");
      return said === "" ? null : { kind: "text", text: said, language: context.language };
    }
    case "choice": {
      const chosen = question.several
        ? question.options.filter(({ id }) => ticked(at(`o-${id}`), complain)).map(({ id }) => id)
        : [pick("answer")].flatMap((id) => (id === null ? [] : [PartId.parse(id)]));
      const other = question.other ? text("other") : "";
      return chosen.length === 0 && other === ""
        ? null
        : { kind: "choice", chosen, other: other === "" ? null : other };
    }
    case "scale": {
      const point = pick("answer");
      return point === null ? null : { kind: "scale", value: Number(point) };
    }
    case "number": {
      const value = number("answer");
      return value === null ? null : { kind: "number", value };
    }
    case "date": {
      const found = at("answer");
      if (!found) return null;
      const date = dateOf(found, question.precision);
      return date === null
        ? complain("not-a-date", found, { text: shortened(textOf(found.value)) })
        : { kind: "date", date };
    }
    case "table":
      return tableOf(question, tools);
    case "territory": {
      const found: string[] = [];
      const count = tools.question.blocks.length;
      for (let i = 0; i < count; i++) {
        const where = at(`t${i}`);
        const id = where && territoryOf(where, `${question.id}.t${i}`, tools);
        if (id) found.push(id);
      }
      return found.length === 0 ? null : { kind: "territory", territories: found };
    }
    case "document":
      return null;
    case "practice": {
      const parts = Object.fromEntries(practiceParts.map((part) => [part, text(part)]));
      const { title = "", what = "", results = "", since = "", link = "", contact = "" } = parts;
      const [first] = practiceParts.flatMap((part) => at(part) ?? []);
      if (!first) return null;
      if (title === "") return complain("parts-missing", first);
      return { kind: "practice", title, what, results, since, link, contact };
    }
    case "figure": {
      const verdict = pick("verdict");
      const value = number("value");
      const source = text("source");
      const comment = text("comment");
      const [first] = ["verdict", "value", "source", "comment"].flatMap((part) => at(part) ?? []);
      if (!first) return null;
      const { shown } = context;
      const evidence = shown && { evidence: shown.evidence, value: shown.value };
      // A figure that stands there without a verdict is meant as the right one.
      if (verdict === "corrected" || (verdict === null && value !== null && at("verdict") === undefined))
        return { kind: "figure", shown: evidence, verdict: "corrected", value, source, comment };
      if (verdict === "confirmed")
        return { kind: "figure", shown: evidence, verdict, value, source, comment };
      return at("verdict") === undefined ? complain("parts-missing", first) : null;
    }
  }
}

type TableQuestion = Extract<Question, { readonly kind: "table" }>;

function tableOf(question: TableQuestion, tools: Tools): Answer | null {
  const { at, context } = tools;
  const [grid] = tools.question.blocks;
  const count = grid?.kind === "grid" ? grid.rows.length : 0;
  const rows: Extract<Answer, { kind: "table" }>["rows"] = [];
  for (let i = 0; i < count; i++) {
    const cells: Record<PartId, string> = {};
    for (const { id, kind } of question.columns) {
      const found = at(`r${i}-${id}`);
      if (!found) continue;
      const said =
        kind === "territory"
          ? territoryOf(found, `${question.id}.r${i}-${id}`, tools)
          : typeof found.value === "number"
            ? writtenNumber(found.value, context.language)
            : textOf(found.value);
      if (said) cells[id] = said;
    }
    if (Object.keys(cells).length > 0) rows.push({ row: question.rows[i]?.id ?? null, cells });
  }
  return rows.length === 0 ? null : { kind: "table", rows };
}

/** No territory has a longer name; looking for what is near takes longer the more there is. */
const longestName = 120;

/** A territory by the name in the list, or by any name or code of it. */
function territoryOf(found: Written, field: string, { context, complain }: Tools): string | null {
  const text = textOf(found.value);
  const known = context.fields.get(field);
  const picked = known?.input.as === "pick" ? pickOf(known.input.picks, text) : null;
  if (picked !== null) return picked;
  if (text.length > longestName) return complain("territory-unknown", found, { text: shortened(text) });
  const resolved = resolveTerritory(text);
  return resolved.ok && resolved.value.kind === "territory"
    ? resolved.value.id
    : complain("territory-unknown", found, { text: shortened(text) });
}

/** A number as it is written in a language, without dividing thousands: {@link readNumber} gives it back. */
export function writtenNumber(value: number, language: Language): string {
  const plain = value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 });
  return language === "fr" || language === "ru" || language === "es" ? plain.replace(".", ",") : plain;
}

/** By words, as they stand or folded, or by the identifier itself. */
function pickOf(
  picks: readonly { readonly id: string; readonly words: string }[],
  text: string,
): string | null {
  const exact = picks.find((one) => cleanText(one.words).trim() === text);
  if (exact) return exact.id;
  const folded = fold(text);
  const alike = picks.filter((one) => one.id === text || (folded !== "" && fold(one.words) === folded));
  if (alike.length === 1) return alike[0]?.id ?? null;
  // The point of a scale without its words.
  const number = /^-?\d+(?=$|\s)/.exec(text)?.[0];
  return picks.find(({ id }) => id === number)?.id ?? null;
}

let yes: ReadonlySet<string> | undefined;
let no: ReadonlySet<string> | undefined;

/** A tick is made in many ways. */
function ticked(found: Written | undefined, complain: Tools["complain"]): boolean {
  if (!found) return false;
  const { value } = found;
  if (typeof value === "boolean") return value;
  const text = textOf(value).toLowerCase();
  const said = (key: string) => languages.map((one) => words(one).t(key).toLowerCase());
  yes ??= new Set([
    "x",
    "х",
    "×",
    "✓",
    "✔",
    "☒",
    "☑",
    "✗",
    "✘",
    "1",
    "true",
    ...said("reply-forms:form.yes"),
  ]);
  no ??= new Set(["☐", "0", "-", "–", "—", "false", ...said("reply-forms:form.no")]);
  if (yes.has(text)) return true;
  if (!no.has(text)) complain("not-a-tick", found, { text: shortened(text) });
  return false;
}

const lengths = { year: 4, month: 7, day: 10 } as const;

/** A date as it was asked for: written so, or as a spreadsheet keeps days; null for anything else. */
function dateOf({ value }: Written, precision: keyof typeof lengths): string | null {
  if (typeof value === "object") return value.date.slice(0, lengths[precision]);
  const text = textOf(value).replace(/[./\u2010-\u2015]/g, "-");
  return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && text.length === lengths[precision] ? text : null;
}

function textOf(value: Written["value"]): string {
  if (typeof value === "object") return value.date;
  return cleanText(String(value)).trim();
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : text;
}
