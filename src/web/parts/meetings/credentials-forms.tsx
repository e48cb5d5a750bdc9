import { authorities, credentialsStates } from "../../../dialogue/participation/model.ts";
import { useFrame } from "../../frame.ts";
import { Facts } from "../facts.tsx";
import { PersonForm } from "../person-form.tsx";

interface CredentialsProps {
  readonly credentials: {
    readonly state: string;
    readonly authority: string | null;
    readonly issued: string | null;
    readonly received: string | null;
    readonly steps: readonly {
      readonly number: number;
      readonly words: string;
      readonly note: string | null;
    }[];
    readonly today: string;
    readonly mayCheck: boolean;
    readonly has: boolean;
  };
}

/** Where the credentials of a delegation stand; for whoever checks them, what came in and what the check came to. */
export function CredentialsForms({ credentials }: CredentialsProps) {
  const { t } = useFrame().words;
  const { state, authority, issued, received, steps, today, mayCheck, has } = credentials;
  return (
    <section className="prose section">
      <h2>{t("meetings:credentials-title")}</h2>
      <Facts
        facts={[
          [t("meetings:one.state"), state],
          ...(authority === null ? [] : [[t("meetings:credentials-issued-by"), authority] as const]),
          ...(issued === null ? [] : [[t("meetings:credentials-issued"), issued] as const]),
          ...(received === null ? [] : [[t("meetings:credentials-received"), received] as const]),
        ]}
      />
      {mayCheck && (
        <PersonForm
          deed="credentials.check"
          className="consultation-form"
          inside={t(has ? "meetings:credentials-receive-again" : "meetings:credentials-receive")}
          open={!has}
        >
          <input type="hidden" name="deed" value="receive" />
          <label>
            <span>{t("meetings:credentials-issued-by")}</span>
            <select name="authority" defaultValue="foreign-minister">
              {authorities.map((one) => (
                <option key={one} value={one}>
                  {t(`meetings:authority.${one}`)}
                </option>
              ))}
              <option value="">{t("meetings:authority.none")}</option>
            </select>
          </label>
          <div className="consultation-dates">
            <label>
              <span>{t("meetings:credentials-issued")}</span>
              <input type="date" name="issued" max={today} />
            </label>
            <label>
              <span>{t("meetings:credentials-received")}</span>
              <input type="date" name="received" defaultValue={today} max={today} required />
            </label>
          </div>
          <Note />
          <p>
            <button type="submit" className="button">
              {t("meetings:credentials-receive")}
            </button>
          </p>
        </PersonForm>
      )}
      {mayCheck && has && (
        <PersonForm
          deed="credentials.check"
          className="consultation-form"
          inside={t("meetings:credentials-examine")}
        >
          <input type="hidden" name="deed" value="examine" />
          <label>
            <span>{t("meetings:credentials-result")}</span>
            <select name="state" defaultValue="accepted">
              {credentialsStates.map((one) => (
                <option key={one} value={one}>
                  {t(`meetings:credentials.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <Note />
          <p>
            <button type="submit" className="button">
              {t("meetings:credentials-keep")}
            </button>
          </p>
        </PersonForm>
      )}
      {steps.length > 0 && (
        <>
          <h3>{t("meetings:credentials-steps")}</h3>
          <ol className="delegate-list">
            {steps.map(({ number, words, note }) => (
              <li key={number}>
                {words}
                {note !== null && (
                  <span className="note">
                    <bdi>{note}</bdi>
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Note() {
  const { t } = useFrame().words;
  return (
    <label>
      <span>{t("meetings:credentials-note")}</span>
      <textarea name="note" rows={2} maxLength={2000} dir="auto" />
    </label>
  );
}
