import type { Actor, Role } from "../../../kernel/actor.ts";
import { unwrap } from "../../../kernel/problem.ts";
import type { Store } from "../../../store/open.ts";
import { openMeetings } from "../../meetings/service.ts";
import type { Attribution, Meeting } from "../../model.ts";

/** For tests of what is said in meetings: one that was announced, and those who take part. */

export const operator = { kind: "operator", name: "test" } as const;

export function person(role: Role, party: string | null = null): Actor {
  const digits = [...`${role}${party ?? ""}`].map((sign) => sign.charCodeAt(0).toString(16)).join("");
  const id = `${digits.slice(0, 8).padEnd(8, "0")}-0000-4000-8000-${digits.slice(-12).padStart(12, "0")}`;
  return {
    kind: "person",
    id,
    name: role,
    seats: [{ role, post: `${party ?? "secretariat"}/${role}`, party }],
  };
}

/** Makes a meeting that everybody may know of. */
export async function heldMeeting(
  store: Store,
  given: {
    readonly id: string;
    readonly opens?: string;
    readonly closes?: string;
    readonly attribution?: Attribution;
  },
): Promise<Meeting> {
  const meetings = openMeetings({ store });
  const { id, opens = "2006-09-14", closes = "2006-09-15", attribution = "attributed" } = given;
  const meeting = unwrap(
    await meetings.create(operator, {
      kind: attribution === "attributed" ? "high-level-dialogue" : "global-forum",
      title: { en: `Meeting ${id}` },
      ...{ opens, closes, attribution },
      zone: "America/New_York",
      original: "en",
      id: id as Meeting["id"],
    }),
  );
  // That it is announced is the business of the room of meetings; here it is only known.
  const { sql } = await import("kysely");
  await store.deed(operator, { deed: "test.announce", subject: id }, (trx) =>
    sql`update meeting set announced = now() where id = ${id}`.execute(trx),
  );
  return meeting;
}
