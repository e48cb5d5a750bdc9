import { freePart } from "../../../consultation/questionnaire/blank.ts";
import { Question, type Questionnaire, Unit } from "../../../consultation/questionnaire/model.ts";
import { languages } from "../../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../../kernel/problem.ts";
import type { Text } from "../../../kernel/texts.ts";
import { conditionFrom, earlierThan } from "./condition-form.ts";

/** New options, columns and rows that a form has room for. */
export const roomFor = { option: 2, column: 1, row: 3 } as const;

/**
 * A question as a form of the editor says it. Texts are `ask.<language>`, `help.<language>`; parts `option.<id>.<language>` with their
 * place `option.<id>.place`, new ones under `new1`, `new2` …; a part whose words are all taken out is dropped. Languages that the form
 * does not show stay as they are. Problem: `questionnaires.form-unclear`.
 */
export function questionFrom(form: FormData, before: Question, content: Questionnaire): Result<Question> {
  const common = {
    id: before.id,
    kind: before.kind,
    ask: textFrom(form, "ask", before.ask) ?? {},
    help: textFrom(form, "help", before.help),
    required: form.get("required") === "yes",
    about: said(form, "about")
      .split(/[\s,;]+/)
      .filter((one) => one !== ""),
    when:
      form.get("when-keep") === "yes" ? before.when : conditionFrom(form, earlierThan(content, before.id)),
  };
  const read = Question.safeParse({ ...common, ...ofKind(form, before) });
  return read.success ? ok(read.data) : failed(problem("questionnaires.form-unclear"));
}

function ofKind(form: FormData, before: Question): Readonly<Record<string, unknown>> {
  const yes = (name: string) => form.get(name) === "yes";
  switch (before.kind) {
    case "text":
      return { mostWords: number(form, "mostWords"), long: yes("long") };
    case "choice":
      return {
        options: partsFrom(
          form,
          "option",
          before.options.map(({ id, text }) => ({ id, text })),
        ).map(({ id, text }) => ({ id, text })),
        several: yes("several"),
        other: yes("other"),
      };
    case "scale":
      return {
        least: number(form, "least"),
        most: number(form, "most"),
        leastWords: textFrom(form, "least-words", before.leastWords),
        mostWords: textFrom(form, "most-words", before.mostWords),
      };
    case "number":
      return {
        unit: unitFrom(form, "unit", before.unit) ?? before.unit,
        least: number(form, "least"),
        most: number(form, "most"),
        decimals: number(form, "decimals") ?? 0,
      };
    case "date":
      return { precision: said(form, "precision") };
    case "table":
      return {
        columns: partsFrom(
          form,
          "column",
          before.columns.map(({ id, head }) => ({ id, text: head })),
        ).map(({ id, name, text }) => ({
          id,
          head: text,
          kind: said(form, `${name}.kind`) || "text",
          unit: unitFrom(form, `${name}.unit`, before.columns.find((one) => one.id === id)?.unit ?? null),
        })),
        rows: partsFrom(
          form,
          "row",
          before.rows.map(({ id, head }) => ({ id, text: head })),
        ).map(({ id, text }) => ({ id, head: text })),
        mostRows: number(form, "mostRows"),
      };
    case "territory":
      return { several: yes("several") };
    case "document":
      return { mostFiles: number(form, "mostFiles") };
    case "practice":
      return {};
    case "figure":
      return { indicator: said(form, "indicator"), period: said(form, "period") || null };
  }
}

function said(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().replaceAll("\r\n", "\n") : "";
}

function number(form: FormData, name: string): number | null {
  const text = said(form, name);
  return text === "" ? null : Number(text);
}

/** A text with the languages that the form shows put in or taken out; null where nothing is left. */
export function textFrom(form: FormData, name: string, before: Text | null): Text | null {
  const text: Text = { ...before };
  for (const language of languages) {
    if (!form.has(`${name}.${language}`)) continue;
    const written = said(form, `${name}.${language}`).slice(0, 10_000);
    if (written === "") delete text[language];
    else text[language] = written;
  }
  return Object.keys(text).length === 0 ? null : text;
}

interface Part {
  readonly id: string;
  readonly text: Text;
}

/** The options, columns or rows of a question: those that still have words, and the new ones, by the places that were given. */
function partsFrom(
  form: FormData,
  sort: keyof typeof roomFor,
  before: readonly Part[],
): readonly (Part & { readonly name: string })[] {
  const taken = new Set(before.map(({ id }) => id));
  const fresh = Array.from({ length: roomFor[sort] }, (_, at) => ({
    id: null,
    key: `new${at + 1}`,
    text: null,
  }));
  const all = [...before.map(({ id, text }) => ({ id, key: id, text })), ...fresh];
  return all
    .flatMap(({ id, key, text }, at) => {
      const name = `${sort}.${key}`;
      const written = textFrom(form, name, text);
      if (written === null) return [];
      const own = id ?? String(freePart(sort.slice(0, 1), taken));
      return [{ id: own, name, text: written, place: number(form, `${name}.place`) ?? at + 1, at }];
    })
    .sort((a, b) => a.place - b.place || a.at - b.at);
}

/** The unit that a list of codes names; `own` keeps the words that it had. */
function unitFrom(form: FormData, name: string, before: Unit | null): Unit | null {
  const code = said(form, name);
  if (code === "own") return before;
  const unit = Unit.safeParse({ code });
  return unit.success ? unit.data : null;
}
