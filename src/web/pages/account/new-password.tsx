import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { NewPassword } from "../../parts/account/fields.tsx";
import { AccountPage, Refusal } from "../../parts/account/page.tsx";
import { forgottenAddress } from "./addresses.ts";
import { atDoor, doorForm, doorHead, refusedWith, typed } from "./asked.ts";

export const handle = { query: ["key"] };

/** Where the link of a letter leads. Looking at the page does not use the link up. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = atDoor(args);
  const { language, query, accounts } = asked;
  const account = await accounts.resetFor(query.get("key") ?? "");
  return {
    head: doorHead(asked, "new-password", `/${language}/new-password`),
    email: account?.email ?? null,
    forgotten: forgottenAddress(language),
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const asked = await doorForm(args);
  const { form, accounts, door, language, query } = asked;
  const done = await accounts.reset(door.caller, query.get("key") ?? "", typed(form, "password"));
  if (!done.ok) return refusedWith(asked, done.problems);
  return redirect(`/${language}/sign-in?said=new-password`, 303);
}

export default function ChooseNewPassword() {
  const { t } = useFrame().words;
  const { head, email, forgotten } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <AccountPage>
      <h1>{head.title}</h1>
      {email === null ? (
        <>
          <Refusal refused={[t("accounts:problem.link-void")]} />
          <p>
            <a href={forgotten}>{t("accounts:sign-in.forgotten")}</a>
          </p>
        </>
      ) : (
        <>
          <Refusal refused={outcome?.refused} />
          <p>{t("accounts:new-password.lede", { email })}</p>
          <form method="post" className="account-form">
            <input type="hidden" name="username" autoComplete="username" value={email} />
            <NewPassword word="new-password" />
            <button type="submit" className="button">
              {t("accounts:new-password.do")}
            </button>
          </form>
        </>
      )}
    </AccountPage>
  );
}
