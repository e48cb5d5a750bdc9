import type { RecordService } from "../../../record/service.ts";
import { type Ask, ask } from "../../ask.ts";
import type { PagePerson } from "../../context.ts";
import { type PersonForm as Form, personForm as formOf, type PersonArguments } from "../../signed.ts";

export { field } from "../../signed.ts";

/** What a loader of the record works with: besides the language and the words, the record, and who asks. */
export interface RecordAsk extends Ask {
  readonly record: RecordService;
  readonly person: PagePerson | null;
}

export function askRecord(args: PersonArguments): RecordAsk {
  const { person } = args.context;
  const asked = ask(args);
  return { ...asked, record: asked.services.record, person };
}

export interface PersonForm extends RecordAsk, Form {
  readonly person: PagePerson;
}

/** The form that a person sent who is signed in, with the record. The services check the actor. */
export async function personForm(args: PersonArguments): Promise<PersonForm> {
  const asked = await formOf(args);
  return { ...asked, record: asked.services.record };
}

/** A whole number of an address's query; undefined where it is none. */
export function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
