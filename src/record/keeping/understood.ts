import { z } from "zod";
import type { Paragraph as PlainParagraph } from "../model.ts";
import type { UnderstoodDocument, UnderstoodParagraph } from "../understanding/understand.ts";

/**
 * The form in which an understood document lies in the store and goes from one process to another. Members that are not named here
 * pass through: what reading tells in addition is kept.
 */

const NoteMark = z.looseObject({ marker: z.string(), at: z.int() });
const notes = z.array(NoteMark).readonly();

export const OrganName = z.enum(["GA", "SC", "ECOSOC", "CPD", "HRC", "UNEA", "UNHA", "other"]);

const FrontLine = z.looseObject({
  kind: z.enum([
    "organ",
    "distribution",
    "date",
    "original",
    "symbol",
    "job",
    "session",
    "agenda",
    "agenda-title",
    "sponsors",
    "adoption",
    "origin",
    "title",
    "enacting",
    "closing",
  ]),
  text: z.string(),
  notes,
  line: z.int(),
});

const Heading = z.looseObject({
  id: z.string(),
  label: z.string().nullable(),
  text: z.string(),
  notes,
  line: z.int(),
  before: z.string().nullable(),
});

const VerbUse = z.looseObject({
  lemma: z.string(),
  form: z.string(),
  modifiers: z.array(z.string()).readonly(),
  force: z.enum(["deciding", "directive", "observing", "reinforcing", "evaluative"]).nullable(),
  at: z.int(),
  leading: z.boolean(),
});

export const recurrences = [
  "annual",
  "biennial",
  "triennial",
  "quadrennial",
  "quinquennial",
  "every-session",
  "regular",
] as const;

export const DueShape = z.looseObject({
  session: z.int().exactOptional(),
  sessions: z.array(z.int()).readonly().exactOptional(),
  organ: OrganName.exactOptional(),
  opens: z.string().exactOptional(),
  date: z.string().exactOptional(),
  recurrence: z.enum(recurrences).exactOptional(),
  event: z.string().exactOptional(),
});

export const mandateForms = [
  "report",
  "oral-report",
  "interim-report",
  "in-report",
  "note",
  "summary",
  "study",
  "evaluation",
  "recommendations",
  "information",
  "transmit",
  "convene",
  "agenda-item",
  "consider",
  "action",
] as const;

export const MandateShape = z.looseObject({
  id: z.string(),
  verb: z.string(),
  addressee: z.array(z.string()).readonly(),
  action: z.string(),
  form: z.enum(mandateForms),
  recipient: z.string().nullable(),
  through: z.string().nullable(),
  with: z.string().nullable(),
  constraint: z.string().nullable(),
  due: DueShape,
  topics: z.array(z.string()).readonly(),
  text: z.string(),
});

const plainParagraph = {
  id: z.string(),
  number: z.string().nullable(),
  label: z.string(),
  text: z.string(),
  notes,
  line: z.int(),
};

const Plain: z.ZodType<PlainParagraph> = z.looseObject({
  ...plainParagraph,
  get children() {
    return z.array(Plain).readonly();
  },
});

const Paragraph: z.ZodType<UnderstoodParagraph> = z.looseObject({
  ...plainParagraph,
  verbs: z.array(VerbUse).readonly(),
  mandates: z.array(MandateShape).readonly(),
  get children() {
    return z.array(Paragraph).readonly();
  },
});

const Annex = z.looseObject({
  id: z.string(),
  label: z.string(),
  line: z.int(),
  headings: z.array(Heading).readonly(),
  paragraphs: z.array(Plain).readonly(),
});

const Footnote = z.looseObject({
  marker: z.string(),
  text: z.string(),
  line: z.int(),
  usedIn: z.array(z.string()).readonly(),
});

const Citation = z.looseObject({
  symbol: z.string(),
  text: z.string(),
  in: z.string(),
  part: z.string().exactOptional(),
  by: z.enum(["symbol", "number", "name", "self"]),
});

const Unread = z.looseObject({
  text: z.string(),
  line: z.int(),
  reason: z.enum(["furniture", "other-document", "not-understood"]),
});

export const ProblemShape = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  place: z
    .object({
      file: z.string().exactOptional(),
      sheet: z.string().exactOptional(),
      cell: z.string().exactOptional(),
      line: z.number().exactOptional(),
    })
    .exactOptional(),
});

export const Understood: z.ZodType<UnderstoodDocument> = z.looseObject({
  symbol: z.string().nullable(),
  organ: OrganName.nullable(),
  organName: z.string().nullable(),
  session: z.int().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  agenda: z.array(z.string()).readonly(),
  front: z.array(FrontLine).readonly(),
  preambular: z.array(Paragraph).readonly(),
  operative: z.array(Paragraph).readonly(),
  headings: z.array(Heading).readonly(),
  annexes: z.array(Annex).readonly(),
  footnotes: z.array(Footnote).readonly(),
  citations: z.array(Citation).readonly(),
  unread: z.array(Unread).readonly(),
  problems: z.array(ProblemShape).readonly(),
});
