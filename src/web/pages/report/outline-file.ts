import type { LoaderFunctionArgs } from "react-router";
import { outlineMarkdown } from "../../../report/outline/markdown.ts";
import { notFound } from "../../answers.ts";
import { download, fileName } from "../../download.ts";
import { askOutline } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** An outline as a file to go on writing in: `/en/outline/file/md/A/RES/61/208`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { format } = args.params;
  if (format !== "md" && format !== "json")
    throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const { outline } = await askOutline(args);
  const name = fileName(`${outline.symbol} outline.${format}`);
  return format === "md"
    ? download(outlineMarkdown(outline), "text/markdown; charset=utf-8", name)
    : download(`${JSON.stringify(outline, null, 2)}\n`, "application/json", name);
}
