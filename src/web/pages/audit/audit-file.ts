import type { ActionFunctionArgs, LoaderFunctionArgs } from "react-router";
import { auditFormats } from "../../../directory/audit/file.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { field, personForm, requireDeed, signedIn } from "../../signed.ts";
import { auditAsk, auditChoice } from "./choice.ts";

/** What of the query this address reads. */
export const handle = { query: ["who", "deed", "subject", "text", "from", "until"] };

/** There is nothing to look at here: taking the log along is a deed, and deeds are sent. */
export function loader(args: LoaderFunctionArgs): never {
  signedIn(args, "audit.read");
  throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
}

/** The log as a file, piece by piece, straight to whoever asked: there is no address from which another could take it. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { form, person, services, words, query } = await personForm(args);
  requireDeed(person, "audit.read");
  const format = auditFormats.find((one) => one === field(form, "format")) ?? "jsonl";
  const file = await services.audit.export(person.actor, format, auditAsk(auditChoice(query)), words);
  const bytes = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await file.pieces.next();
      if (done) controller.close();
      else controller.enqueue(bytes.encode(value));
    },
    cancel: async () => void (await file.pieces.return()),
  });
  return download(body, file.type, file.name, "no-store");
}
