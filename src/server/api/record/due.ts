import { z } from "zod";
import { writeCalendar } from "../../../record/formats/calendar.ts";
import { writeDueCsv } from "../../../record/formats/csv.ts";
import { DueItem, OrganName } from "../../../record/keeping/model.ts";
import { bytesOf } from "../bytes.ts";
import { mediaTypes, resource } from "../resource.ts";
import { mandateParameters } from "./mandates.ts";

const Item = DueItem.omit({ standing: true });

/** `/api/record/due`: what falls due, also as a calendar to subscribe to and as a table. */
export const recordDueResource = resource({
  path: "/api/record/due",
  operation: "recordDue",
  pathParameters: z.object({}),
  queryParameters: z.object({
    session: z.coerce.number().int().min(1).max(999).optional(),
    organ: OrganName.optional(),
    before: z.iso.date().optional(),
    since: z.iso.date().optional(),
    item: z.string().trim().min(1).max(200).optional(),
    ...mandateParameters,
    format: z.enum(["json", "ics", "csv"]).optional(),
  }),
  body: z.object({ due: z.array(Item) }),
  formats: ["json", "ics", "csv"],
  example: { session: "63", organ: "GA" },
  answer: async ({ services, words, type }, _path, { format: _format, since: from, ...given }) => {
    const question = Object.fromEntries(
      Object.entries({ from, ...given }).filter(([, value]) => value !== undefined),
    );
    if (type === mediaTypes.json) {
      const items = await services.record.due(question);
      return { kind: "json", body: { due: items.map(({ standing: _standing, ...one }) => one) } };
    }
    const entries = await services.record.dueEntries(question);
    if (type === mediaTypes.csv) return bytesOf(type, writeDueCsv(entries, words), "due.csv");
    const writtenAt = `${services.now().toISOString().slice(0, 19)}Z`;
    return bytesOf(mediaTypes.ics, writeCalendar(entries, words, { writtenAt }), "due.ics");
  },
});
