import type { LoaderFunctionArgs } from "react-router";
import { exportList, speakersCsv } from "../../../dialogue/speakers/export.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { askList } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** A list as a table or as data: `/en/speakers/hld-2006-speakers/file/csv`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { seen, at } = await askList(args);
  const { record, list } = seen;
  const format = args.params.format;
  if (format !== "csv" && format !== "json")
    throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const exported = exportList(list, record.plan, at);
  const body =
    format === "csv"
      ? speakersCsv(exported)
      : `${JSON.stringify({ list: record.id, meeting: record.meeting, ...exported }, null, 2)}\n`;
  return download(
    body,
    format === "csv" ? "text/csv; charset=utf-8" : "application/json",
    `${record.id}.${format}`,
    "no-store",
  );
}
