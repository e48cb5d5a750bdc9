import { createHash } from "node:crypto";
import { formatEvidence } from "../../kernel/evidence.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { KeptDocument, KeptMandate, MandateState } from "../../record/keeping/model.ts";
import type { RecordService } from "../../record/service.ts";
import type { UnderstoodParagraph } from "../../record/understanding/understand.ts";
import type { Found } from "./measures.ts";
import type { Source } from "./model.ts";

/** What was decided and what became of it: paragraphs, requests, and how many of them are how far. */

type Of<K extends Source["kind"]> = Extract<Source, { readonly kind: K }>;

/** The record's texts are read in English alone (`record/grammar/GRAMMAR.md`). */
const recordLanguage = "en";

/**
 * The words of a paragraph with its sub-paragraphs; where the record knows facts alone, what is told of its requests. Problems: those of
 * {@link RecordService.document}, `report-proposals.paragraph-unknown`.
 */
export async function resolveParagraph(
  record: RecordService,
  { address }: Of<"paragraph">,
): Promise<Result<Found>> {
  const [symbol = "", id = ""] = address.split("#");
  const document = await record.document(symbol);
  if (!document.ok) return document;
  const words = wordsOf(document.value, id.replace(/~\d+$/, ""));
  if (words === null) return failed(problem("report-proposals.paragraph-unknown", { address }));
  // The hash of the original that was read; of facts, which have none, that of their words.
  const version = document.value.edition?.sha256 ?? createHash("sha256").update(words).digest("hex");
  const evidence = formatEvidence({
    kind: "paragraph",
    subject: document.value.symbol,
    version,
    fragment: id,
  });
  return ok({ value: words, evidence: [evidence], in: recordLanguage });
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
 * Where a request stood at a moment, or when it falls due the first time: `2008-09-16`, or `2008-09` or `2008` where no more is known.
 * Problem: `records.unknown-mandate`.
 */
export async function resolveMandate(
  record: RecordService,
  { address, what }: Of<"mandate">,
  at: Date,
): Promise<Result<Found>> {
  const found = await record.mandate(address);
  if (!found.ok) return found;
  const { mandate, states } = found.value;
  const asked = referenceTo(mandate);
  if (what === "due") return ok({ value: (await duesOf(record)).get(mandate.id) ?? null, evidence: [asked] });
  const said = states.find((one) => one.at <= at.toISOString());
  return ok({
    value: said?.state ?? ("to-do" satisfies MandateState),
    evidence: said?.evidence ? [asked, said.evidence] : [asked],
  });
}

/** How many requests of a document were in some states at a moment. Problems: those of {@link RecordService.document}. */
export async function resolveMandates(
  record: RecordService,
  { symbol, states }: Of<"mandates">,
  at: Date,
): Promise<Result<Found>> {
  const document = await record.document(symbol);
  if (!document.ok) return document;
  const dues = await duesOf(record);
  let counted = 0;
  for (const mandate of document.value.kept) {
    const state = await stateAt(record, mandate, at);
    const overdue = isOverdue(state, dues.get(mandate.id), at);
    if (states.length === 0 || states.includes(state) || (overdue && states.includes("overdue")))
      counted += 1;
  }
  const evidence = formatEvidence({ kind: "paragraph", subject: document.value.symbol });
  return ok({ value: counted, evidence: [evidence] });
}

/** To do or in hand although the day on which it was due is over; what has no day is never overdue. */
export function isOverdue(state: MandateState, due: string | undefined, at: Date): boolean {
  if (due === undefined || (state !== "to-do" && state !== "in-hand")) return false;
  const last = due.length === 4 ? `${due}-12-31` : due.length === 7 ? `${due}-31` : due;
  return last < at.toISOString().slice(0, 10);
}

/** The first day on which each request falls due, by its address. */
export async function duesOf(record: RecordService): Promise<ReadonlyMap<string, string>> {
  const dues = new Map<string, string>();
  for (const { id, occurrence } of await record.due()) {
    if (occurrence.date !== undefined && !dues.has(id)) dues.set(id, occurrence.date);
  }
  return dues;
}

/** The last word may be later than the moment; then the history is asked. */
async function stateAt(record: RecordService, mandate: KeptMandate, at: Date): Promise<MandateState> {
  const then = at.toISOString();
  if (mandate.standing === null || mandate.standing.at <= then) return mandate.state;
  const history = await record.mandate(mandate.id);
  if (!history.ok) return mandate.state;
  return history.value.states.find((one) => one.at <= then)?.state ?? "to-do";
}

function referenceTo({ symbol, id }: KeptMandate): string {
  const fragment = id.slice(symbol.length + 1);
  return formatEvidence({ kind: "paragraph", subject: symbol, fragment });
}
