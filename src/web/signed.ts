import { redirect } from "react-router";
import { type Deed, mayDo, maySomewhere } from "../directory/rights.ts";
import { problem } from "../kernel/problem.ts";
import { accountAddress, signInAddress } from "./addresses.ts";
import { refusal } from "./answers.ts";
import { type Ask, ask } from "./ask.ts";
import type { PagePerson, PageServices } from "./context.ts";

/** What React Router gives a loader or an action, as far as these helpers look at it. */
export interface PersonArguments {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: { readonly services: PageServices; readonly person: PagePerson | null };
}

/** What the loader of a page for signed-in persons works with. */
export interface SignedAsk extends Ask {
  readonly person: PagePerson;
}

/** What an action works with: the form, and who sent it. */
export interface PersonForm extends SignedAsk {
  readonly form: FormData;
}

/**
 * For the loader of a page that only signed-in persons see. A visitor is led to sign in and comes back after it. Name the page's deed, where
 * it has one: whoever may not do it gets 403, said as `directory.not-allowed`. The services check again.
 */
export function signedIn(args: PersonArguments, deed?: Deed, party?: string): SignedAsk {
  const asked = ask(args);
  const { person } = args.context;
  if (!person) throw toSignIn(args, asked);
  const own = accountAddress(asked.language);
  // Who still has to set up a second factor has no rights anywhere else.
  if (person.signed.must !== null && new URL(args.request.url).pathname !== own)
    throw redirect(own, { status: 303, headers: { "Cache-Control": "no-store" } });
  if (deed !== undefined) requireDeed(person, deed, party);
  return { ...asked, person };
}

/**
 * Reads the form that a signed-in person sent. A visitor is led to sign in: nothing was done. A form without this session's token, as
 * another site would send it, gets 403 (`accounts.form-stale`).
 */
export async function personForm(args: PersonArguments): Promise<PersonForm> {
  const asked = signedIn(args);
  const form = await args.request.formData();
  const token = form.get("token");
  if (typeof token !== "string" || !asked.person.holds(token))
    throw refusal(403, problem("accounts.form-stale"));
  return { ...asked, form };
}

/** Lets go on who may do the deed: for the party, or without one for any party at all. Throws 403. */
export function requireDeed(person: PagePerson, deed: Deed, party?: string): void {
  const may = party === undefined ? maySomewhere(person.actor, deed) : mayDo(person.actor, deed, party);
  if (!may) throw refusal(403, problem("directory.not-allowed", { deed }));
}

/** A field of a form as text without space around it; null where it is missing, empty or a file. */
export function field(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function toSignIn({ request }: PersonArguments, { language }: Ask): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(signInAddress(language, pathname + search), {
    status: 303,
    headers: { "Cache-Control": "no-store" },
  });
}
