import type { LoaderFunctionArgs } from "react-router";
import { download } from "../../download.ts";
import { signedIn } from "../../signed.ts";
import { addressOf, found } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** A file that came with an answer, always as a download: what it holds is its sender's, and no page of ours. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const at = addressOf(args);
  const { services, person } = signedIn(args, "reply.read", at.party);
  const { attachment, bytes } = found(
    await services.replies.openFile(person.actor, at, args.params.sha256 ?? ""),
  );
  return download(bytes, attachment.type, attachment.name, "no-store");
}
