import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from "react-router";
import { accountAddress, worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { FactorSection } from "../../parts/account/factor.tsx";
import { Field, LanguageField, NewPassword } from "../../parts/account/fields.tsx";
import { AccountPage, Done, Refusal } from "../../parts/account/page.tsx";
import { PostsSection } from "../../parts/account/posts.tsx";
import { SessionsSection } from "../../parts/account/sessions.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { personForm, signedIn } from "../../signed.ts";
import { ownDeed, type Section } from "./deeds.ts";
import { ownInWords } from "./own.ts";

export const handle = { query: ["done"] };

/** One's own: name, posts and delegates, password, second factor, where one is signed in. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = signedIn(args);
  const { words, language, query } = asked;
  const title = words.t("accounts:account.title");
  return {
    head: {
      title,
      description: words.t("accounts:account.description"),
      canonical: accountAddress(language),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    factorDone: query.get("done") === "factor",
    ...(await ownInWords(asked)),
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  return ownDeed({ ...(await personForm(args)), door: args.context.door });
}

export default function Account() {
  const { t } = useFrame().words;
  const own = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const here = (section: Section) => (outcome?.section === section ? outcome : undefined);
  return (
    <AccountPage>
      <h1>
        <bdi>{own.name}</bdi>
      </h1>
      <p>{t("accounts:account.address", { email: own.email })}</p>
      <PersonForm action="#content">
        <button type="submit" name="deed" value="sign-out" className="button quiet">
          {t("accounts:account.sign-out")}
        </button>
      </PersonForm>
      {own.must && <Refusal refused={[t("accounts:factor.needed")]} />}

      <PostsSection posts={own.posts} outcome={here("posts")} />

      <section id="you">
        <h2>{t("accounts:account.you")}</h2>
        <Said outcome={here("you")} />
        <PersonForm className="account-form" action="#you">
          <Field name="name" word="name" autoComplete="name" value={own.name} of="you-" />
          <LanguageField value={own.written} of="you-" />
          <button type="submit" name="deed" value="save" className="button">
            {t("accounts:account.save")}
          </button>
        </PersonForm>
      </section>

      <section id="password">
        <h2>{t("accounts:password.title")}</h2>
        <Said outcome={here("password")} />
        {own.password ? (
          <>
            <p>{t("accounts:password.lede")}</p>
            <PersonForm className="account-form" action="#password">
              <input type="hidden" name="username" autoComplete="username" value={own.email} />
              <Field
                name="old"
                word="old-password"
                type="password"
                autoComplete="current-password"
                of="password-"
              />
              <NewPassword word="new-password" of="password-" />
              <button type="submit" name="deed" value="password" className="button">
                {t("accounts:password.do")}
              </button>
            </PersonForm>
          </>
        ) : (
          <p>{t("accounts:password.none")}</p>
        )}
      </section>

      <FactorSection own={own} outcome={here("factor")} done={own.factorDone} />
      <SessionsSection sessions={own.sessions} outcome={here("sessions")} />
    </AccountPage>
  );
}

function Said({
  outcome,
}: {
  readonly outcome: { refused: readonly string[]; done: string | null } | undefined;
}) {
  return (
    <>
      <Refusal refused={outcome?.refused} />
      {outcome?.done && <Done>{outcome.done}</Done>}
    </>
  );
}
