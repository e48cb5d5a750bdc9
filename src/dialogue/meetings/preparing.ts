import type { Transaction } from "kysely";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { parserFor, said } from "../../kernel/given.ts";
import { freeName, slugOf } from "../../kernel/identifier.ts";
import { languages } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { type Meeting, MeetingId } from "../model.ts";
import { MeetingChange, NewMeeting } from "./asked-of.ts";
import { isZone } from "./days.ts";
import { type MeetingParts, toKeep } from "./parts.ts";
import { deleteMeeting, insertMeeting, requireMeeting, selectIds, updateMeeting } from "./repository.ts";
import { templateOf } from "./templates.ts";

/** Holds what was given against its form. Throws ProblemError `meetings.malformed` (facts: field). */
export const parsed = parserFor("meetings.malformed");

/** Words of addresses that are no identifier of a meeting. */
const reserved = new Set(["new", "past", "template", "calendar"]);

/** What `MeetingService.create` does. Throws its problems. */
export async function create(parts: MeetingParts, actor: Actor, given: NewMeeting): Promise<Meeting> {
  toKeep(actor);
  const wanted = parsed(NewMeeting, given);
  return parts.store.deed(
    actor,
    ({ id, kind, opens, mandate }) => ({
      deed: "meeting.create",
      subject: id,
      detail: { kind, opens, mandate },
    }),
    async (trx) => {
      const template = templateOf(wanted.kind);
      const meeting: Meeting = {
        id: await freeId(trx, wanted),
        kind: wanted.kind,
        title: wanted.title,
        mandate: wanted.mandate ?? null,
        opens: wanted.opens,
        closes: wanted.closes,
        place: wanted.place ?? null,
        zone: wanted.zone,
        attribution: wanted.attribution ?? template.attribution,
        state: "preparing",
        original: wanted.original ?? firstLanguage(wanted.title),
        details: wanted.details ?? null,
        webcast: wanted.webcast ?? null,
        source: null,
        invites: wanted.invites ?? template.invites,
        bodies: wanted.bodies ?? template.bodies,
        announced: null,
      };
      check(meeting);
      await insertMeeting(trx, meeting, { at: parts.now(), actor: actorName(actor) });
      return meeting;
    },
  );
}

/** What `MeetingService.change` does. Throws its problems. */
export async function change(
  parts: MeetingParts,
  actor: Actor,
  id: string,
  given: MeetingChange,
): Promise<Meeting> {
  toKeep(actor);
  const wanted = said(parsed(MeetingChange, given));
  return parts.store.deed(
    actor,
    { deed: "meeting.change", subject: id, detail: { changed: Object.keys(wanted).sort() } },
    async (trx) => {
      const before = await requireMeeting(trx, id);
      if (before.state === "past") throw new ProblemError(problem("meetings.of-the-record", { id }));
      const after: Meeting = { ...before, ...wanted };
      // Whoever spoke under the rule was promised it: it is not lifted once somebody may have spoken.
      if (before.attribution !== after.attribution && before.state !== "preparing")
        throw new ProblemError(problem("meetings.attribution-settled", { id }));
      check(after);
      await updateMeeting(trx, after, parts.now());
      return after;
    },
  );
}

/** What `MeetingService.discard` does. Throws its problems. */
export async function discard(parts: MeetingParts, actor: Actor, id: string): Promise<void> {
  toKeep(actor);
  await parts.store.deed(actor, { deed: "meeting.discard", subject: id }, async (trx) => {
    const { state, announced } = await requireMeeting(trx, id);
    if (state !== "preparing" || announced !== null)
      throw new ProblemError(problem("meetings.announced", { id }));
    await deleteMeeting(trx, id);
  });
}

/** Throws ProblemError with what is wrong with a meeting as it would be kept: `meetings.untitled`, `.backwards`, `.too-long`, `.zone-unknown`. */
export function check({ title, opens, closes, zone }: Meeting): void {
  const found = [];
  if (!languages.some((language) => title[language]?.trim())) found.push(problem("meetings.untitled"));
  if (closes < opens) found.push(problem("meetings.backwards", { opens, closes }));
  else if (Date.parse(closes) - Date.parse(opens) > longest * 86_400_000)
    found.push(problem("meetings.too-long", { days: longest }));
  if (!isZone(zone)) found.push(problem("meetings.zone-unknown", { zone: zone.slice(0, 60) }));
  if (found.length > 0) throw new ProblemError(...found);
}

/** Days that a meeting may last; beyond them a year was mistyped. */
const longest = 60;

function firstLanguage(title: Meeting["title"]): Meeting["original"] {
  return (["en" as const, ...languages] as const).find((one) => title[one]?.trim()) ?? "en";
}

async function freeId(trx: Transaction<unknown>, { id, title, opens }: NewMeeting): Promise<Meeting["id"]> {
  const taken = await selectIds(trx);
  if (id !== undefined) {
    if (taken.has(id) || reserved.has(id)) throw new ProblemError(problem("meetings.id-taken", { id }));
    return id;
  }
  const [words = "meeting"] = (["en" as const, ...languages] as const)
    .map((one) => slugOf(title[one] ?? "", 45))
    .filter((one) => one !== "");
  const year = opens.slice(0, 4);
  const stem = words.endsWith(year) ? words : `${words}-${year}`;
  return MeetingId.parse(freeName(stem, new Set([...taken, ...reserved])));
}
