import { data, redirect } from "react-router";
import type { Entered } from "../../../directory/accounts/model.ts";
import type { AccountService } from "../../../directory/accounts/service.ts";
import type { Problem } from "../../../kernel/problem.ts";
import { accountAddress, languageOf, safeReturn, worldAddress } from "../../addresses.ts";
import { type Ask, ask } from "../../ask.ts";
import type { Door, PagePerson } from "../../context.ts";
import type { PageHead } from "../../page.ts";
import type { PersonArguments } from "../../signed.ts";
import { secondFactorAddress } from "./addresses.ts";

/** What the pages at the door work with. */
export interface DoorAsk extends Ask {
  readonly accounts: AccountService;
  readonly door: Door;
  readonly person: PagePerson | null;
}

export interface DoorArguments extends PersonArguments {
  readonly context: PersonArguments["context"] & { readonly door: Door };
}

export function atDoor(args: DoorArguments): DoorAsk {
  const asked = ask(args);
  const { door, person } = args.context;
  return { ...asked, accounts: asked.services.accounts, door, person };
}

/** A form of somebody who is not signed in yet: it carries no token; that it is ours, its origin says. */
export async function doorForm(args: DoorArguments): Promise<DoorAsk & { readonly form: FormData }> {
  return { ...atDoor(args), form: await args.request.formData() };
}

/** The head of a page at the door: `accounts:<page>.title` and `.description`. */
export function doorHead({ words, language }: Ask, page: string, canonical: string): PageHead {
  const title = words.t(`accounts:${page}.title`);
  return {
    title,
    description: words.t(`accounts:${page}.description`),
    canonical,
    crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
    sources: [],
  };
}

/** What a page says again after it could not do what was asked; never a password. */
export interface Refused {
  readonly refused: readonly string[];
  readonly said: Readonly<Record<string, string>>;
}

/** The same page once more with what is the matter, and with what was typed. */
export function refusedWith(
  { words }: Pick<Ask, "words">,
  problems: readonly Problem[],
  said: Readonly<Record<string, string>> = {},
) {
  const tooOften = problems.some(({ code }) => code === "accounts.too-often");
  const body: Refused = { refused: problems.map((one) => words.problem(one)), said };
  return data(body, { status: tooOften ? 429 : 400 });
}

/** A password as it was typed: space around it may be meant. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Where to go after signing in: back to where one was, or to one's account. */
export function backTo(language: Ask["language"], said: string | null): string {
  const back = safeReturn(said);
  return languageOf(back) ? back : accountAddress(language);
}

/** Leads on after a step of signing in. */
export function leadOn({ door, language }: DoorAsk, entered: Entered, back: string): Response {
  const to = entered.next === "in" ? back : secondFactorAddress(language, back);
  return redirect(to, { status: 303, headers: door.headers(entered.cookies) });
}
