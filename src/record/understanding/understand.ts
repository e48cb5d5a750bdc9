import { note, type Problem, warning } from "../../kernel/problem.ts";
import type { Paragraph, RecordDocument } from "../model.ts";
import { sessionWarnings } from "./agenda.ts";
import { type Citation, citationsIn } from "./citations.ts";
import { eventSessions } from "./due.ts";
import { mandatesOf } from "./mandates.ts";
import type { Mandate } from "./model.ts";
import { operativeVerbs, preambularVerbs, type VerbUse } from "./verbs.ts";

/** A paragraph with what it does. */
export interface UnderstoodParagraph extends Omit<Paragraph, "children"> {
  readonly verbs: readonly VerbUse[];
  readonly mandates: readonly Mandate[];
  readonly children: readonly UnderstoodParagraph[];
}

/** A document, read and understood: what `corridor record parse --json` gives. */
export interface UnderstoodDocument extends Omit<RecordDocument, "preambular" | "operative"> {
  readonly preambular: readonly UnderstoodParagraph[];
  readonly operative: readonly UnderstoodParagraph[];
  readonly citations: readonly Citation[];
  /** What declarations and plans in the annexes ask for, in order; absent where they ask for nothing. */
  readonly annexMandates?: readonly Mandate[];
  readonly problems: readonly Problem[];
}

/** Verbs, mandates and citations of a document that has been read. Pure: the same document gives the same answer. */
export function understand(document: RecordDocument): UnderstoodDocument {
  const verbs = new Map<string, readonly VerbUse[]>();
  const preambular = everyParagraph(document.preambular);
  const operative = everyParagraph(document.operative);
  for (const paragraph of preambular) verbs.set(paragraph.id, preambularVerbs(paragraph.text));
  for (const paragraph of operative) verbs.set(paragraph.id, operativeVerbs(paragraph.text));
  const texts = [...preambular, ...operative].map(({ text }) => text);
  const context = { ...document, events: eventSessions(texts) };
  const annexed = document.annexes.flatMap(({ paragraphs }) => paragraphs);
  for (const paragraph of everyParagraph(annexed)) verbs.set(paragraph.id, directives(paragraph.text));
  const verbsOf = ({ id }: Paragraph) => verbs.get(id) ?? [];
  const mandates = mandatesOf(document.operative, verbsOf, context);
  const inAnnexes = mandatesOf(annexed, verbsOf, context);
  const byParagraph = new Map<string, Mandate[]>();
  const from = `${document.symbol ?? ""}#`.length;
  for (const mandate of mandates) {
    const id = mandate.id.slice(from).replace(/~\d+$/, "");
    const list = byParagraph.get(id);
    if (list) list.push(mandate);
    else byParagraph.set(id, [mandate]);
  }
  const understood = ({ children, ...paragraph }: Paragraph): UnderstoodParagraph => ({
    ...paragraph,
    verbs: verbs.get(paragraph.id) ?? [],
    mandates: byParagraph.get(paragraph.id) ?? [],
    children: children.map(understood),
  });
  return {
    ...document,
    preambular: document.preambular.map(understood),
    operative: document.operative.map(understood),
    ...(inAnnexes.length === 0 ? {} : { annexMandates: inAnnexes }),
    citations: citations(document),
    problems: [...doubts(document), ...sessionWarnings(mandates)],
  };
}

/** Every mandate of a document, in order. */
export function allMandates(document: UnderstoodDocument): readonly Mandate[] {
  const walk = ({ mandates, children }: UnderstoodParagraph): readonly Mandate[] => [
    ...mandates,
    ...children.flatMap(walk),
  ];
  return [...document.operative.flatMap(walk), ...(document.annexMandates ?? [])];
}

/** In an annex only who asks does something: rules and plans state and describe with any verb. */
function directives(text: string): readonly VerbUse[] {
  return operativeVerbs(text).filter(({ force }) => force === "directive");
}

function everyParagraph(list: readonly Paragraph[], into: Paragraph[] = []): readonly Paragraph[] {
  for (const paragraph of list) {
    into.push(paragraph);
    if (paragraph.children.length > 0) everyParagraph(paragraph.children, into);
  }
  return into;
}

function citations(document: RecordDocument): readonly Citation[] {
  const annexes = document.annexes.flatMap(({ paragraphs }) => everyParagraph(paragraphs));
  return [
    ...document.front
      .filter(({ kind }) => kind === "origin")
      .flatMap(({ text, kind }) => citationsIn(text, kind, document)),
    ...[...everyParagraph(document.preambular), ...everyParagraph(document.operative), ...annexes].flatMap(
      ({ id, text }) => citationsIn(text, id, document),
    ),
    ...noteCitations(document),
  ];
}

/** `Ibid.` is what the note before it cites. */
function noteCitations(document: RecordDocument): readonly Citation[] {
  let before: readonly Citation[] = [];
  return document.footnotes.flatMap(({ marker, text }) => {
    const where = `note_${marker}`;
    const own = citationsIn(text, where, document);
    const ibid =
      /^Ibid\b/.test(text) && own.length === 0
        ? before.slice(-1).map(({ part: _part, ...last }) => ({ ...last, text: "Ibid.", in: where }))
        : [];
    before = own.length > 0 ? own : ibid;
    return before;
  });
}

/** What a person should look at. */
function doubts(document: RecordDocument): readonly Problem[] {
  const problems: Problem[] = [];
  const empty = document.footnotes.filter(({ text }) => text === "").map(({ marker }) => marker);
  if (empty.length > 0)
    problems.push(warning("record.notes-lost", { count: empty.length, markers: empty.join(", ") }));
  const unplaced = document.footnotes.filter(({ usedIn }) => usedIn.length === 0).map(({ marker }) => marker);
  if (unplaced.length > 0) {
    problems.push(note("record.notes-unplaced", { count: unplaced.length, markers: unplaced.join(", ") }));
  }
  const unread = document.unread.filter(({ reason }) => reason !== "furniture");
  const [first] = unread;
  if (first) problems.push(warning("record.unread", { count: unread.length, line: first.line }));
  const gap = firstGap(document.operative);
  if (gap !== undefined) problems.push(warning("record.number-missing", { number: gap }));
  return problems;
}

/** The first number that a numbering leaves out. */
function firstGap(operative: readonly Paragraph[]): number | undefined {
  let last = 0;
  for (const { number } of operative) {
    if (number === null || !/^\d+$/.test(number)) continue;
    const own = Number(number);
    if (own > last + 1 && last > 0) return last + 1;
    last = own;
  }
  return undefined;
}
