import { data, redirect } from "react-router";
import { dayOf } from "../../../directory/people/days.ts";
import type { Result } from "../../../kernel/problem.ts";
import { accountAddress, worldAddress } from "../../addresses.ts";
import { refusal } from "../../answers.ts";
import type { Door } from "../../context.ts";
import { field, type PersonForm } from "../../signed.ts";
import { typed } from "./asked.ts";
import { type QrDrawing, qrDrawing } from "./qr.ts";

/** The sections of the page: an answer stands where it was asked for. */
export type Section = "you" | "posts" | "password" | "factor" | "sessions";

/** What the page says after a deed. */
export interface Outcome {
  readonly section: Section;
  readonly refused: readonly string[];
  /** What was done, in words. */
  readonly done: string | null;
  /** A second factor that is being set up. */
  readonly pending: {
    readonly qr: QrDrawing;
    readonly key: string;
    readonly codes: readonly string[];
  } | null;
  /** New backup codes. */
  readonly codes: readonly string[] | null;
  readonly said: Readonly<Record<string, string>>;
}

export interface OwnForm extends PersonForm {
  readonly door: Door;
}

/** Does what a form of the page asks for. */
export async function ownDeed(asked: OwnForm) {
  const { form } = asked;
  const deed = deeds[field(form, "deed") ?? ""];
  if (!deed) throw refusal(400, { code: "web.page-unknown", severity: "error", facts: { path: "deed" } });
  return deed(asked);
}

const deeds: Readonly<Record<string, (asked: OwnForm) => Promise<Response | ReturnType<typeof answer>>>> = {
  "sign-out": async ({ services, door, person, language }) => {
    door.forget(person.signed.session);
    const cookies = await services.accounts.signOut(door.caller);
    return redirect(worldAddress(language), { status: 303, headers: door.headers(cookies) });
  },

  save: async (asked) => {
    const { form, services, person, language } = asked;
    const said = { name: field(form, "name") ?? "", language: field(form, "language") ?? language };
    const done = await services.accounts.change(person.signed, said);
    return told(asked, "you", done, "account.saved");
  },

  password: async (asked) => {
    const { form, services, person } = asked;
    const done = await services.accounts.changePassword(person.signed, {
      old: typed(form, "old"),
      password: typed(form, "password"),
    });
    return told(asked, "password", done, "password.done");
  },

  "factor-start": async (asked) => {
    const { form, services, person, door } = asked;
    const begun = await services.accounts.startSecondFactor(door.caller, person.signed, typed(form, "old"));
    if (!begun.ok) return told(asked, "factor", begun, "");
    const { uri, backupCodes } = begun.value;
    return answer({ section: "factor", pending: pendingOf(uri, backupCodes) });
  },

  "factor-confirm": async (asked) => {
    const { form, services, person, door, words, language } = asked;
    const done = await services.accounts.confirmSecondFactor(
      door.caller,
      person.signed,
      field(form, "code") ?? "",
    );
    if (done.ok)
      return redirect(`${accountAddress(language)}?done=factor#factor`, {
        status: 303,
        headers: door.headers(done.value.cookies),
      });
    const refused = [...done.problems.map((one) => words.problem(one)), words.t("accounts:factor.again")];
    return answer({ section: "factor", refused, said: { confirm: "again" } }, 400);
  },

  "factor-drop": async (asked) => {
    const { form, services, person } = asked;
    const done = await services.accounts.dropSecondFactor(person.signed, typed(form, "old"));
    return told(asked, "factor", done, "factor.dropped");
  },

  codes: async (asked) => {
    const { form, services, person, door } = asked;
    const made = await services.accounts.newBackupCodes(door.caller, person.signed, typed(form, "old"));
    return made.ok ? answer({ section: "factor", codes: made.value }) : told(asked, "factor", made, "");
  },

  end: async ({ form, services, person, words }) => {
    await services.accounts.endSessions(person.signed, { only: field(form, "session") ?? "" });
    return answer({ section: "sessions", done: words.t("accounts:sessions.ended") });
  },

  "end-others": async ({ services, person, words }) => {
    await services.accounts.endSessions(person.signed, "others");
    return answer({ section: "sessions", done: words.t("accounts:sessions.ended") });
  },

  delegate: async (asked) => {
    const { form, services, person, language } = asked;
    const post = field(form, "post") ?? "";
    const said = {
      post,
      name: field(form, "name") ?? "",
      email: field(form, "email") ?? "",
      language: field(form, "language") ?? language,
      clears: form.get("clears") === null ? "" : "on",
    };
    const since = dayOf(services.now());
    const holding = await services.directory.delegate(person.actor, {
      post,
      colleague: { name: said.name, email: said.email, language: said.language },
      clears: said.clears !== "",
      since,
    });
    if (!holding.ok) return told(asked, "posts", holding, "", said);
    const colleague = await services.directory.personByEmail(said.email);
    return invited(asked, post, colleague?.id ?? "", said.name);
  },

  invite: async (asked) => {
    const { form } = asked;
    return invited(asked, field(form, "post") ?? "", field(form, "person") ?? "", field(form, "name") ?? "");
  },

  withdraw: async (asked) => {
    const { form, services, person } = asked;
    const yesterday = new Date(services.now().getTime() - 86_400_000);
    const done = await services.directory.withdraw(
      person.actor,
      Number(field(form, "holding")),
      dayOf(yesterday),
    );
    return told(asked, "posts", done, "posts.ended");
  },
};

async function invited(asked: OwnForm, post: string, colleague: string, name: string) {
  const { services, person, words } = asked;
  const done = await services.accounts.invite(person.actor, { person: colleague, post });
  if (!done.ok) return told(asked, "posts", done, "");
  return answer({ section: "posts", done: words.t(`accounts:posts.${done.value}`, { name }) });
}

function told(
  { words }: Pick<OwnForm, "words">,
  section: Section,
  done: Result<unknown>,
  key: string,
  said: Readonly<Record<string, string>> = {},
) {
  if (!done.ok) {
    const refused = done.problems.map((one) => words.problem(one));
    return answer({ section, refused, said }, 400);
  }
  return answer({ section, done: words.t(`accounts:${key}`) });
}

function answer(given: Partial<Outcome> & Pick<Outcome, "section">, status = 200) {
  const outcome: Outcome = { refused: [], done: null, pending: null, codes: null, said: {}, ...given };
  return data(outcome, { status });
}

function pendingOf(uri: string, codes: readonly string[]): Outcome["pending"] {
  return { qr: qrDrawing(uri), key: new URL(uri).searchParams.get("secret") ?? "", codes };
}
