import type { LoaderFunctionArgs } from "react-router";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { found } from "../meetings/asked.ts";
import { askDraft } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** The draft as a table that can be changed and taken in again. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { programme, actor, id, language } = askDraft(args);
  const { format } = args.params;
  if (format !== "csv" && format !== "xlsx")
    throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const file = found(await programme.draftTable(actor, id, format, language));
  return download(file.body, file.contentType, file.name);
}
