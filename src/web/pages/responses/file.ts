import type { ActionFunctionArgs, LoaderFunctionArgs } from "react-router";
import { dossierOrders } from "../../../consultation/responses/exporting/docx.ts";
import {
  type ExportChoice,
  type ExportedFile,
  exportFormats,
} from "../../../consultation/responses/exporting/export.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { personForm } from "../../signed.ts";
import { askResponses, found, type ResponsesAsk } from "./asked.ts";

/** What of the query this address reads. */
export const handle = { query: ["order"] };

/** What everybody may see, as a file. What a person may see besides is no address: it is sent to them for a form of their own. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const asked = askResponses(args);
  const choice = choiceOf(asked, args.params.format);
  return attached(
    found(await asked.responses.export({ kind: "visitor" }, args.params.id ?? "", choice)),
    "no-cache",
  );
}

/** What the person who sends the form may see, as a file: kept nowhere, and noted in the audit log. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { person, services, language, words, query } = await personForm(args);
  const choice = choiceOf({ language, words, query }, args.params.format);
  return attached(
    found(await services.responses.export(person.actor, args.params.id ?? "", choice)),
    "no-store",
  );
}

function choiceOf(
  { language, query }: Pick<ResponsesAsk, "language" | "words" | "query">,
  asked: string | undefined,
): ExportChoice {
  const format = exportFormats.find((one) => one === asked);
  if (!format)
    throw notFound("responses.format-unknown", { format: asked ?? "", allowed: exportFormats.join(", ") });
  return { format, language, order: dossierOrders.find((one) => one === query.get("order")) };
}

function attached({ name, type, bytes }: ExportedFile, keep: "no-store" | "no-cache"): Response {
  return download(bytes, type, name, keep);
}
