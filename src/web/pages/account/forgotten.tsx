import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { signInAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Field } from "../../parts/account/fields.tsx";
import { AccountPage, Done, Refusal } from "../../parts/account/page.tsx";
import { field } from "../../signed.ts";
import { forgottenAddress } from "./addresses.ts";
import { atDoor, doorForm, doorHead, refusedWith } from "./asked.ts";

export const handle = { query: [] };

export function loader(args: LoaderFunctionArgs) {
  const asked = atDoor(args);
  const { language } = asked;
  return {
    head: doorHead(asked, "forgotten", forgottenAddress(language)),
    back: signInAddress(language),
  } satisfies PageData & Record<string, unknown>;
}

/** The answer is the same whether or not the address is known. */
export async function action(args: ActionFunctionArgs) {
  const asked = await doorForm(args);
  const done = await asked.accounts.askReset(asked.door.caller, field(asked.form, "email") ?? "");
  return done.ok ? { sent: true as const } : refusedWith(asked, done.problems);
}

export default function Forgotten() {
  const { t } = useFrame().words;
  const { head, back } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const refused = outcome && "refused" in outcome ? outcome.refused : undefined;
  return (
    <AccountPage>
      <h1>{head.title}</h1>
      <Refusal refused={refused} />
      {outcome && "sent" in outcome ? (
        <Done>{t("accounts:forgotten.sent")}</Done>
      ) : (
        <>
          <p>{t("accounts:forgotten.lede")}</p>
          <form method="post" className="account-form">
            <Field name="email" word="email" type="email" autoComplete="username" />
            <button type="submit" className="button">
              {t("accounts:forgotten.do")}
            </button>
          </form>
        </>
      )}
      <p>
        <a href={back}>{t("accounts:forgotten.back")}</a>
      </p>
    </AccountPage>
  );
}
