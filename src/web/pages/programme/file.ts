import type { LoaderFunctionArgs } from "react-router";
import { programmeFormats } from "../../../dialogue/programme/exporting.ts";
import { notFound, refusal } from "../../answers.ts";
import { download } from "../../download.ts";
import { found } from "../meetings/asked.ts";
import { askProgramme, numberIn } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: ["version", "session"] };

/** A published programme as a file, or one session as a calendar. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { programme, actor, id, language, query } = askProgramme(args);
  const format = programmeFormats.find((one) => one === args.params.format);
  if (!format) throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const version = numberIn(query.get("version"));
  const session = query.get("session");
  const file = await programme.file(actor, id, {
    ...{ format, language, version },
    ...(session === null || format !== "ics" ? {} : { session }),
  });
  // What cannot be printed now may be in a while; what is not there is not there.
  if (!file.ok && file.problems.some(({ code }) => code.startsWith("print.")))
    throw refusal(503, ...file.problems);
  const { body, contentType, name } = found(file);
  return download(body, contentType, name);
}
