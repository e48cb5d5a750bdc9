import type { LoaderFunctionArgs } from "react-router";
import { download } from "../../download.ts";
import { askMeeting, found } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** The deadlines of a meeting as iCalendar, for calendars that subscribe. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { meetings, actor, id, words, person } = askMeeting(args);
  const text = found(await meetings.calendar(actor, id, words));
  return download(
    text,
    "text/calendar; charset=utf-8",
    `${id}-deadlines.ics`,
    person ? "no-store" : "no-cache",
  );
}
