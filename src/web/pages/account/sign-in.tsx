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
import { AccountPage, Done, Refusal } from "../../parts/account/page.tsx";
import { field } from "../../signed.ts";
import { forgottenAddress, singleSignOnAddress } from "./addresses.ts";
import { atDoor, backTo, doorForm, doorHead, leadOn, refusedWith, typed } from "./asked.ts";

export const handle = { query: ["return", "said"] };

/** What another page sends one here with. */
const news = [
  "new-password",
  "sso-refused",
  "sso-unknown",
  "sso-unverified",
  "sso-unreachable",
  "too-often",
] as const;

/** The door. Whoever is signed in already is led on. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = atDoor(args);
  const { language, query, accounts, person } = asked;
  const back = backTo(language, query.get("return"));
  if (person) throw redirect(back, 303);
  const said = news.find((one) => one === query.get("said")) ?? null;
  return {
    head: doorHead(asked, "sign-in", signInAddress(language)),
    any: await accounts.any(),
    sso: accounts.sso === null ? null : { name: accounts.sso.name, to: singleSignOnAddress(back) },
    forgotten: forgottenAddress(language),
    said,
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const asked = await doorForm(args);
  const { form, accounts, door, language, query } = asked;
  const email = field(form, "email") ?? "";
  const entered = await accounts.signIn(door.caller, { email, password: typed(form, "password") });
  if (!entered.ok) return refusedWith(asked, entered.problems, { email });
  return leadOn(asked, entered.value, backTo(language, query.get("return")));
}

export default function SignIn() {
  const { t } = useFrame().words;
  const { head, any, sso, forgotten, said } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <AccountPage>
      <h1>{head.title}</h1>
      {said === "new-password" && outcome === undefined && <Done>{t("accounts:new-password.done")}</Done>}
      {said !== null && said !== "new-password" && outcome === undefined && (
        <Refusal refused={[t(`accounts:problem.${said}`, { count: 10 })]} />
      )}
      <Refusal refused={outcome?.refused} />
      <p className="lede">{t("accounts:sign-in.lede")}</p>
      {any || sso ? (
        <>
          {sso && (
            <p>
              <a href={sso.to} rel="nofollow">
                {t("accounts:sign-in.sso", { name: sso.name })}
              </a>{" "}
              {any && t("accounts:sign-in.or")}
            </p>
          )}
          {any && (
            <form method="post" className="account-form">
              <Field
                name="email"
                word="email"
                type="email"
                autoComplete="username"
                value={outcome?.said.email}
              />
              <Field name="password" word="password" type="password" autoComplete="current-password" />
              <button type="submit" className="button">
                {t("accounts:sign-in.do")}
              </button>
            </form>
          )}
          <p>
            <a href={forgotten}>{t("accounts:sign-in.forgotten")}</a>
          </p>
          <p className="account-hint">{t("accounts:sign-in.invited")}</p>
        </>
      ) : (
        <>
          <p>{t("accounts:sign-in.none")}</p>
          <code className="command">{t("accounts:sign-in.command")}</code>
        </>
      )}
    </AccountPage>
  );
}
