import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { accountAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Field, LanguageField, NewPassword } from "../../parts/account/fields.tsx";
import { AccountPage, Refusal } from "../../parts/account/page.tsx";
import { field } from "../../signed.ts";
import { atDoor, doorForm, doorHead, leadOn, refusedWith, typed } from "./asked.ts";

export const handle = { query: ["key"] };

/** Where an invitation leads: one's name, one's language, a password. Looking at the page does not use it up. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = atDoor(args);
  const { language, query, accounts, words } = asked;
  return {
    head: doorHead(asked, "invitation", `/${language}/invitation`),
    invitation: (await accounts.invitation(query.get("key") ?? "", words)) ?? null,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const asked = await doorForm(args);
  const { form, accounts, door, language, query } = asked;
  const said = { name: field(form, "name") ?? "", language: field(form, "language") ?? language };
  const entered = await accounts.accept(door.caller, query.get("key") ?? "", {
    ...said,
    password: typed(form, "password"),
  });
  if (!entered.ok) return refusedWith(asked, entered.problems, said);
  return leadOn(asked, entered.value, accountAddress(language));
}

export default function Invitation() {
  const { t } = useFrame().words;
  const { head, invitation } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <AccountPage>
      <h1>{head.title}</h1>
      {invitation === null ? (
        <Refusal refused={[t("accounts:problem.link-void")]} />
      ) : (
        <>
          <Refusal refused={outcome?.refused} />
          <p className="lede">
            {t("accounts:invitation.lede", { post: invitation.post, email: invitation.email })}
          </p>
          <form method="post" className="account-form">
            <Field
              name="name"
              word="name"
              autoComplete="name"
              value={outcome?.said.name ?? invitation.name}
            />
            <LanguageField value={outcome?.said.language ?? invitation.language} />
            <input type="hidden" name="username" autoComplete="username" value={invitation.email} />
            <NewPassword />
            <button type="submit" className="button">
              {t("accounts:invitation.do")}
            </button>
          </form>
        </>
      )}
    </AccountPage>
  );
}
