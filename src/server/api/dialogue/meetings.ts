import { z } from "zod";
import { Meeting } from "../../../dialogue/model.ts";
import { resource } from "../resource.ts";

/** What everybody may know of a meeting. */
export const PublicMeeting = Meeting.omit({ invites: true }).extend({
  /** Its page, its time plan as a calendar, and who takes part. */
  page: z.string(),
  participation: z.string().nullable(),
});

/** A meeting as the API gives it. */
export function publicMeeting({
  invites: _,
  ...meeting
}: z.infer<typeof Meeting>): z.infer<typeof PublicMeeting> {
  const address = encodeURIComponent(meeting.id);
  return {
    ...meeting,
    page: `/en/meetings/${address}`,
    participation: meeting.state === "past" ? null : `/api/meetings/${address}`,
  };
}

/** `/api/meetings`: announced meetings and those of the record, the last to open first. Whoever asks is a visitor, whatever their session. */
export const meetingsResource = resource({
  path: "/api/meetings",
  operation: "meetings",
  pathParameters: z.object({}),
  queryParameters: z.object({}),
  body: z.object({ meetings: z.array(PublicMeeting) }),
  formats: ["json"],
  example: {},
  answer: async ({ services }) => {
    const meetings = await services.meetings.list({ kind: "visitor" });
    return { kind: "json", body: { meetings: meetings.map(publicMeeting) } };
  },
});
