import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { canonicalJson } from "../../kernel/canonical.ts";
import { ProblemError, problem, unwrap, warning } from "../../kernel/problem.ts";
import { keepOriginal, noteOriginal, setAside } from "../../store/originals.ts";
import { parseForm } from "../parse.ts";
import { documentText, type OpenedDocument } from "../reading/open.ts";
import { compareDocuments } from "../relations/compare.ts";
import { type DocumentRow, selectByKeys } from "../repository/documents.ts";
import { insertEdition, selectCurrent } from "../repository/editions.ts";
import { insertSource } from "../repository/sources.ts";
import { allMandates, type UnderstoodDocument } from "../understanding/understand.ts";
import { paragraphsOf } from "./content.ts";
import type { ImportedDocument, ImportOutcome } from "./model.ts";
import { parserVersion } from "./parser.ts";
import { database, type RecordParts } from "./parts.ts";
import { carryStates } from "./standing.ts";
import { symbolKey } from "./symbols.ts";

/** A file as it came: from a disk, from the network, from a browser. */
export interface GivenFile {
  readonly bytes: Uint8Array;
  /** What the person calls it. */
  readonly name: string;
}

export interface ImportOptions {
  /** The document's symbol, where the text does not say it. */
  readonly symbol?: string | undefined;
  /** Takes what has no paragraphs of a resolution too. */
  readonly anything?: boolean | undefined;
  /** Puts a text that differs in the place of the one that is there. */
  readonly replace?: boolean | undefined;
  /** Only tells what would be done. */
  readonly dryRun?: boolean | undefined;
}

interface Chosen {
  readonly understood: UnderstoodDocument;
  readonly symbol: string;
  /** Which of the documents in the file. */
  readonly place: number;
}

interface Weighed extends Chosen {
  readonly told: ImportedDocument;
  readonly known: DocumentRow | undefined;
}

/** What `RecordService.importDocuments` does. Throws its problems. */
export async function importDocuments(
  parts: RecordParts,
  actor: Actor,
  file: GivenFile,
  options: ImportOptions,
): Promise<ImportOutcome> {
  requireRight(actor, "record.import");
  const opened = unwrap(await documentText(file.bytes, file.name));
  const given = options.symbol?.trim() || undefined;
  const parsed = unwrap(parseForm(opened, given === undefined ? {} : { symbol: given }));
  const weighed: Weighed[] = [];
  for (const one of chosenFrom(parsed, file.name, options.anything ?? false))
    weighed.push(await weigh(parts, one, opened.sha256));
  const wanted = weighed.filter(
    ({ told: { state } }) => state !== "same" && (state !== "differs" || options.replace),
  );
  if (wanted.length > 0 && !options.dryRun) await take(parts, actor, file, opened, given, wanted);
  const { format, sha256 } = opened;
  return {
    file: file.name,
    format,
    sha256,
    problems: [...opened.problems],
    documents: weighed.map((one) => ({
      ...one.told,
      state: wanted.includes(one) ? reached(one) : one.told.state,
    })),
  };
}

function reached({ told: { state } }: Weighed): ImportedDocument["state"] {
  return state === "differs" ? "replaced" : state;
}

/** The documents of a file that can be filed, each under its symbol. */
function chosenFrom(
  parsed: readonly UnderstoodDocument[],
  file: string,
  anything: boolean,
): readonly Chosen[] {
  const resolutions = parsed
    .map((understood, place) => ({ understood, place }))
    .filter(({ understood }) => anything || understood.preambular.length + understood.operative.length > 0);
  if (resolutions.length === 0) throw new ProblemError(problem("records.not-resolution", {}, { file }));
  const bySymbol = new Map<string, Chosen>();
  for (const { understood, place } of resolutions) {
    const { symbol, title } = understood;
    if (symbol === null || symbolKey(symbol) === "") {
      const told = title ?? understood.operative[0]?.text.slice(0, 80) ?? "";
      throw new ProblemError(problem("records.symbol-needed", { title: told }, { file }));
    }
    const key = symbolKey(symbol);
    const other = bySymbol.get(key);
    const twice = warning("records.symbol-twice", { symbol });
    const longer = !other || sizeOf(other.understood) < sizeOf(understood);
    const one = longer ? { understood, place, symbol } : other;
    const problems = other ? [...one.understood.problems, twice] : one.understood.problems;
    bySymbol.set(key, { ...one, understood: { ...one.understood, problems } });
  }
  return [...bySymbol.values()];
}

function sizeOf(understood: UnderstoodDocument): number {
  return paragraphsOf(understood).reduce((sum, { text }) => sum + text.length, 0);
}

/** What a document would change. */
async function weigh(parts: RecordParts, chosen: Chosen, sha256: string): Promise<Weighed> {
  const { understood, symbol, place } = chosen;
  const [known] = await selectByKeys(database(parts), [symbolKey(symbol)]);
  const current = known && (await selectCurrent(database(parts), known.number));
  const same =
    current !== undefined &&
    ((current.source === sha256 && current.place === place) || sameText(current.understood, understood));
  const state = !known ? "new" : !current ? "filled" : same ? "same" : "differs";
  const told: ImportedDocument = {
    symbol: known?.symbol ?? symbol,
    title: understood.title,
    state,
    counts: {
      preambular: understood.preambular.length,
      operative: understood.operative.length,
      mandates: allMandates(understood).length,
      footnotes: understood.footnotes.length,
      citations: understood.citations.length,
      unread: understood.unread.filter(({ reason }) => reason !== "furniture").length,
    },
    doubts: [...understood.problems],
    comparison: state === "differs" && current ? compareDocuments(current.understood, understood) : null,
  };
  return { ...chosen, told, known };
}

/** The same words in the same paragraphs: another file of the same text is nothing new. */
function sameText(a: UnderstoodDocument, b: UnderstoodDocument): boolean {
  const words = (document: UnderstoodDocument) => canonicalJson([document.title, paragraphsOf(document)]);
  return words(a) === words(b);
}

/** The original is flushed first, so that nothing in the store speaks of a file that is not there. */
async function take(
  parts: RecordParts,
  actor: Actor,
  { bytes, name }: GivenFile,
  { sha256, format, text, hints, lines, problems, bytes: size }: OpenedDocument,
  given: string | undefined,
  wanted: readonly Weighed[],
): Promise<void> {
  const at = parts.now();
  await keepOriginal(parts.paths, await setAside(parts.paths, bytes));
  const documents = wanted.map((one) => ({ symbol: one.told.symbol, state: reached(one) }));
  const subject = documents.map(({ symbol }) => symbol).join(" ");
  await parts.store.deed(
    actor,
    { deed: "record.import", subject, detail: { file: name, sha256, documents } },
    async (trx) => {
      await noteOriginal(trx, { sha256, bytes: size, at });
      await insertSource(trx, { sha256, name, format, text, hints, lines: lines ?? null, problems });
      for (const { told, understood, place, known } of wanted) {
        await insertEdition(trx, told.symbol, {
          source: sha256,
          place,
          givenSymbol: place === 0 ? (given ?? null) : null,
          corrections: [],
          parser: parserVersion,
          understood: { ...understood, symbol: told.symbol },
          at,
          actor: actorName(actor),
        });
        if (known?.facts) await carryStates(trx, known.facts, understood);
      }
    },
  );
}
