import type { LoaderFunctionArgs } from "react-router";
import { printFormats } from "../../../print/model.ts";
import { notFound, refusal } from "../../answers.ts";
import { download } from "../../download.ts";
import { editionAsked } from "./editing.ts";
import { askReport } from "./reporting.ts";

/** What of the query this address reads. */
export const handle = { query: ["in"] };

/** A report as a file: `/en/reports/a-res-61-208/file/pdf?in=fr`. A draft says on every page that it is one. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const format = printFormats.find((one) => one === args.params.format);
  if (!format) throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const { view, query, language: page, services, actor } = await askReport(args);
  const language = editionAsked(query, view.report, page);
  const file = await services.reports.print(actor, view.report.id, { language, format });
  if (!file.ok) throw refusal(503, ...file.problems);
  return download(file.value.body, file.value.contentType, file.value.name);
}
