import type { LoaderFunctionArgs } from "react-router";
import { askMeeting, found } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** The deadlines of a meeting as iCalendar, for calendars that subscribe. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { meetings, actor, id, words, person } = askMeeting(args);
  const text = found(await meetings.calendar(actor, id, words));
  return new Response(text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${id}-deadlines.ics"`,
      "Cache-Control": person ? "no-store" : "no-cache",
    },
  });
}
