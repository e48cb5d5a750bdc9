import type { LoaderFunctionArgs } from "react-router";
import { unwrap } from "../../../kernel/problem.ts";
import { printFormats } from "../../../print/model.ts";
import { setDocument } from "../../../print/set.ts";
import { notFound } from "../../answers.ts";
import { ask } from "../../ask.ts";
import { download } from "../../download.ts";
import { found } from "../meetings/asked.ts";

/** What of the query this address reads. */
export const handle = { query: ["key"] };

/** What was sent as a file, by the link of a letter. That it was taken is noted. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, language, query } = ask(args);
  const format = printFormats.find((one) => one === args.params.format);
  if (!format) throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const { meeting } = found(await services.outcomes.received(query.get("key") ?? "", "downloaded"));
  const document = found(await services.summaries.document({ kind: "visitor" }, meeting, language));
  const file = unwrap(await setDocument(document, format, { name: `summary-${meeting}-${language}` }));
  return download(file.body, file.contentType, file.name, "no-store");
}
