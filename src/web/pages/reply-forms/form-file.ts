import type { ActionFunctionArgs, LoaderFunctionArgs } from "react-router";
import { formFormats } from "../../../consultation/forms/service.ts";
import { Language } from "../../../kernel/language.ts";
import { notFound } from "../../answers.ts";
import { download } from "../../download.ts";
import { field, personForm, signedIn } from "../../signed.ts";
import { addressOf, found } from "../reply/asked.ts";

/** What of the query this address reads. */
export const handle = { query: [] };

/** There is nothing to look at here: a form is made when it is asked for. */
export function loader(args: LoaderFunctionArgs): never {
  signedIn(args);
  throw notFound("web.page-unknown", { path: new URL(args.request.url).pathname });
}

/** A form with the answers that are saved so far, straight to whoever asked. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { form, person, services, language } = await personForm(args);
  const format = formFormats.find((one) => one === field(form, "format")) ?? "xlsx";
  const wanted = Language.catch(language).parse(field(form, "language"));
  const file = found(await services.forms.write(person.actor, addressOf(args), { format, language: wanted }));
  return download(file.bytes, file.type, file.name, "no-store");
}
