import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { ProblemError, problem } from "../kernel/problem.ts";
import { readSetting } from "../store/settings.ts";
import { mailAddress } from "./address.ts";
import { headLine } from "./line.ts";
import { type LetterDraft, type LetterState, secretPlace } from "./model.ts";
import { mailTables } from "./tables.ts";

/** Longest subject and name, in characters. */
const longestSubject = 200;
const longestName = 120;
/** Longest body, in characters: a letter, not a file. */
export const longestBody = 100_000;
const longestOnce = 200;
/** Rows in one statement. */
const batch = 200;

/** What became of a wish to send. */
export interface Queued {
  readonly number: number;
  /** False where a letter of this `once` was there already; it is not changed. */
  readonly added: boolean;
  /** `queued`, or `failed` at once where the address cannot be one. Of a letter that was there: where it stands. */
  readonly state: LetterState;
}

/** {@link queueLetters} for one. */
export async function queueLetter(trx: Transaction<unknown>, at: Date, draft: LetterDraft): Promise<Queued> {
  const [queued] = await queueLetters(trx, at, [draft]);
  if (!queued) throw new Error("a letter was queued and is not there");
  return queued;
}

/**
 * Queues letters in the transaction of the deed that wants them: they are sent if and only if the deed is done. What
 * comes of each stands in the order of the drafts. An address that cannot be one stops nobody else's letter: it is kept as
 * failed, where the secretariat sees it; who wants to refuse it sooner asks `mailAddress`. Throws ProblemError
 * `mail.too-long` for a body of more than {@link longestBody} characters.
 */
export async function queueLetters(
  trx: Transaction<unknown>,
  at: Date,
  drafts: readonly LetterDraft[],
): Promise<readonly Queued[]> {
  const tables = mailTables(trx);
  const here = await identity(trx);
  const known = new Map<string, Queued>();
  for (const part of chunks(drafts)) {
    const rows = await tables
      .selectFrom("letter")
      .select(["once", "number", "state"])
      .where(
        "once",
        "in",
        part.map(({ once }) => once),
      )
      .execute();
    for (const { once, number, state } of rows)
      known.set(once, { number, added: false, state: state as LetterState });
  }
  const last = await tables
    .selectFrom("letter")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  let number = last?.number ?? 0;
  const rows: ReturnType<typeof rowOf>[] = [];
  const outcomes = drafts.map((draft) => {
    const there = known.get(draft.once);
    if (there) return there;
    number += 1;
    const row = rowOf(draft, number, at, here);
    rows.push(row);
    known.set(draft.once, { number, added: false, state: row.state });
    return { number, added: true, state: row.state };
  });
  for (const part of chunks(rows)) {
    await tables
      .insertInto("letter")
      .values([...part])
      .execute();
    const refused = part.filter(({ state }) => state === "failed");
    if (refused.length === 0) continue;
    await tables
      .insertInto("letter_attempt")
      .values(
        refused.map((row) => ({
          letter: row.number,
          try: 1,
          at,
          outcome: "refused",
          answer: "mail.address-invalid",
        })),
      )
      .execute();
  }
  return outcomes;
}

/**
 * The Message-ID of a letter: the same for the same `once` in the same data folder, so that one that had to be sent a second time
 * is known again by servers and by readers' programs; and not to be guessed from outside, since the folder's identity is in
 * the hash.
 */
export function messageId(once: string, here: { readonly home: string; readonly host: string }): string {
  const hash = createHash("sha256").update(`${here.home}\n${once}`).digest("hex").slice(0, 40);
  return `<${hash}@${here.host}>`;
}

async function identity(trx: Transaction<unknown>): Promise<{ home: string; host: string }> {
  const home = (await readSetting(trx, "home.id")) ?? "";
  // Without a mail server the letters stay on this machine, and so may the name.
  return { home, host: (await readSetting(trx, "mail.host")) ?? "corridor.localdomain" };
}

function rowOf(draft: LetterDraft, number: number, at: Date, here: { home: string; host: string }) {
  if (draft.body.length > longestBody)
    throw new ProblemError(problem("mail.too-long", { limit: longestBody }));
  if (draft.once === "" || draft.once.length > longestOnce)
    throw new RangeError(`a letter's once has 1 to ${longestOnce} characters: ${draft.once.slice(0, 40)}`);
  if ((draft.secret === undefined) !== !draft.body.includes(secretPlace))
    throw new RangeError("a letter has a secret exactly where its body has a place for it");
  const address = mailAddress(draft.address);
  const state: "queued" | "failed" = address.ok ? "queued" : "failed";
  return {
    number,
    once: draft.once,
    kind: draft.kind,
    about: draft.about,
    party: draft.party,
    person: draft.person,
    address: address.ok ? address.value : headLine(draft.address, 254),
    name: headLine(draft.name, longestName),
    language: draft.language,
    subject: headLine(draft.subject, longestSubject),
    body: bodyText(draft.body),
    secret: state === "queued" ? (draft.secret ?? null) : null,
    had_secret: draft.secret !== undefined,
    message_id: messageId(draft.once, here),
    state,
    via: null,
    tries: state === "queued" ? 0 : 1,
    next_try: state === "queued" ? at : null,
    worker: null,
    queued: at,
    settled: state === "queued" ? null : at,
  };
}

/** Line ends of one kind, and no control character but those and the tabulator: a store of text holds no NUL. */
function bodyText(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, "")
      .trim()
  );
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch);
}
