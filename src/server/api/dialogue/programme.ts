import { z } from "zod";
import { programmeData } from "../../../dialogue/programme/exporting.ts";
import { Participant, ProgrammeFrame, PublishedSession } from "../../../dialogue/programme/model.ts";
import { Text } from "../../../kernel/texts.ts";
import { bytesOf } from "../bytes.ts";
import { mediaTypes, refused, resource } from "../resource.ts";

const Seated = { people: z.array(Participant.omit({ person: true })) };

/** `/api/meetings/{meeting}/programme`: a published programme with all its texts, also as a calendar to subscribe to and as a table. */
export const programmeResource = resource({
  path: "/api/meetings/{meeting}/programme",
  operation: "programme",
  pathParameters: z.object({ meeting: z.string().min(1).max(60) }),
  queryParameters: z.object({
    version: z.coerce.number().int().min(1).max(100_000).optional(),
    format: z.enum(["json", "ics", "csv"]).optional(),
  }),
  body: z.object({
    meeting: z.string(),
    title: Text,
    zone: z.string(),
    version: z.int(),
    published: z.string(),
    note: Text.nullable(),
    rooms: ProgrammeFrame.shape.rooms,
    segments: ProgrammeFrame.shape.segments,
    sessions: z.array(PublishedSession.extend(Seated)),
    cancelled: z.array(PublishedSession.extend({ ...Seated, since: z.int() })),
  }),
  formats: ["json", "ics", "csv"],
  example: { meeting: "dialogue-2027" },
  answer: async ({ services, language, type }, { meeting }, { version }) => {
    const visitor = { kind: "visitor" } as const;
    if (type === mediaTypes.json) {
      const found = await services.programme.published(visitor, meeting, version);
      if (!found.ok) return refused(404, ...found.problems);
      return { kind: "json", body: programmeData(found.value.meeting, found.value.version) };
    }
    const format = type === mediaTypes.csv ? "csv" : "ics";
    const file = await services.programme.file(visitor, meeting, { format, language, version });
    if (!file.ok) return refused(404, ...file.problems);
    return bytesOf(format === "csv" ? mediaTypes.csv : mediaTypes.ics, file.value.body, file.value.name);
  },
});
