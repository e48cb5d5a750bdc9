import { formatEvidence, parseEvidence } from "../../kernel/evidence.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { editionName, factsVersion, toldOf, wordsVersion } from "../../record/keeping/editions.ts";
import type { KeptDocument, KeptMandate, MandateState } from "../../record/keeping/model.ts";
import { dueMandates } from "../../record/relations/due.ts";
import { heldDocuments, heldMandates } from "../../record/relations/held.ts";
import type { RecordService } from "../../record/service.ts";
import type { UnderstoodParagraph } from "../../record/understanding/understand.ts";
import type { Found } from "./measures.ts";
import type { Source } from "./model.ts";

/** What was decided and what became of it: paragraphs, requests, and how many of them are how far. */

type Of<K extends Source["kind"]> = Extract<Source, { readonly kind: K }>;

/** The record's texts are read in English alone (`record/grammar/GRAMMAR.md`). */
const recordLanguage = "en";

/**
 * The words of a paragraph with its sub-paragraphs, as its document stands or in the edition that a reference cites; where the record knows facts
 * alone, what is told of its requests. Problems: those of {@link RecordService.document}, `report-proposals.paragraph-unknown`.
 */
export async function resolveParagraph(
  record: RecordService,
  { address }: Of<"paragraph">,
  cited?: string,
): Promise<Result<Found>> {
  const [symbol = "", id = ""] = address.split("#");
  const document = await record.document(symbol, askedEdition(cited));
  if (!document.ok) return document;
  const words = wordsOf(document.value, id.replace(/~\d+$/, ""));
  if (words === null) return failed(problem("report-proposals.paragraph-unknown", { address }));
  const { edition, editions } = document.value;
  const evidence = formatEvidence({
    kind: "paragraph",
    subject: document.value.symbol,
    version: edition ? editionName(edition, editions) : wordsVersion(words),
    fragment: id,
  });
  return ok({ value: words, evidence: [evidence], in: recordLanguage });
}

/** The edition of a document that a reference names. */
function askedEdition(cited: string | undefined): string | undefined {
  const read = cited === undefined ? undefined : parseEvidence(cited);
  return read?.ok && read.value.kind === "paragraph" ? read.value.version : undefined;
}

function wordsOf({ understood, kept }: KeptDocument, id: string): string | null {
  if (understood) {
    const everywhere = [
      ...understood.preambular,
      ...understood.operative,
      ...understood.annexes.flatMap(({ paragraphs }) => paragraphs),
    ];
    const found = findIn(everywhere, id);
    return found ? wholeText(found) : null;
  }
  const told = kept.filter(({ paragraph }) => paragraph === id).map(({ text }) => text);
  return told.length === 0 ? null : told.join("\n");
}

type Numbered = Pick<UnderstoodParagraph, "id" | "number" | "text"> & {
  readonly children: readonly Numbered[];
};

function findIn(paragraphs: readonly Numbered[], id: string): Numbered | undefined {
  for (const one of paragraphs) {
    const found = one.id === id ? one : findIn(one.children, id);
    if (found) return found;
  }
  return undefined;
}

function wholeText({ text, children }: Numbered): string {
  return [
    text,
    ...children.map((child) => `${child.number === null ? "" : `(${child.number}) `}${wholeText(child)}`),
  ].join("\n");
}

/**
 * Where a request stood at a moment, or when it falls due the first time: `2008-09-16`, or `2008-09` or `2008` where no more is known; as
 * the text stands or in the edition that a reference cites. Problems: those of {@link RecordService.document}, `records.unknown-mandate`.
 */
export async function resolveMandate(
  record: RecordService,
  { address, what }: Of<"mandate">,
  at: Date,
  cited?: string,
): Promise<Result<Found>> {
  const [symbol = "", place = ""] = address.split("#");
  const document = await record.document(symbol, askedEdition(cited));
  if (!document.ok) return document;
  const id = `${document.value.symbol}#${place}`;
  const mandate = document.value.kept.find((one) => one.id === id);
  if (!mandate) return failed(problem("records.unknown-mandate", { address: id }));
  const asked = referenceTo(document.value, mandate);
  if (what === "due")
    return ok({ value: (await duesOf(record, document.value)).get(id) ?? null, evidence: [asked] });
  const said = await saidBy(record, mandate, at);
  return ok({
    value: said?.state ?? ("to-do" satisfies MandateState),
    evidence: said?.evidence ? [asked, said.evidence] : [asked],
  });
}

/**
 * How many requests of a document were in some states at a moment; as it stands or in the edition that a reference cites. Problems: those of
 * {@link RecordService.document}.
 */
export async function resolveMandates(
  record: RecordService,
  { symbol, states }: Of<"mandates">,
  at: Date,
  cited?: string,
): Promise<Result<Found>> {
  const document = await record.document(symbol, askedEdition(cited));
  if (!document.ok) return document;
  const dues = await duesOf(record, document.value);
  let counted = 0;
  for (const mandate of document.value.kept) {
    const state = (await saidBy(record, mandate, at))?.state ?? "to-do";
    const overdue = isOverdue(state, dues.get(mandate.id), at);
    if (states.length === 0 || states.includes(state) || (overdue && states.includes("overdue")))
      counted += 1;
  }
  return ok({
    value: counted,
    evidence: [
      formatEvidence({ kind: "paragraph", subject: document.value.symbol, ...versionOf(document.value) }),
    ],
  });
}

/** To do or in hand although the day on which it was due is over; what has no day is never overdue. */
export function isOverdue(state: MandateState, due: string | undefined, at: Date): boolean {
  if (due === undefined || (state !== "to-do" && state !== "in-hand")) return false;
  const last = due.length === 4 ? `${due}-12-31` : due.length === 7 ? `${due}-31` : due;
  return last < at.toISOString().slice(0, 10);
}

/** The first day on which each request of a document falls due, by its address; of a text that was replaced, by what it said. */
async function duesOf(
  record: RecordService,
  { current, understood }: KeptDocument,
): Promise<ReadonlyMap<string, string>> {
  const dues = new Map<string, string>();
  const tell = (id: string, { date }: { readonly date?: string | undefined }) => {
    if (date !== undefined && !dues.has(id)) dues.set(id, date);
  };
  if (current || !understood) for (const { id, occurrence } of await record.due()) tell(id, occurrence);
  else
    for (const { address, occurrence } of dueMandates(heldMandates(heldDocuments([understood]))))
      tell(address, occurrence);
  return dues;
}

/** What was said last of a request by a moment. The last word may be later; then the history is asked. */
async function saidBy(
  record: RecordService,
  { id, standing }: KeptMandate,
  at: Date,
): Promise<KeptMandate["standing"]> {
  const then = at.toISOString();
  if (standing === null || standing.at <= then) return standing;
  const history = await record.mandate(id);
  return (history.ok && history.value.states.find((one) => one.at <= then)) || null;
}

function referenceTo(document: KeptDocument, { id, paragraph }: KeptMandate): string {
  const told = document.edition || !document.facts ? null : toldOf(document.facts, paragraph);
  return formatEvidence({
    kind: "paragraph",
    subject: document.symbol,
    ...versionOf(document),
    ...(told === null ? {} : { version: wordsVersion(told) }),
    fragment: id.slice(document.symbol.length + 1),
  });
}

function versionOf({ edition, editions, facts }: KeptDocument): { readonly version?: string } {
  if (edition) return { version: editionName(edition, editions) };
  return facts ? { version: factsVersion(facts) } : {};
}
