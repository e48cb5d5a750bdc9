import type { Transaction } from "kysely";
import { mayDo, requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { languages } from "../../kernel/language.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import type { Text } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { RecordService } from "../../record/service.ts";
import { tidyText } from "../contributions/paragraphs.ts";
import { requireHeld, type StatementParts, seenMeeting, touched } from "../contributions/parts.ts";
import { dayIn } from "../meetings/days.ts";
import type { LetterParts } from "../meetings/letters.ts";
import { Day, type Meeting } from "../model.ts";
import { pointsSeen } from "../round-tables/service.ts";
import { sessionsOf } from "../round-tables/sessions.ts";
import { askForComments } from "./asking.ts";
import { plainDocument } from "./document.ts";
import { draftSummary } from "./drafting.ts";
import { edited } from "./editing.ts";
import { longestComment, type Summary, type SummaryComment, type SummaryEdit, type Taken } from "./model.ts";
import {
  answerComment,
  insertComment,
  keepVersion,
  selectComments,
  selectSummary,
  selectVersions,
  writeSummary,
} from "./repository.ts";
import type { Database } from "./tables.ts";

/** What the deeds around summaries work with. */
export interface SummaryParts extends StatementParts, LetterParts {
  readonly record: Pick<RecordService, "importDocuments" | "document">;
}

/** Drafts the summary from the points, or with `again` anew where nothing of it has been issued: the text before is kept as a version. */
export async function draft(parts: SummaryParts, actor: Actor, id: string, again: boolean): Promise<Summary> {
  requireRight(actor, "summary.write");
  const db: Database = parts.store.database();
  const meeting = await seenMeeting(db, actor, id);
  requireHeld(meeting);
  const [points, sessions] = [await pointsSeen(parts, actor, id, {}), await sessionsOf(db, actor, id)];
  const at = parts.now();
  const content = draftSummary(titleOf(meeting), meeting.original, {
    points,
    sessions,
    words: {
      lead: (stance, language) => (stance === null ? "" : words(language).t(`outcome:draft.${stance}`)),
      others: inAll((language) => words(language).t("outcome:draft.others")),
    },
  });
  return parts.store.deed(
    actor,
    { deed: "summary.draft", subject: id, detail: { points: points.length } },
    async (trx) => {
      const known = await selectSummary(trx, id);
      if (known && !again) throw new ProblemError(problem("outcome.drafted-already"));
      if (known) {
        requireOpen(known);
        await keepVersion(trx, id, { why: "kept", content: known.content, at, actor: actorName(actor) });
      }
      // Identifiers are never given twice, also not to another draft.
      const shift = known?.content.last ?? 0;
      const shifted = {
        ...content,
        paragraphs: content.paragraphs.map((one) => ({
          ...one,
          id: `${one.id[0]}${Number(one.id.slice(1)) + shift}`,
        })),
        last: content.last + shift,
      };
      const summary: Summary = {
        ...{
          meeting: id,
          state: known?.state ?? "draft",
          content: shifted,
          revision: (known?.revision ?? 0) + 1,
        },
        ...{ commentsClose: known?.commentsClose ?? null, symbol: null, issued: null, changed: at },
      };
      await writeSummary(trx, summary, actorName(actor));
      await touched(trx, id, at);
      return summary;
    },
  );
}

export async function edit(
  parts: SummaryParts,
  actor: Actor,
  id: string,
  change: SummaryEdit,
): Promise<Summary> {
  requireRight(actor, "summary.write");
  return changing(
    parts,
    actor,
    id,
    { deed: "summary.write", detail: { edit: change.edit } },
    async (known) => ({
      ...known,
      content: unwrap(edited(known.content, change)),
    }),
  );
}

/** Keeps the text as it stands, to be compared with later. Gives the number of the version. */
export async function keep(parts: SummaryParts, actor: Actor, id: string): Promise<number> {
  requireRight(actor, "summary.write");
  let number = 0;
  await changing(parts, actor, id, { deed: "summary.keep" }, async (known, trx, at) => {
    number = await keepVersion(trx, id, { why: "kept", content: known.content, at, actor: actorName(actor) });
    return known;
  });
  return number;
}

/** Opens a round of comments until the end of a day, or moves that day, and writes to all who are invited. */
export async function openComments(
  parts: SummaryParts,
  actor: Actor,
  id: string,
  closes: string,
): Promise<Summary> {
  requireRight(actor, "summary.issue");
  const meeting = await seenMeeting(parts.store.database(), actor, id);
  if (!Day.safeParse(closes).success || closes < dayIn(meeting.zone, parts.now()))
    throw new ProblemError(problem("outcome.closes-early", { closes: closes.slice(0, 40) }));
  return changing(
    parts,
    actor,
    id,
    { deed: "summary.comments", detail: { closes } },
    async (known, trx, at) => {
      requireText(known);
      const kept = { why: "comments", content: known.content, at, actor: actorName(actor) } as const;
      const version = await keepVersion(trx, id, kept);
      await askForComments(parts, trx, meeting, { version, closes });
      return { ...known, state: "comments", commentsClose: closes };
    },
  );
}

/** A delegation's word on the draft, on one paragraph or on the whole. */
export async function comment(
  parts: SummaryParts,
  actor: Actor,
  id: string,
  given: { readonly party: string | null; readonly paragraph: string | null; readonly text: string },
): Promise<SummaryComment> {
  requireRight(actor, "summary.comment", given.party ?? undefined);
  const text = tidyText(given.text);
  if (text === "") throw new ProblemError(problem("outcome.comment-empty"));
  if (text.length > longestComment)
    throw new ProblemError(problem("outcome.comment-long", { limit: longestComment }));
  if (given.party !== null && !(await parts.parties()).has(given.party))
    throw new ProblemError(problem("directory.unknown-party", { party: given.party.slice(0, 60) }));
  const meeting = await seenMeeting(parts.store.database(), actor, id);
  const at = parts.now();
  const entry = ({ number }: SummaryComment) => ({ deed: "summary.comment", subject: `${id}/${number}` });
  return parts.store.deed(actor, entry, async (trx) => {
    const known = await requireSummary(trx, id);
    const closes = known.commentsClose ?? "";
    if (known.state !== "comments" || dayIn(meeting.zone, at) > closes)
      throw new ProblemError(problem("outcome.comments-closed"));
    const version = (await selectVersions(trx, id)).find(({ why }) => why === "comments");
    if (!version) throw new ProblemError(problem("outcome.comments-closed"));
    if (given.paragraph !== null && !version.content.paragraphs.some((one) => one.id === given.paragraph))
      throw new ProblemError(
        problem("outcome.paragraph-unknown", { paragraph: given.paragraph.slice(0, 20) }),
      );
    const number = ((await selectComments(trx, id)).at(-1)?.number ?? 0) + 1;
    const made: SummaryComment = {
      ...{ number, version: version.number, paragraph: given.paragraph, party: given.party, text, at },
      ...{ taken: null, answer: null },
    };
    await insertComment(trx, id, made, actorName(actor));
    return made;
  });
}

/** Says what became of a comment. */
export async function answer(
  parts: SummaryParts,
  actor: Actor,
  id: string,
  number: number,
  given: { readonly taken: Taken; readonly answer: string | null },
): Promise<null> {
  requireRight(actor, "summary.write");
  const text = tidyText(given.answer ?? "");
  if (text.length > longestComment)
    throw new ProblemError(problem("outcome.comment-long", { limit: longestComment }));
  await seenMeeting(parts.store.database(), actor, id);
  return parts.store.deed(actor, { deed: "summary.answer", subject: `${id}/${number}` }, async (trx) => {
    const done = await answerComment(trx, id, number, {
      taken: given.taken,
      answer: text === "" ? null : text,
    });
    if (!done) throw new ProblemError(problem("outcome.comment-unknown", { number }));
    return null;
  });
}

/**
 * Issues the summary under a symbol: the text is frozen and becomes a document of the record. Whoever may issue it need not be one who
 * may import documents: that it goes into the record is part of issuing.
 */
export async function issue(parts: SummaryParts, actor: Actor, id: string, given: string): Promise<Summary> {
  requireRight(actor, "summary.issue");
  const db: Database = parts.store.database();
  await seenMeeting(db, actor, id);
  const symbol = given.trim().replace(/\s+/gu, " ");
  if (!/^[A-Z][A-Z0-9]*(?:[/.-][A-Za-z0-9().-]+)+$/u.test(symbol) || symbol.length > 60)
    throw new ProblemError(problem("outcome.symbol-unclear", { symbol: symbol.slice(0, 60) }));
  const before = await requireSummary(db, id);
  requireOpen(before);
  requireText(before);
  const importer = mayDo(actor, "record.import") ? actor : ({ kind: "system" } as const);
  const bytes = new TextEncoder().encode(plainDocument(symbol, before.content));
  const file = { bytes, name: `${symbol.replaceAll("/", "-")}.txt` };
  const imported = unwrap(await parts.record.importDocuments(importer, file, { symbol, anything: true }));
  if (imported.documents.some(({ state }) => state === "differs"))
    throw new ProblemError(problem("outcome.symbol-taken", { symbol }));
  return changing(parts, actor, id, { deed: "summary.issue", detail: { symbol } }, async (known, trx, at) => {
    // What was put into the record is what is issued: whoever wrote meanwhile issues again.
    if (known.revision !== before.revision) throw new ProblemError(problem("outcome.written-meanwhile"));
    await keepVersion(trx, id, { why: "issued", content: known.content, at, actor: actorName(actor) });
    return { ...known, state: "issued", symbol, issued: at };
  });
}

/** Throws ProblemError `outcome.no-summary` (facts: id). */
export async function requireSummary(database: Database, id: string): Promise<Summary> {
  const found = await selectSummary(database, id);
  if (!found) throw new ProblemError(problem("outcome.no-summary", { id: id.slice(0, 80) }));
  return found;
}

async function changing(
  parts: SummaryParts,
  actor: Actor,
  id: string,
  entry: { readonly deed: string; readonly detail?: Readonly<Record<string, string>> },
  change: (known: Summary, trx: Transaction<unknown>, at: Date) => Promise<Summary>,
): Promise<Summary> {
  await seenMeeting(parts.store.database(), actor, id);
  const at = parts.now();
  return parts.store.deed(actor, { ...entry, subject: id }, async (trx) => {
    const known = await requireSummary(trx, id);
    requireOpen(known);
    const changed = await change(known, trx, at);
    const next: Summary = { ...changed, revision: known.revision + 1, changed: at };
    await writeSummary(trx, next, actorName(actor));
    await touched(trx, id, at);
    return next;
  });
}

function requireOpen({ state, symbol }: Summary): void {
  if (state === "issued") throw new ProblemError(problem("outcome.issued-already", { symbol: symbol ?? "" }));
}

function requireText({ content }: Summary): void {
  if (!content.paragraphs.some(({ kind }) => kind === "paragraph"))
    throw new ProblemError(problem("outcome.summary-empty"));
}

function titleOf({ title, original }: Meeting): Text {
  return inAll((language) =>
    words(language).t("outcome:draft.title", {
      meeting: title[language] ?? title[original] ?? title.en ?? "",
    }),
  );
}

function inAll(text: (language: (typeof languages)[number]) => string): Text {
  return Object.fromEntries(languages.map((language) => [language, text(language)]));
}
