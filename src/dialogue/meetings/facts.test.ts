import { expect, test } from "vitest";
import { starterParty } from "../../directory/parties.ts";
import { languages } from "../../kernel/language.ts";
import { pastMeetings } from "./facts.ts";
import { check } from "./preparing.ts";

test("the past meetings that come with the software are whole in six languages, and each names its sources", async () => {
  const meetings = await pastMeetings();
  expect(meetings.map(({ id, opens, closes }) => `${id} ${opens} ${closes}`)).toContain(
    "hld-2006 2006-09-14 2006-09-15",
  );
  expect(new Set(meetings.map(({ id }) => id)).size).toBe(meetings.length);
  for (const meeting of meetings) {
    check(meeting);
    for (const language of languages) {
      expect(meeting.title[language], meeting.id).toBeTruthy();
      expect(meeting.place?.[language], meeting.id).toBeTruthy();
      if (meeting.details) expect(meeting.details[language], meeting.id).toBeTruthy();
    }
    expect(meeting.source, meeting.id).toBeTruthy();
    for (const parties of Object.values(meeting.bodies))
      for (const party of parties) expect(starterParty(party), `${meeting.id} ${party}`).toBeDefined();
  }
});
