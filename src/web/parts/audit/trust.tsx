import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

/** What came of following the log, in sentences. */
export interface Checked {
  readonly whole: boolean;
  readonly said: readonly string[];
}

/** The hash to note elsewhere, and how the log is checked here and on the machine. */
export function AuditTrust({
  chain,
}: {
  readonly chain: { readonly entries: number; readonly head: string };
}) {
  const { t, number } = useFrame().words;
  return (
    <section className="prose" aria-labelledby="trust">
      <h2 id="trust">{t("audit:page.trust")}</h2>
      <p>{t("audit:page.head", { number: number(chain.entries) })}</p>
      <p>
        <code className="hash" dir="ltr">
          {chain.head}
        </code>
      </p>
      <p>{t("audit:page.trust-about")}</p>
      <code className="command">{`corridor audit verify --head ${chain.head.slice(0, 8)}…`}</code>
      <PersonForm className="form-row">
        <label>
          <span>{t("audit:page.noted")}</span>
          <input name="head" maxLength={64} size={24} dir="ltr" autoComplete="off" spellCheck={false} />
        </label>
        <button type="submit" className="button">
          {t("audit:page.check")}
        </button>
      </PersonForm>
    </section>
  );
}
