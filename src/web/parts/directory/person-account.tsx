import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";
import { Submit } from "./fields.tsx";

export interface AccountAbout {
  readonly email: string;
  /** The day on which it was closed; null where it is open. */
  readonly closed: string | null;
  /** True where it belongs to whoever looks. */
  readonly own: boolean;
}

/** Whether a person can sign in, and what an administrator does about it. */
export function PersonAccount({ account }: { readonly account: AccountAbout | null }) {
  const { t, date } = useFrame().words;
  return (
    <section className="prose" aria-labelledby="account">
      <h2 id="account">{t("directory-pages:account.title")}</h2>
      <p>
        {account === null
          ? t("directory-pages:account.none")
          : account.closed === null
            ? t("directory-pages:account.open", { email: account.email })
            : t("directory-pages:account.shut", { email: account.email, date: date(account.closed) })}
      </p>
      {account?.own && <p className="note">{t("directory-pages:account.self")}</p>}
      {account !== null && !account.own && (
        <PersonForm deed="people.administer" className="form-row">
          {account.closed === null ? (
            <>
              <p className="note">{t("directory-pages:account.close-about")}</p>
              <Submit deed="close-account">{t("directory-pages:account.close")}</Submit>
            </>
          ) : (
            <Submit deed="reopen-account">{t("directory-pages:account.reopen")}</Submit>
          )}
        </PersonForm>
      )}
    </section>
  );
}
