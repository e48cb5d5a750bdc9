import type { Transaction } from "kysely";
import { keptAnswer } from "./forgetting.ts";
import { Attempt, Letter, type LetterState, type LetterStory, letterStates } from "./model.ts";
import { type Database, mailTables } from "./tables.ts";

/**
 * The letters in the store, as the ledger shows them. Their SQL is here, in `queue.ts`, which adds them, in `sending.ts`, which takes those that
 * wait, in `hearing.ts`, which keeps what is heard of them, and in `forgetting.ts`.
 */

/** Which letters are meant. What is left out does not matter. */
export interface LetterFilter {
  readonly state?: LetterState | undefined;
  readonly about?: string | undefined;
  readonly party?: string | undefined;
  readonly kind?: string | undefined;
  /** Part of an address, a name or a subject. */
  readonly text?: string | undefined;
}

const columns = [
  "number",
  "once",
  "kind",
  "about",
  "party",
  "person",
  "address",
  "name",
  "language",
  "subject",
  "state",
  "via",
  "tries",
  "next_try as nextTry",
  "queued",
  "settled",
  "had_secret as hadSecret",
] as const;

function filtered(database: Database, filter: LetterFilter) {
  const like = `%${(filter.text ?? "").replace(/[%_\\]/g, "\\$&")}%`;
  return mailTables(database)
    .selectFrom("letter")
    .$if(filter.state !== undefined, (query) => query.where("state", "=", filter.state ?? ""))
    .$if(filter.about !== undefined, (query) => query.where("about", "=", filter.about ?? ""))
    .$if(filter.party !== undefined, (query) => query.where("party", "=", filter.party ?? ""))
    .$if(filter.kind !== undefined, (query) => query.where("kind", "=", filter.kind ?? ""))
    .$if((filter.text ?? "") !== "", (query) =>
      query.where((eb) =>
        eb.or([eb("address", "ilike", like), eb("name", "ilike", like), eb("subject", "ilike", like)]),
      ),
    );
}

/** Letters, the newest first. */
export async function selectLetters(
  database: Database,
  filter: LetterFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Letter[]> {
  const rows = await filtered(database, filter)
    .select(columns)
    .orderBy("number", "desc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => Letter.parse(row));
}

/** How many letters there are in each state. */
export async function countLetters(
  database: Database,
  filter: LetterFilter,
): Promise<Readonly<Record<LetterState, number>>> {
  const rows = await filtered(database, filter)
    .select(({ fn }) => ["state", fn.countAll<number>().as("letters")])
    .groupBy("state")
    .execute();
  const found = new Map(rows.map(({ state, letters }) => [state, letters]));
  return Object.fromEntries(letterStates.map((state) => [state, found.get(state) ?? 0])) as Record<
    LetterState,
    number
  >;
}

/** A letter with its text and its tries. */
export async function selectStory(database: Database, number: number): Promise<LetterStory | undefined> {
  const row = await mailTables(database)
    .selectFrom("letter")
    .select([...columns, "body", "message_id"])
    .where("number", "=", number)
    .executeTakeFirst();
  if (!row) return undefined;
  const attempts = await mailTables(database)
    .selectFrom("letter_attempt")
    .select(["try", "at", "outcome", "answer"])
    .where("letter", "=", number)
    .orderBy("try")
    .execute();
  return {
    ...Letter.parse(row),
    body: row.body,
    messageId: row.message_id,
    attempts: attempts.map((attempt) => Attempt.parse(attempt)),
  };
}

/** Adds to what is known of a letter. */
export async function addAttempt(
  trx: Transaction<unknown>,
  letter: number,
  at: Date,
  outcome: string,
  answer: string,
): Promise<void> {
  const last = await mailTables(trx)
    .selectFrom("letter_attempt")
    .select(({ fn }) => fn.max("try").as("try"))
    .where("letter", "=", letter)
    .executeTakeFirst();
  await mailTables(trx)
    .insertInto("letter_attempt")
    .values({ letter, try: (last?.try ?? 0) + 1, at, outcome, answer: await keptAnswer(trx, letter, answer) })
    .execute();
}

/** Puts a letter that was given up back into the queue, or takes one that waits out of it. */
export async function moveLetter(
  trx: Transaction<unknown>,
  number: number,
  at: Date,
  to: "queued" | "cancelled",
): Promise<void> {
  await mailTables(trx)
    .updateTable("letter")
    .set(
      to === "queued"
        ? { state: "queued", next_try: at, settled: null, via: null, tries: 0 }
        : { state: "cancelled", next_try: null, settled: at, secret: null },
    )
    .where("number", "=", number)
    .execute();
}

/** The secret of the newest letter to an address that still waits: the link that it will bring. */
export async function secretOf(database: Database, address: string): Promise<string | null> {
  const row = await mailTables(database)
    .selectFrom("letter")
    .select("secret")
    .where("address", "=", address)
    .where("secret", "is not", null)
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row?.secret ?? null;
}
