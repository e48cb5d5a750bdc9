import { useFrame } from "../../frame.ts";
import type { TextFields } from "../../pages/consultation/texts.ts";
import { PersonForm } from "../person-form.tsx";
import { FieldList, LetterFields } from "./text-fields.tsx";

interface PlanFormsProps {
  readonly steps: readonly {
    readonly step: string;
    readonly days: number;
    readonly words: string;
    readonly texts: TextFields;
    /** True where what was typed was refused. */
    readonly open: boolean;
  }[];
  readonly fields: readonly { readonly field: string; readonly words: string }[];
  /** True where the plan holds as many steps as it may. */
  readonly full: boolean;
}

/** The plan, step by step, each with its day and its texts; adding one, and starting anew. */
export function PlanForms({ steps, fields, full }: PlanFormsProps) {
  const { t } = useFrame().words;
  return (
    <section className="wide screen-only">
      <h2>{t("consultations:reminders.plan")}</h2>
      <FieldList fields={fields} />
      {steps.map(({ step, days, words, texts, open }) => (
        <details key={step} className="folded" open={open}>
          <summary>{words}</summary>
          <PersonForm deed="consultation.keep" className="consultation-form">
            <input type="hidden" name="step" value={step} />
            <DaysFields days={days} />
            <LetterFields name="step" texts={texts} rows={12} />
            <p className="form-row">
              <button type="submit" className="button" name="deed" value="save">
                {t("consultations:reminders.save")}
              </button>
              <button type="submit" className="button" name="deed" value="drop" formNoValidate>
                {t("consultations:reminders.drop")}
              </button>
            </p>
          </PersonForm>
        </details>
      ))}
      {!full && (
        <PersonForm
          deed="consultation.keep"
          className="consultation-form"
          inside={t("consultations:reminders.add")}
        >
          <DaysFields days={-7} />
          <p>
            <button type="submit" className="button" name="deed" value="add">
              {t("consultations:reminders.add")}
            </button>
          </p>
        </PersonForm>
      )}
      {steps.length === 0 && (
        <PersonForm deed="consultation.keep" className="form-row">
          <button type="submit" className="button" name="deed" value="ready">
            {t("consultations:reminders.ready")}
          </button>
        </PersonForm>
      )}
    </section>
  );
}

/** So many days before or after the last day. */
function DaysFields({ days }: { readonly days: number }) {
  const { t } = useFrame().words;
  return (
    <div className="consultation-dates">
      <label>
        <span>{t("consultations:reminders.days")}</span>
        <input type="number" name="days" min={0} max={365} defaultValue={Math.abs(days)} required />
      </label>
      <label>
        <span>{t("consultations:reminders.when")}</span>
        <select name="when" defaultValue={days < 0 ? "before" : "after"}>
          <option value="before">{t("consultations:reminders.before")}</option>
          <option value="after">{t("consultations:reminders.after")}</option>
        </select>
      </label>
    </div>
  );
}
