import { z } from "zod";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { type Annex, frontKinds, type Heading, organs, type Paragraph, unreadReasons } from "../model.ts";
import { mandateForms } from "../understanding/forms.ts";
import type { Mandate } from "../understanding/model.ts";
import type { UnderstoodDocument, UnderstoodParagraph } from "../understanding/understand.ts";

/** What comes in may be so long, in UTF-16 units: far more than the longest resolution. */
const longest = 64_000_000;

const count = z.int().nonnegative();
const NoteMark = z.object({ marker: z.string(), at: count });
const Notes = z.array(NoteMark);
const Organ = z.enum(organs);

const Due = z.object({
  session: z.int().exactOptional(),
  sessions: z.array(z.int()).exactOptional(),
  organ: Organ.exactOptional(),
  opens: z.string().exactOptional(),
  also: z
    .array(z.object({ session: z.int(), organ: Organ.exactOptional(), opens: z.string().exactOptional() }))
    .exactOptional(),
  date: z.string().exactOptional(),
  recurrence: z
    .enum(["annual", "biennial", "triennial", "quadrennial", "quinquennial", "every-session", "regular"])
    .exactOptional(),
  event: z.string().exactOptional(),
});

/** A mandate as it stands in JSON. */
export const MandateJson = z.object({
  id: z.string(),
  verb: z.string(),
  addressee: z.array(z.string()),
  action: z.string(),
  form: z.enum(mandateForms),
  recipient: z.string().nullable(),
  through: z.string().nullable().default(null),
  with: z.string().nullable().default(null),
  constraint: z.string().nullable().default(null),
  due: Due,
  topics: z.array(z.string()),
  text: z.string(),
});

const VerbUse = z.object({
  lemma: z.string(),
  form: z.string(),
  modifiers: z.array(z.string()),
  force: z.enum(["deciding", "directive", "observing", "reinforcing", "evaluative"]).nullable(),
  at: count,
  leading: z.boolean(),
});

const plainParagraph = {
  id: z.string(),
  number: z.string().nullable(),
  label: z.string().default(""),
  text: z.string(),
  notes: Notes.default([]),
  line: count.default(0),
};

const ParagraphJson: z.ZodType<Paragraph> = z.object({
  ...plainParagraph,
  children: z.array(z.lazy(() => ParagraphJson)).default([]),
});

const UnderstoodParagraphJson: z.ZodType<UnderstoodParagraph> = z.object({
  ...plainParagraph,
  verbs: z.array(VerbUse),
  mandates: z.array(MandateJson).default([]),
  children: z.array(z.lazy(() => UnderstoodParagraphJson)).default([]),
});

const HeadingJson = z.object({
  id: z.string(),
  label: z.string().nullable(),
  text: z.string(),
  notes: Notes.default([]),
  line: count.default(0),
  before: z.string().nullable().default(null),
});

const FrontLine = z.object({
  kind: z.enum(frontKinds),
  text: z.string(),
  notes: Notes.default([]),
  line: count.default(0),
});

const Facts = z.record(z.string(), z.union([z.string(), z.number()]));
const Place = z.object({
  file: z.string().exactOptional(),
  sheet: z.string().exactOptional(),
  cell: z.string().exactOptional(),
  line: count.exactOptional(),
});

/** A document as it stands in JSON: every field of the issue's form, and what else the structure holds. */
export const DocumentJson = z.object({
  symbol: z.string().nullable(),
  organ: Organ.nullable(),
  organName: z.string().nullable().default(null),
  session: z.int().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  agenda: z.array(z.string()),
  front: z.array(FrontLine).default([]),
  preambular: z.array(UnderstoodParagraphJson),
  operative: z.array(UnderstoodParagraphJson),
  headings: z.array(HeadingJson).default([]),
  annexes: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        line: count.default(0),
        headings: z.array(HeadingJson),
        paragraphs: z.array(ParagraphJson),
      }),
    )
    .default([]),
  footnotes: z.array(
    z.object({
      marker: z.string(),
      text: z.string(),
      line: count.default(0),
      usedIn: z.array(z.string()).default([]),
    }),
  ),
  citations: z.array(
    z.object({
      symbol: z.string(),
      text: z.string(),
      in: z.string(),
      part: z.string().exactOptional(),
      by: z.enum(["symbol", "number", "name", "self"]).default("symbol"),
    }),
  ),
  annexMandates: z.array(MandateJson).exactOptional(),
  unread: z.array(
    z.object({
      text: z.string(),
      line: count.default(0),
      reason: z.enum(unreadReasons).default("not-understood"),
    }),
  ),
  problems: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(["error", "warning", "note"]),
        place: Place.exactOptional(),
        facts: Facts.default({}),
      }),
    )
    .default([]),
});
export type DocumentJson = z.infer<typeof DocumentJson>;

/**
 * A document as plain data for JSON, its fields always in the same order. `documentFromJson(documentToJson(d))` equals `d`.
 */
export function documentToJson(document: UnderstoodDocument): DocumentJson {
  return {
    symbol: document.symbol,
    organ: document.organ,
    organName: document.organName,
    session: document.session,
    title: document.title,
    date: document.date,
    agenda: [...document.agenda],
    front: document.front.map(({ kind, text, notes, line }) => ({ kind, text, notes: copied(notes), line })),
    preambular: document.preambular.map(understood),
    operative: document.operative.map(understood),
    headings: document.headings.map(heading),
    annexes: document.annexes.map(annex),
    footnotes: document.footnotes.map(({ marker, text, line, usedIn }) => ({
      marker,
      text,
      line,
      usedIn: [...usedIn],
    })),
    citations: document.citations.map(({ symbol, text, in: where, part, by }) => ({
      symbol,
      text,
      in: where,
      ...(part === undefined ? {} : { part }),
      by,
    })),
    ...(document.annexMandates ? { annexMandates: document.annexMandates.map(mandateToJson) } : {}),
    unread: document.unread.map(({ text, line, reason }) => ({ text, line, reason })),
    problems: document.problems.map(({ code, severity, place, facts }) => ({
      code,
      severity,
      ...(place === undefined ? {} : { place: { ...place } }),
      facts: { ...facts },
    })),
  };
}

/** A mandate as plain data for JSON. */
export function mandateToJson(mandate: Mandate): z.infer<typeof MandateJson> {
  const {
    id,
    verb,
    addressee,
    action,
    form,
    recipient,
    through,
    with: partner,
    constraint,
    due,
    topics,
    text,
  } = mandate;
  const { sessions, also, ...rest } = due;
  return {
    id,
    addressee: [...addressee],
    verb,
    action,
    form,
    recipient,
    through,
    with: partner,
    constraint,
    due: {
      ...rest,
      ...(sessions ? { sessions: [...sessions] } : {}),
      ...(also ? { also: also.map((one) => ({ ...one })) } : {}),
    },
    topics: [...topics],
    text,
  };
}

/** The text of a document's JSON file. */
export function writeDocumentJson(document: UnderstoodDocument): string {
  return `${JSON.stringify(documentToJson(document), null, 2)}\n`;
}

/**
 * Reads a document from the data of {@link documentToJson}. Fields that only Corridor writes may be missing; fields it does not know are
 * left out. Problems: `relations.json-malformed` with the place in the data and what was expected there.
 */
export function documentFromJson(data: unknown): Result<UnderstoodDocument> {
  if (isTooDeep(data)) return failed(problem("relations.too-deep", { limit: deepest }));
  const parsed = DocumentJson.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failed(
      problem("relations.json-malformed", {
        path: issue?.path.join(".") || "/",
        reason: issue?.message ?? "",
      }),
    );
  }
  return ok(parsed.data);
}

/** Reads the text of a document's JSON file. Problems: `relations.json-malformed`, `relations.too-long`. */
export function readDocumentJson(text: string): Result<UnderstoodDocument> {
  if (text.length > longest) return failed(problem("relations.too-long", { limit: longest / 1e6 }));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return failed(
      problem("relations.json-malformed", {
        path: "/",
        reason: error instanceof Error ? error.message : String(error),
      }),
    );
  }
  return documentFromJson(data);
}

function copied(notes: Paragraph["notes"]): z.infer<typeof Notes> {
  return notes.map(({ marker, at }) => ({ marker, at }));
}

function plain({ id, number, label, text, notes, line }: Omit<Paragraph, "children">) {
  return { id, number, label, text, notes: copied(notes), line };
}

function understood(paragraph: UnderstoodParagraph): z.infer<typeof UnderstoodParagraphJson> {
  return {
    ...plain(paragraph),
    verbs: paragraph.verbs.map(({ lemma, form, modifiers, force, at, leading }) => ({
      lemma,
      form,
      modifiers: [...modifiers],
      force,
      at,
      leading,
    })),
    children: paragraph.children.map(understood),
    mandates: paragraph.mandates.map(mandateToJson),
  };
}

function nested(paragraph: Paragraph): z.infer<typeof ParagraphJson> {
  return { ...plain(paragraph), children: paragraph.children.map(nested) };
}

function heading({ id, label, text, notes, line, before }: Heading): z.infer<typeof HeadingJson> {
  return { id, label, text, notes: copied(notes), line, before };
}

function annex({ id, label, line, headings, paragraphs }: Annex): DocumentJson["annexes"][number] {
  return { id, label, line, headings: headings.map(heading), paragraphs: paragraphs.map(nested) };
}

/** Nothing that the structure holds is nested deeper; what is comes from a hostile hand. */
const deepest = 64;

function isTooDeep(data: unknown): boolean {
  let level: readonly unknown[] = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((part) => (typeof part === "object" && part !== null ? Object.values(part) : []));
  }
  return false;
}
