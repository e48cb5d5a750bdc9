import { sql, type Transaction } from "kysely";
import { type Draft, KeptSession, type KeptVersion, Step, type StepContent, type StepKind } from "./kept.ts";
import { inOrder, ProgrammeFrame, type ProgrammeSession, PublishedContent, VersionSummary } from "./model.ts";
import { type Database, programmeTables } from "./tables.ts";

/** When something was written, and by whom. */
export interface Stamp {
  readonly at: Date;
  readonly actor: string;
}

/** The draft of a meeting's programme; undefined where none was begun. */
export async function selectDraft(database: Database, meeting: string): Promise<Draft | undefined> {
  const row = await programmeTables(database)
    .selectFrom("meeting_programme")
    .selectAll()
    .where("meeting", "=", meeting)
    .executeTakeFirst();
  if (!row) return undefined;
  const sessions = await programmeTables(database)
    .selectFrom("meeting_session")
    .selectAll()
    .where("meeting", "=", meeting)
    .where("removed", "=", false)
    .execute();
  return {
    ...ProgrammeFrame.parse(row.frame),
    meeting,
    revision: row.revision,
    changed: row.changed.toISOString(),
    actor: row.actor,
    sessions: inOrder(
      sessions.map(({ content, begins, ends, revision, changed, actor, id }) =>
        KeptSession.parse({
          ...(typeof content === "object" ? content : {}),
          ...{ id, begins: begins.toISOString(), ends: ends.toISOString() },
          ...{ revision, changed: changed.toISOString(), actor },
        }),
      ),
    ),
  };
}

/** Every identifier that a session of the meeting has or had. */
export async function selectTaken(database: Database, meeting: string): Promise<ReadonlySet<string>> {
  const rows = await programmeTables(database)
    .selectFrom("meeting_session")
    .select("id")
    .where("meeting", "=", meeting)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Writes rooms, segments and intervals, as a new revision of the draft. */
export async function writeFrame(
  trx: Transaction<unknown>,
  meeting: string,
  frame: ProgrammeFrame,
  { at, actor }: Stamp,
): Promise<void> {
  const row = { frame: JSON.stringify(ProgrammeFrame.parse(frame)), changed: at, actor };
  await programmeTables(trx)
    .insertInto("meeting_programme")
    .values({ meeting, revision: 1, ...row })
    .onConflict((conflict) =>
      conflict.column("meeting").doUpdateSet({ ...row, revision: sql`meeting_programme.revision + 1` }),
    )
    .execute();
}

/** Writes a session, as a new revision of it; one that was removed is there again. */
export async function writeSession(
  trx: Transaction<unknown>,
  meeting: string,
  session: ProgrammeSession,
  { at, actor }: Stamp,
): Promise<void> {
  const { id, begins, ends, ...content } = session;
  const row = {
    begins: new Date(begins),
    ends: new Date(ends),
    content: JSON.stringify(content),
    removed: false,
    changed: at,
    actor,
  };
  await programmeTables(trx)
    .insertInto("meeting_session")
    .values({ meeting, id, revision: 1, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(["meeting", "id"])
        .doUpdateSet({ ...row, revision: sql`meeting_session.revision + 1` }),
    )
    .execute();
}

/** Takes a session out of the draft. Its row stays, and with it its identifier. */
export async function markRemoved(
  trx: Transaction<unknown>,
  meeting: string,
  id: string,
  { at, actor }: Stamp,
): Promise<void> {
  await programmeTables(trx)
    .updateTable("meeting_session")
    .set({ removed: true, revision: sql`revision + 1`, changed: at, actor })
    .where("meeting", "=", meeting)
    .where("id", "=", id)
    .execute();
}

/** Writes a step down; gives its number. */
export async function insertStep(
  trx: Transaction<unknown>,
  meeting: string,
  { kind, content }: { readonly kind: StepKind; readonly content: StepContent },
  { at, actor }: Stamp,
): Promise<number> {
  const last = await programmeTables(trx)
    .selectFrom("meeting_programme_step")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("meeting", "=", meeting)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await programmeTables(trx)
    .insertInto("meeting_programme_step")
    .values({ meeting, number, kind, content: JSON.stringify(content), undone: false, at, actor })
    .execute();
  return number;
}

/** The last steps, the latest first. */
export async function selectSteps(
  database: Database,
  meeting: string,
  limit: number,
): Promise<readonly Step[]> {
  const rows = await programmeTables(database)
    .selectFrom("meeting_programme_step")
    .selectAll()
    .where("meeting", "=", meeting)
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
  return rows.map(stepOf);
}

export async function selectStep(
  database: Database,
  meeting: string,
  number: number,
): Promise<Step | undefined> {
  const row = await programmeTables(database)
    .selectFrom("meeting_programme_step")
    .selectAll()
    .where("meeting", "=", meeting)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && stepOf(row);
}

function stepOf(row: {
  readonly content: unknown;
  readonly at: Date;
  readonly number: number;
  readonly kind: string;
  readonly undone: boolean;
  readonly actor: string;
}): Step {
  const { content, at, number, kind, undone, actor } = row;
  return Step.parse({
    ...(typeof content === "object" ? content : {}),
    ...{ number, kind, undone, actor, at: at.toISOString() },
  });
}

export async function markUndone(trx: Transaction<unknown>, meeting: string, number: number): Promise<void> {
  await programmeTables(trx)
    .updateTable("meeting_programme_step")
    .set({ undone: true })
    .where("meeting", "=", meeting)
    .where("number", "=", number)
    .execute();
}

/** A version, the newest where none is named; undefined where there is none. */
export async function selectVersion(
  database: Database,
  meeting: string,
  number?: number,
): Promise<KeptVersion | undefined> {
  const row = await programmeTables(database)
    .selectFrom("meeting_programme_version")
    .selectAll()
    .where("meeting", "=", meeting)
    .$if(number !== undefined, (query) => query.where("number", "=", number ?? 0))
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      ...PublishedContent.parse(row.content),
      number: row.number,
      published: row.published.toISOString(),
      actor: row.actor,
    }
  );
}

/** All versions, the newest first. */
export async function selectVersions(
  database: Database,
  meeting: string,
): Promise<readonly VersionSummary[]> {
  const rows = await programmeTables(database)
    .selectFrom("meeting_programme_version")
    .select([
      "number",
      "published",
      sql<unknown>`content -> 'note'`.as("note"),
      sql<number>`json_array_length(content -> 'sessions')`.as("sessions"),
    ])
    .where("meeting", "=", meeting)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ published, ...row }) =>
    VersionSummary.parse({ ...row, published: published.toISOString() }),
  );
}

/** Keeps a version, which never changes again. */
export async function insertVersion(
  trx: Transaction<unknown>,
  meeting: string,
  { number, ...content }: PublishedContent & { readonly number: number },
  { at, actor }: Stamp,
): Promise<void> {
  await programmeTables(trx)
    .insertInto("meeting_programme_version")
    .values({
      meeting,
      number,
      content: JSON.stringify(PublishedContent.parse(content)),
      published: at,
      actor,
    })
    .execute();
}

/** A text that changes whenever what visitors see of programmes does. */
export async function selectState(database: Database): Promise<string> {
  const row = await programmeTables(database)
    .selectFrom("meeting_programme_version")
    .select(({ fn }) => [fn.countAll<number>().as("number"), fn.max("published").as("published")])
    .executeTakeFirst();
  return `${row?.number ?? 0}-${row?.published?.getTime() ?? 0}`;
}

/** The meetings that have a published programme. */
export async function selectPublished(database: Database): Promise<ReadonlySet<string>> {
  const rows = await programmeTables(database)
    .selectFrom("meeting_programme_version")
    .select("meeting")
    .distinct()
    .execute();
  return new Set(rows.map(({ meeting }) => meeting));
}
