import type { LoaderFunctionArgs } from "react-router";
import { printFormats } from "../../../print/model.ts";
import { briefFile } from "../../../report/briefs/file.ts";
import { briefSubject } from "../../../report/briefs/model.ts";
import { notFound, refusal } from "../../answers.ts";
import { ask } from "../../ask.ts";
import { download } from "../../download.ts";

/** What of the query this address reads. */
export const handle = { query: ["study"] };

/** A brief of a territory, a corridor or a study as a file, from the current releases: `/en/brief/pdf/PHL/USA`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { language, services, query } = ask(args);
  const format = printFormats.find((one) => one === args.params.format);
  if (format === undefined) throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
  const places = (args.params["*"] ?? "").split("/").filter((one) => one !== "");
  const subject = briefSubject({ places, study: query.get("study") ?? undefined });
  if (!subject.ok) throw refusal(404, ...subject.problems);
  const file = await briefFile(subject.value, format, services, language);
  if (!file.ok) {
    const unknown = file.problems.some(({ code }) => code === "briefs.nothing");
    throw refusal(unknown ? 404 : 503, ...file.problems);
  }
  return download(file.value.body, file.value.contentType, file.value.name);
}
