import { type Problem, problem } from "../../../kernel/problem.ts";
import type { ImportedDocument, ImportOutcome } from "../../../record/keeping/model.ts";
import { symbolKey } from "../../../record/keeping/symbols.ts";
import { parseForm } from "../../../record/parse.ts";
import { documentText } from "../../../record/reading/open.ts";
import type { UnderstoodDocument } from "../../../record/understanding/understand.ts";
import type { WaitingFile } from "../../context.ts";
import type { PersonForm } from "./asked.ts";

/** A document in a file that was read and not kept: what it is, what it would change. */
export interface ReadDocument {
  readonly told: ImportedDocument;
  /** Its structure, where it could be told apart from the file's other documents. */
  readonly understood: UnderstoodDocument | null;
  readonly doubts: readonly string[];
}

/** A file that was read and waits. */
export interface ReadFile {
  readonly id: string;
  readonly name: string;
  readonly format: string | null;
  readonly symbol: string | null;
  readonly documents: readonly ReadDocument[];
  /** What stands in the way, in words; nothing can be kept then. */
  readonly refused: readonly string[];
  /** What one should know of how it was read. */
  readonly remarks: readonly string[];
  /** It could be kept if somebody said its symbol. */
  readonly symbolNeeded: boolean;
}

/** A file that was to be kept. */
export interface KeptFile {
  readonly name: string;
  readonly documents: readonly {
    readonly symbol: string;
    readonly title: string | null;
    readonly state: string;
  }[];
  readonly refused: readonly string[];
}

/** What the file that waits under `id` holds. Nothing is kept. */
export async function previewOf(
  { record, person, words }: PersonForm,
  id: string,
  symbol: string | null,
): Promise<ReadFile> {
  const file = person.waiting.get(id);
  const nothing = { id, format: null, symbol, documents: [], remarks: [], symbolNeeded: false };
  if (!file) return { ...nothing, name: "", refused: [words.problem(problem("record-pages.file-gone"))] };
  const told = await record.importDocuments(person.actor, file, {
    dryRun: true,
    ...(symbol === null ? {} : { symbol }),
  });
  if (!told.ok)
    return {
      ...nothing,
      name: file.name,
      refused: told.problems.map((one) => refusalInWords(words, one)),
      symbolNeeded: told.problems.some(({ code }) => code === "records.symbol-needed"),
    };
  const outcome: ImportOutcome = told.value;
  const texts = await textsIn(file, symbol);
  return {
    ...nothing,
    name: file.name,
    format: outcome.format,
    documents: outcome.documents.map((one) => ({
      told: one,
      understood: texts.get(symbolKey(one.symbol)) ?? null,
      doubts: one.doubts.map((doubt) => words.problem(doubt)),
    })),
    refused: [],
    remarks: outcome.problems.map((one) => words.problem(one)),
  };
}

/** Where the service would name options of the command line, a page has other ways. */
function refusalInWords(words: PersonForm["words"], one: Problem): string {
  if (one.code === "records.symbol-needed")
    return words.t("record-pages:import.symbol-needed", { ...one.facts });
  return one.code === "records.not-resolution"
    ? words.t("record-pages:import.not-resolution")
    : words.problem(one);
}

/** The documents of a file by the keys of their symbols. */
async function textsIn(
  { bytes, name }: WaitingFile,
  symbol: string | null,
): Promise<ReadonlyMap<string, UnderstoodDocument>> {
  const opened = await documentText(bytes, name);
  if (!opened.ok) return new Map();
  const parsed = parseForm(opened.value, symbol === null ? {} : { symbol });
  return new Map(
    (parsed.ok ? parsed.value : []).flatMap((one) =>
      one.symbol === null ? [] : [[symbolKey(one.symbol), one]],
    ),
  );
}

/** Takes the file that waits under `id` into the record; a text that differs goes in the place of the one that is there. */
export async function keepFile(
  { record, person, words }: PersonForm,
  id: string,
  symbol: string | null,
): Promise<KeptFile> {
  const file = person.waiting.take(id);
  if (!file) return { name: "", documents: [], refused: [words.problem(problem("record-pages.file-gone"))] };
  const kept = await record.importDocuments(person.actor, file, {
    replace: true,
    ...(symbol === null ? {} : { symbol }),
  });
  if (!kept.ok)
    return { name: file.name, documents: [], refused: kept.problems.map((one) => words.problem(one)) };
  return {
    name: file.name,
    documents: kept.value.documents.map(({ symbol: own, title, state }) => ({ symbol: own, title, state })),
    refused: [],
  };
}
