import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface OneRecipientProps {
  readonly one: {
    readonly party: string;
    readonly name: string;
    readonly state: string;
    readonly closes: string;
    readonly closesWords: string;
    readonly extended: boolean;
    readonly awaited: boolean;
    readonly next: string | null;
    readonly reply: string;
    readonly letters: string;
  };
  readonly open: boolean;
}

/** One party: where its reply is, more time for it, a reminder, and entering an answer on its behalf. */
export function OneRecipient({ one, open }: OneRecipientProps) {
  const { t } = useFrame().words;
  return (
    <section className="prose" aria-labelledby="one-recipient">
      <h2 id="one-recipient">{one.name}</h2>
      <p>
        {t("consultations:recipients.stands", { state: one.state, closes: one.closesWords })} {one.next}
      </p>
      <ul className="inline-list">
        <li>
          <a href={one.reply}>{t("consultations:recipients.reply")}</a>
        </li>
        <li>
          <a href={one.letters}>{t("consultations:recipients.letters")}</a>
        </li>
      </ul>
      <PersonForm deed="consultation.keep" className="consultation-form">
        <input type="hidden" name="party" value={one.party} />
        <div className="consultation-dates">
          <label>
            <span>{t("consultations:recipients.extend")}</span>
            <input type="date" name="closes" defaultValue={one.extended ? one.closes : ""} required />
          </label>
        </div>
        <label className="tick">
          <input type="checkbox" name="tell" value="yes" defaultChecked />
          <span>{t("consultations:recipients.tell")}</span>
        </label>
        <p className="form-row">
          <button type="submit" className="button" name="deed" value="extend">
            {t("consultations:recipients.give")}
          </button>
          {one.extended && (
            <button type="submit" className="button" name="deed" value="withdraw" formNoValidate>
              {t("consultations:recipients.withdraw")}
            </button>
          )}
          {open && one.awaited && (
            <button type="submit" className="button" name="deed" value="remind" formNoValidate>
              {t("consultations:recipients.remind")}
            </button>
          )}
        </p>
      </PersonForm>
    </section>
  );
}
