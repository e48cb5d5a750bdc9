import { z } from "zod";
import { Level } from "../../../dialogue/participation/model.ts";
import { refused, resource } from "../resource.ts";
import { PublicMeeting, publicMeeting } from "./meetings.ts";

/** `/api/meetings/{meeting}`: a meeting with who is registered at which level. Names of delegates are given to nobody here. */
export const meetingResource = resource({
  path: "/api/meetings/{meeting}",
  operation: "meeting",
  pathParameters: z.object({ meeting: z.string().min(1).max(60) }),
  queryParameters: z.object({}),
  body: z.object({
    meeting: PublicMeeting,
    invited: z.int(),
    registered: z.int(),
    ministerial: z.int(),
    delegations: z.array(z.object({ id: z.string(), party: z.string().nullable(), level: Level.nullable() })),
  }),
  formats: ["json"],
  example: { meeting: "dialogue-2027" },
  answer: async ({ services }, { meeting: id }) => {
    const found = await services.participation.seen({ kind: "visitor" }, id);
    if (!found.ok) return refused(404, ...found.problems);
    const { meeting, rows, statistics } = found.value;
    return {
      kind: "json",
      body: {
        meeting: publicMeeting(meeting),
        invited: statistics.invited,
        registered: statistics.parties,
        ministerial: statistics.ministerial,
        delegations: rows.flatMap(({ id: delegation, party, delegation: registered }) =>
          registered ? [{ id: delegation, party: party?.id ?? null, level: registered.level }] : [],
        ),
      },
    };
  },
});
