import type { Actor, Role } from "../../../kernel/actor.ts";
import type { Store } from "../../../store/open.ts";
import { insertMeeting } from "../../meetings/repository.ts";
import { type Attribution, Meeting } from "../../model.ts";

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
  const { id, opens = "2006-09-14", closes = "2006-09-15", attribution = "attributed" } = given;
  const meeting = Meeting.parse({
    id,
    kind: attribution === "attributed" ? "high-level-dialogue" : "global-forum",
    title: { en: `Meeting ${id}` },
    mandate: null,
    ...{ opens, closes, attribution },
    place: { en: "New York" },
    zone: "America/New_York",
    state: "open",
    original: "en",
    details: null,
    webcast: null,
    source: null,
    invites: { kinds: ["member-state"], parties: [], without: [] },
    bodies: {},
    announced: "2006-01-02T00:00:00.000Z",
  });
  await store.deed(operator, { deed: "test.meeting", subject: id }, (trx) =>
    insertMeeting(trx, meeting, { at: new Date("2006-01-01T00:00:00Z"), actor: "operator:test" }),
  );
  return meeting;
}
