import { sql, type Transaction } from "kysely";
import { ProblemError, problem } from "../../../kernel/problem.ts";
import { type KeptAct, KeptDeed, SpeakersList } from "./kept.ts";
import { type Database, speakersTables } from "./tables.ts";

const columns = ["id", "meeting", "session", "title", "policy", "lot", "plan", "shown"] as const;

/** The lists of a meeting, in the order in which they were made. */
export async function selectLists(database: Database, meeting: string): Promise<readonly SpeakersList[]> {
  const rows = await speakersTables(database)
    .selectFrom("speakers_list")
    .select(columns)
    .where("meeting", "=", meeting)
    .orderBy("created")
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map((row) => SpeakersList.parse(row));
}

/** Throws ProblemError `speakers.unknown` (facts: id). */
export async function requireList(database: Database, id: string): Promise<SpeakersList> {
  const row = await speakersTables(database)
    .selectFrom("speakers_list")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw unknownList(id);
  return SpeakersList.parse(row);
}

export function unknownList(id: string): ProblemError {
  return new ProblemError(problem("speakers.unknown", { id: id.slice(0, 80) }));
}

export async function insertList(
  trx: Transaction<unknown>,
  list: SpeakersList,
  by: { readonly at: Date; readonly actor: string },
): Promise<void> {
  await speakersTables(trx)
    .insertInto("speakers_list")
    .values({ ...written(list), id: list.id, created: by.at, changed: by.at, actor: by.actor })
    .execute();
}

export async function updateList(trx: Transaction<unknown>, list: SpeakersList, at: Date): Promise<void> {
  await speakersTables(trx)
    .updateTable("speakers_list")
    .set({ ...written(list), changed: at })
    .where("id", "=", list.id)
    .execute();
}

function written({ meeting, session, title, policy, lot, plan, shown }: SpeakersList) {
  return {
    ...{ meeting, session, lot, shown },
    title: JSON.stringify(title),
    policy: JSON.stringify(policy),
    plan: JSON.stringify(plan),
  };
}

/** Every act of a list, the first first. */
export async function selectActs(database: Database, list: string): Promise<readonly KeptAct[]> {
  const rows = await speakersTables(database)
    .selectFrom("speakers_act")
    .select(["number", "at", "act", "actor"])
    .where("list", "=", list)
    .orderBy("number")
    .execute();
  return rows.map(({ number, at, act, actor }) => ({
    ...KeptDeed.parse(act),
    number,
    at: at.getTime(),
    actor,
  }));
}

/** Rows in one statement. */
const batch = 500;

/** Adds acts that follow upon the last. */
export async function insertActs(
  trx: Transaction<unknown>,
  list: string,
  acts: readonly KeptAct[],
): Promise<void> {
  const rows = acts.map(({ number, at, actor, ...act }) => ({
    ...{ list, number, actor },
    at: new Date(at),
    act: JSON.stringify(act),
  }));
  for (let from = 0; from < rows.length; from += batch)
    await speakersTables(trx)
      .insertInto("speakers_act")
      .values(rows.slice(from, from + batch))
      .execute();
}
