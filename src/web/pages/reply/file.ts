import type { LoaderFunctionArgs } from "react-router";
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
  const plain = attachment.name.replace(/[^\w.()-]+/g, "-");
  return new Response(bytes, {
    headers: {
      "Content-Type": attachment.type,
      // RFC 6266, 4.3: the name for those who read UTF-8, and one for everybody.
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${extended(attachment.name)}`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

/** RFC 8187, 3.2: everything but what may stand there plainly is percent-encoded. */
function extended(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
