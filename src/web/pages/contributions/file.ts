import type { LoaderFunctionArgs } from "react-router";
import { download } from "../../download.ts";
import { askMeeting, found } from "../meetings/asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** A file that was handed in, always as a download: what it holds is its giver's, and no page of ours. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, actor, id } = askMeeting(args);
  const { number = "", sha256 = "" } = args.params;
  const { file, bytes } = found(
    await services.contributions.openFile(actor, id, Number.parseInt(number, 10) || 0, sha256),
  );
  return download(bytes, file.type, file.name, "no-store");
}
