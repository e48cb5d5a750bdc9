import { sql, type Transaction } from "kysely";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { Meeting } from "../model.ts";
import { type Database, meetingTables } from "./tables.ts";

const columns = [
  "id",
  "kind",
  "title",
  "mandate",
  "opens",
  "closes",
  "place",
  "zone",
  "attribution",
  "state",
  "original",
  "details",
  "webcast",
  "source",
  "invites",
  "bodies",
  "announced",
] as const;

export interface MeetingFilter {
  /** Convened by a paragraph of this document; symbols as the record writes them. */
  readonly document?: string | undefined;
}

/** Meetings, the last to open first. */
export async function selectMeetings(
  database: Database,
  { document }: MeetingFilter = {},
): Promise<readonly Meeting[]> {
  const rows = await meetingTables(database)
    .selectFrom("meeting")
    .select(columns)
    .$if(document !== undefined, (query) =>
      query.where(sql<string>`split_part(mandate, '#', 1)`, "=", document ?? ""),
    )
    .orderBy("opens", "desc")
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map(meetingOf);
}

export async function selectMeeting(database: Database, id: string): Promise<Meeting | undefined> {
  const row = await meetingTables(database)
    .selectFrom("meeting")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && meetingOf(row);
}

/** Throws ProblemError `meetings.unknown` (facts: id). */
export async function requireMeeting(database: Database, id: string): Promise<Meeting> {
  const found = await selectMeeting(database, id);
  if (!found) throw new ProblemError(problem("meetings.unknown", { id: id.slice(0, 80) }));
  return found;
}

/** All identifiers that are taken. */
export async function selectIds(database: Database): Promise<ReadonlySet<string>> {
  const rows = await meetingTables(database).selectFrom("meeting").select("id").execute();
  return new Set(rows.map(({ id }) => id));
}

/** A text that changes whenever a meeting does. */
export async function selectState(database: Database): Promise<string> {
  const row = await meetingTables(database)
    .selectFrom("meeting")
    .select(({ fn }) => [fn.countAll<number>().as("number"), fn.max("changed").as("changed")])
    .executeTakeFirst();
  return `${row?.number ?? 0}-${row?.changed?.getTime() ?? 0}`;
}

export async function insertMeeting(
  trx: Transaction<unknown>,
  meeting: Meeting,
  by: { readonly at: Date; readonly actor: string },
): Promise<void> {
  await meetingTables(trx)
    .insertInto("meeting")
    .values({ ...written(meeting), id: meeting.id, created: by.at, changed: by.at, actor: by.actor })
    .execute();
}

export async function updateMeeting(trx: Transaction<unknown>, meeting: Meeting, at: Date): Promise<void> {
  await meetingTables(trx)
    .updateTable("meeting")
    .set({ ...written(meeting), changed: at })
    .where("id", "=", meeting.id)
    .execute();
}

/** Says that something which pages of the meeting show has changed. */
export async function touchMeeting(trx: Transaction<unknown>, id: string, at: Date): Promise<void> {
  await meetingTables(trx).updateTable("meeting").set({ changed: at }).where("id", "=", id).execute();
}

/** Takes out a meeting of which nobody was told, with its plan. */
export async function deleteMeeting(trx: Transaction<unknown>, id: string): Promise<void> {
  await meetingTables(trx).deleteFrom("meeting").where("id", "=", id).execute();
}

function meetingOf({ announced, ...row }: { readonly announced: Date | null }): Meeting {
  return Meeting.parse({ ...row, announced: announced?.toISOString() ?? null });
}

function written(meeting: Meeting) {
  const { id: _, title, place, details, invites, bodies, announced, ...plain } = meeting;
  return {
    ...plain,
    title: JSON.stringify(title),
    place: place && JSON.stringify(place),
    details: details && JSON.stringify(details),
    invites: JSON.stringify(invites),
    bodies: JSON.stringify(bodies),
    announced: announced === null ? null : new Date(announced),
  };
}
