import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { accountAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Field, LanguageField, NewPassword } from "../../parts/account/fields.tsx";
import { AccountPage, Refusal } from "../../parts/account/page.tsx";
import { field } from "../../signed.ts";
import { atDoor, doorForm, doorHead, leadOn, refusedWith, typed } from "./asked.ts";

export const handle = { query: ["key"] };

/** Where the machine's own link leads: the first account, another administrator, or a way back in. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = atDoor(args);
  const { language, query, accounts } = asked;
  return {
    head: doorHead(asked, "first", `/${language}/first-account`),
    good: await accounts.isEntry(query.get("key") ?? ""),
    language,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const asked = await doorForm(args);
  const { form, accounts, door, language, query } = asked;
  const said = {
    name: field(form, "name") ?? "",
    email: field(form, "email") ?? "",
    language: field(form, "language") ?? language,
  };
  const entered = await accounts.takeEntry(door.caller, query.get("key") ?? "", {
    ...said,
    password: typed(form, "password"),
  });
  if (!entered.ok) return refusedWith(asked, entered.problems, said);
  return leadOn(asked, entered.value, accountAddress(language));
}

export default function FirstAccount() {
  const { t } = useFrame().words;
  const { head, good, language } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <AccountPage>
      <h1>{head.title}</h1>
      {good ? (
        <>
          <Refusal refused={outcome?.refused} />
          <p>{t("accounts:first.lede")}</p>
          <form method="post" className="account-form">
            <Field name="name" word="name" autoComplete="name" value={outcome?.said.name} />
            <Field
              name="email"
              word="email"
              type="email"
              autoComplete="username"
              value={outcome?.said.email}
            />
            <LanguageField value={outcome?.said.language ?? language} />
            <NewPassword />
            <button type="submit" className="button">
              {t("accounts:first.do")}
            </button>
          </form>
        </>
      ) : (
        <>
          <Refusal refused={[t("accounts:problem.link-void")]} />
          <code className="command">{t("accounts:sign-in.command")}</code>
        </>
      )}
    </AccountPage>
  );
}
