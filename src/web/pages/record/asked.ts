import { problem } from "../../../kernel/problem.ts";
import type { RecordService } from "../../../record/service.ts";
import { refusal } from "../../answers.ts";
import { type Ask, ask } from "../../ask.ts";
import type { PagePerson, PageServices } from "../../context.ts";

/** What a loader of the record works with: besides the language and the words, the record, and who asks. */
export interface RecordAsk extends Ask {
  readonly record: RecordService;
  readonly person: PagePerson | null;
}

interface LoaderArguments {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: { readonly services: PageServices; readonly person: PagePerson | null };
}

export function askRecord(args: LoaderArguments): RecordAsk {
  const { person } = args.context;
  const asked = ask(args);
  return { ...asked, record: asked.services.record, person };
}

export interface PersonForm extends RecordAsk {
  readonly person: PagePerson;
  readonly form: FormData;
}

/**
 * Reads a form that only the operator may send. Throws 403 for everyone else, for a form that another site sent, and for one without this
 * session's token. The services check the actor again.
 */
export async function personForm(args: LoaderArguments): Promise<PersonForm> {
  const asked = askRecord(args);
  const { person } = asked;
  if (!person) throw refusal(403, problem("record-pages.operator-only"));
  const form = await args.request.formData();
  const token = form.get("token");
  if (typeof token !== "string" || !person.holds(token))
    throw refusal(403, problem("record-pages.form-stale"));
  return { ...asked, person, form };
}

/** A field of a form as text; null where it is missing, empty or a file. */
export function field(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** A whole number of an address's query; undefined where it is none. */
export function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
