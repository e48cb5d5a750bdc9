import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { PartyId } from "../../directory/model.ts";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { canonicalJson } from "../../kernel/canonical.ts";
import { Language } from "../../kernel/language.ts";
import { projectRoot } from "../../kernel/root.ts";
import { Text } from "../../kernel/texts.ts";
import { Attribution, Body, Day, Meeting, MeetingKind } from "../model.ts";
import type { MeetingParts } from "./parts.ts";
import { placeOf } from "./places.ts";
import { insertMeeting, selectMeetings, updateMeeting } from "./repository.ts";

/** A past meeting as it lies in `data/meetings/past.json` (`data/meetings/README.md`). */
const Written = z.object({
  id: z.string(),
  kind: MeetingKind,
  title: Text,
  opens: Day,
  closes: Day,
  /** A place of `places.tsv`. */
  place: z.string(),
  zone: z.string().optional(),
  mandate: z.string().nullable().default(null),
  attribution: Attribution,
  bodies: z.partialRecord(Body, z.array(PartyId)).default({}),
  details: Text.nullable().default(null),
  /** What establishes the facts: keys of `sources`. */
  basis: z.array(z.string()).min(1),
});

const PastFile = z.object({ sources: z.record(z.string(), z.string()), meetings: z.array(Written) });

/** The past meetings that come with the software, each with the sources that it rests on. Throws where the file is not as it should be. */
export async function pastMeetings(
  path: string = join(projectRoot(), "data", "meetings", "past.json"),
): Promise<readonly Meeting[]> {
  const { sources, meetings } = PastFile.parse(JSON.parse(await readFile(path, "utf8")));
  return meetings.map(({ basis, place: at, zone, ...written }) => {
    const place = placeOf(at);
    if (!place)
      throw new Error(`data/meetings/past.json: ${written.id} is in a place that is not known: ${at}`);
    return Meeting.parse({
      ...written,
      place: place.names,
      zone: zone ?? place.zone,
      state: "past",
      original: Language.enum.en,
      webcast: null,
      source: basis.map((key) => sources[key] ?? key).join("; "),
      invites: { kinds: [], parties: [], without: [] },
      announced: null,
    });
  });
}

/** What `MeetingService.takePast` does. Throws its problems. */
export async function takePast(parts: MeetingParts, actor: Actor): Promise<number> {
  requireRight(actor, "record.facts");
  const known = new Map(
    (await selectMeetings(parts.store.database())).map((meeting) => [meeting.id as string, meeting]),
  );
  const wanted = (await pastMeetings()).filter((one) => {
    const before = known.get(one.id);
    // A meeting of somebody's own that has the name goes before one of the record.
    return before === undefined || (before.state === "past" && canonicalJson(before) !== canonicalJson(one));
  });
  if (wanted.length === 0) return 0;
  const ids = wanted.map(({ id }) => id as string);
  await parts.store.deed(
    actor,
    { deed: "meeting.facts", subject: "past", detail: { meetings: ids } },
    async (trx) => {
      for (const one of wanted) {
        if (known.has(one.id)) await updateMeeting(trx, one, parts.now());
        else await insertMeeting(trx, one, { at: parts.now(), actor: actorName(actor) });
      }
    },
  );
  return wanted.length;
}
