import { type Archive, openArchive } from "../../../files/archive.ts";
import type { ArchiveLimits } from "../../../files/limits.ts";
import { memorySource } from "../../../files/memory.ts";
import { type Relationship, readRelationships } from "../../../files/relationships.ts";
import {
  failed,
  ok,
  type Problem,
  ProblemError,
  problem,
  type Result,
  warning,
} from "../../../kernel/problem.ts";
import type { FormText } from "../forms.ts";
import { readNumbering, readStyleLists } from "./lists.ts";
import { ListCounter } from "./numbering.ts";
import { type NoteMarker, raised, readParagraphs, type WordContext, type WordPart } from "./paragraphs.ts";
import { DocumentText } from "./text.ts";

const limits: ArchiveLimits = {
  entryBytes: 128 * 1024 ** 2,
  totalBytes: 1024 ** 3,
  ratio: 200,
  entries: 10_000,
  xmlDepth: 256,
};

/**
 * The text of a Word document (Office Open XML, ECMA-376): paragraphs with the numbers of their lists computed, tracked changes
 * accepted, notes behind the text with their markers in it, the first page's header before it, other headers and footers behind it as
 * furniture. Nothing in it is run, nothing it refers to is fetched. Problems: `record.docx-damaged`, `record.docx-too-large`,
 * `record.encrypted`, `record.not-a-text-document`; warnings `record.docx-tracked`, `record.docx-macros`, `record.docx-external`.
 */
export async function docxText(bytes: Uint8Array): Promise<Result<FormText>> {
  try {
    return await read(await openArchive(memorySource(bytes, ""), limits));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return failed(...error.problems.map(asRecord));
  }
}

/** What the reader of archives says of workbooks, said of documents. */
function asRecord({ code, facts }: Problem): Problem {
  const megabytes = Math.round(limits.entryBytes / 1024 ** 2);
  if (code === "reading.encrypted") return problem("record.encrypted");
  if (/^reading\.archive-(?:too-large|bomb|entries)$/.test(code))
    return problem("record.docx-too-large", { megabytes });
  return problem("record.docx-damaged", { part: facts.part ?? code.replace(/^reading\./, "") });
}

async function read(archive: Archive): Promise<Result<FormText>> {
  const roots = await readRelationships(archive, "", limits);
  const main = roots.find(({ type }) => type === "officeDocument")?.part ?? "word/document.xml";
  const entry = archive.entries.get(main.toLowerCase());
  if (!entry || !/(?:^|\/)document\d*\.xml$/i.test(main))
    return failed(problem("record.not-a-text-document"));
  const relationships = await readRelationships(archive, main, limits);
  const partOf = (type: string) => relationships.find((one) => one.type === type)?.part;
  const context: Omit<WordContext, "marker"> = {
    lists: new ListCounter(await readNumbering(archive, partOf("numbering"), limits)),
    styles: await readStyleLists(archive, partOf("styles"), limits),
  };
  const { marker, order } = noteMarkers();
  const body = await readParagraphs(archive, entry, limits, { ...context, marker });
  const headers = await margins(archive, relationships, "header", context);
  const footers = await margins(archive, relationships, "footer", context);
  const text = new DocumentText();
  const first = headers.findIndex(({ paragraphs }) => text.isMasthead(paragraphs));
  if (first >= 0) text.add(headers[first]?.paragraphs ?? []);
  text.add(body.paragraphs);
  const parts: WordPart[] = [body];
  for (const kind of ["footnote", "endnote"] as const) {
    const notes = await partOfType(archive, partOf(`${kind}s`), context);
    if (!notes) continue;
    parts.push(notes);
    text.addNotes(notes.paragraphs, order(kind));
  }
  for (const margin of [...headers.filter((_, i) => i !== first), ...footers])
    text.addFurniture(margin.paragraphs);
  const problems = [
    ...(parts.some(({ tracked }) => tracked) ? [warning("record.docx-tracked")] : []),
    ...(archive.names.some((name) => /vbaProject\.bin$/i.test(name)) ? [warning("record.docx-macros")] : []),
    ...((await refersOutside(archive, relationships)) ? [warning("record.docx-external")] : []),
  ];
  return ok({ ...text.finished(), problems });
}

/** Numbers notes in the order of their references; a mark that the author chose stands in the text behind its reference. */
function noteMarkers(): {
  readonly marker: NoteMarker;
  readonly order: (kind: "footnote" | "endnote") => ReadonlyMap<string, string>;
} {
  const numbers = { footnote: new Map<string, string>(), endnote: new Map<string, string>() };
  let last = 0;
  const marker: NoteMarker = (kind, id, custom) => {
    const known = numbers[kind].get(id);
    if (known !== undefined) return raised(known);
    if (custom) {
      numbers[kind].set(id, "");
      return "";
    }
    last++;
    numbers[kind].set(id, String(last));
    return raised(String(last));
  };
  return { marker, order: (kind) => numbers[kind] };
}

async function partOfType(
  archive: Archive,
  part: string | undefined,
  context: Omit<WordContext, "marker">,
): Promise<WordPart | undefined> {
  const entry = part === undefined ? undefined : archive.entries.get(part.toLowerCase());
  return entry ? readParagraphs(archive, entry, limits, { ...context, marker: () => "" }) : undefined;
}

async function margins(
  archive: Archive,
  relationships: readonly Relationship[],
  type: "header" | "footer",
  context: Omit<WordContext, "marker">,
): Promise<readonly WordPart[]> {
  const parts: WordPart[] = [];
  for (const { part } of relationships.filter((one) => one.type === type)) {
    const read = await partOfType(archive, part, context);
    if (read && read.paragraphs.length > 0) parts.push(read);
  }
  return parts;
}

/** Something but a link leads out of the package: a template, a picture, an object, a frame. */
async function refersOutside(archive: Archive, relationships: readonly Relationship[]): Promise<boolean> {
  const outside = ({ type, part }: Relationship) => part === undefined && type !== "hyperlink";
  if (relationships.some(outside)) return true;
  for (const part of relationships.flatMap(({ type, part }) => (type === "settings" && part ? [part] : []))) {
    if ((await readRelationships(archive, part, limits)).some(outside)) return true;
  }
  return false;
}
