import { type ActionFunctionArgs, redirect } from "react-router";
import { refusal } from "../../answers.ts";
import { download } from "../../download.ts";
import { field, type PersonArguments, personForm, signedIn } from "../../signed.ts";
import { peopleAddress } from "./addresses.ts";

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Not to be had by an address that can be passed on: whoever comes by one is led to the page with the form. */
export function loader(args: PersonArguments): Response {
  return redirect(peopleAddress(signedIn(args, "people.see").language), { status: 303 });
}

/** The address book of today as a file, in the reader's language. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { form, language, person, services } = await personForm(args);
  const format = field(form, "format") === "csv" ? "csv" : "xlsx";
  const book = await services.directory.exportBook(person.actor, format, language);
  if (!book.ok) throw refusal(403, ...book.problems);
  return download(book.value, types[format], `corridor-people.${format}`, "no-store");
}
