import type { LoaderFunctionArgs } from "react-router";
import { writeCalendar } from "../../../record/formats/calendar.ts";
import { writeDueCsv } from "../../../record/formats/csv.ts";
import type { DueItem } from "../../../record/keeping/model.ts";
import type { DueEntry } from "../../../record/relations/due.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { mandateAddress } from "./addresses.ts";
import { askRecord } from "./asked.ts";
import { dueChoice, dueQuestion } from "./due-choice.ts";

/** What of the query this address reads. */
export const handle = { query: ["session", "organ", "addressee", "topic", "state"] };

/** What is due as a calendar or a table: `/en/due/ics?session=63`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { record, words, language, query, services } = askRecord(args);
  const entries = (await record.due(dueQuestion(dueChoice(query)))).map(entryOf);
  if (args.params.format === "csv")
    return download(writeDueCsv(entries, words), "text/csv; charset=utf-8", "due.csv");
  if (args.params.format !== "ics")
    throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const { origin } = new URL(args.request.url);
  const calendar = writeCalendar(entries, words, {
    writtenAt: services.now().toISOString(),
    link: (address) => origin + mandateAddress(language, address),
  });
  return download(calendar, "text/calendar; charset=utf-8", "due.ics");
}

/** A line of what is due as the files need it: the mandate with the head of its document. */
function entryOf(item: DueItem): DueEntry {
  const { id, symbol, title, adopted, of, draft, occurrence, successor } = item;
  return {
    address: id,
    mandate: item,
    held: {
      key: symbol,
      draft,
      when: adopted,
      document: {
        symbol,
        title,
        date: adopted,
        organ: of.organ,
        organName: null,
        session: of.session,
        agenda: [],
        front: [],
        preambular: [],
        operative: [],
        headings: [],
        annexes: [],
        footnotes: [],
        citations: [],
        unread: [],
        problems: [],
      },
    },
    occurrence,
    ...(successor === null ? {} : { successor }),
  };
}
