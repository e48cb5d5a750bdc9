import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { signInAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Field } from "../../parts/account/fields.tsx";
import { AccountPage, Refusal } from "../../parts/account/page.tsx";
import { field } from "../../signed.ts";
import { secondFactorAddress } from "./addresses.ts";
import { atDoor, backTo, doorForm, doorHead, leadOn, refusedWith } from "./asked.ts";

export const handle = { query: ["return"] };

/** The second step of signing in; without the first it leads back there. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = atDoor(args);
  const { language, query, accounts, door } = asked;
  const back = backTo(language, query.get("return"));
  const email = await accounts.challenged(door.caller.cookies);
  if (email === undefined) throw redirect(signInAddress(language, back), 303);
  return {
    head: doorHead(asked, "code", secondFactorAddress(language)),
    email,
    again: signInAddress(language, back),
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const asked = await doorForm(args);
  const { form, accounts, door, language, query } = asked;
  const entered = await accounts.confirm(door.caller, field(form, "code") ?? "");
  if (!entered.ok) return refusedWith(asked, entered.problems);
  return leadOn(asked, entered.value, backTo(language, query.get("return")));
}

export default function SecondFactor() {
  const { t } = useFrame().words;
  const { head, email, again } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <AccountPage>
      <h1>{head.title}</h1>
      <Refusal refused={outcome?.refused} />
      <p>{t("accounts:code.lede", { email })}</p>
      <form method="post" className="account-form">
        <Field name="code" word="code" autoComplete="one-time-code" numeric />
        <button type="submit" className="button">
          {t("accounts:code.do")}
        </button>
      </form>
      <p>
        <a href={again}>{t("accounts:code.again")}</a>
      </p>
    </AccountPage>
  );
}
