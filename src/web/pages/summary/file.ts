import type { LoaderFunctionArgs } from "react-router";
import { unwrap } from "../../../kernel/problem.ts";
import { printFormats } from "../../../print/model.ts";
import { setDocument } from "../../../print/set.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { askMeeting, found } from "../meetings/asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** The summary as a file, in the language of the address. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, actor, id, language } = askMeeting(args);
  const format = printFormats.find((one) => one === args.params.format);
  if (!format) throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const document = found(await services.summaries.document(actor, id, language));
  const file = unwrap(await setDocument(document, format, { name: `summary-${id}-${language}` }));
  return download(file.body, file.contentType, file.name, "no-store");
}
