import { useFrame } from "../../frame.ts";
import type { Outcome } from "../../pages/account/deeds.ts";
import { PersonForm } from "../person-form.tsx";
import { Field } from "./fields.tsx";
import { Done, Refusal } from "./page.tsx";

interface FactorProps {
  readonly own: {
    readonly secondFactor: boolean;
    readonly needed: boolean;
    readonly password: boolean;
  };
  readonly outcome: Outcome | undefined;
  readonly done: boolean;
}

/** The second factor: off, being set up, or in force. */
export function FactorSection({ own, outcome, done }: FactorProps) {
  const { t } = useFrame().words;
  const again = outcome?.said.confirm === "again";
  return (
    <section id="factor">
      <h2>{t("accounts:factor.title")}</h2>
      <Refusal refused={outcome?.refused} />
      {outcome?.done && <Done>{outcome.done}</Done>}
      {done && !outcome && <Done>{t("accounts:factor.done")}</Done>}
      {outcome?.pending ? (
        <Pending pending={outcome.pending} />
      ) : again ? (
        <Confirm />
      ) : own.secondFactor ? (
        <On own={own} codes={outcome?.codes ?? null} />
      ) : (
        <Off own={own} />
      )}
    </section>
  );
}

function Off({ own }: Pick<FactorProps, "own">) {
  const { t } = useFrame().words;
  return (
    <>
      <p>{t("accounts:factor.off")}</p>
      <PersonForm className="account-form" action="#factor">
        <Password own={own} />
        <button type="submit" name="deed" value="factor-start" className="button">
          {t("accounts:factor.start")}
        </button>
      </PersonForm>
    </>
  );
}

function Pending({ pending }: { readonly pending: NonNullable<Outcome["pending"]> }) {
  const { t } = useFrame().words;
  const { qr, key, codes } = pending;
  return (
    <>
      <p>{t("accounts:factor.scan")}</p>
      <svg
        className="account-qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t("accounts:factor.qr")}
        shapeRendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} className="account-qr-paper" />
        <path d={qr.path} className="account-qr-ink" />
      </svg>
      <p>
        {t("accounts:factor.key")}: <code className="account-key">{key.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <Codes codes={codes} />
      <p>{t("accounts:factor.confirm")}</p>
      <Confirm />
    </>
  );
}

function Confirm() {
  const { t } = useFrame().words;
  return (
    <PersonForm className="account-form" action="#factor">
      <Field name="code" word="code" autoComplete="one-time-code" numeric of="factor-" />
      <button type="submit" name="deed" value="factor-confirm" className="button">
        {t("accounts:factor.do")}
      </button>
    </PersonForm>
  );
}

function On({ own, codes }: Pick<FactorProps, "own"> & { readonly codes: readonly string[] | null }) {
  const { t } = useFrame().words;
  return (
    <>
      <p>{t("accounts:factor.on")}</p>
      {codes && <Codes codes={codes} />}
      <PersonForm className="account-form" action="#factor">
        <Password own={own} />
        <div className="form-row">
          <button type="submit" name="deed" value="codes" className="button quiet">
            {t("accounts:factor.codes-new")}
          </button>
          {!own.needed && (
            <button type="submit" name="deed" value="factor-drop" className="button quiet">
              {t("accounts:factor.drop")}
            </button>
          )}
        </div>
      </PersonForm>
    </>
  );
}

function Codes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useFrame().words;
  return (
    <>
      <h3>{t("accounts:factor.codes")}</h3>
      <p>{t("accounts:factor.codes-lede")}</p>
      <ul className="account-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function Password({ own }: Pick<FactorProps, "own">) {
  if (!own.password) return null;
  return (
    <Field name="old" word="old-password" type="password" autoComplete="current-password" of="factor-" />
  );
}
