import { direction, type Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface NewFormProps {
  readonly chosen: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly titles: readonly { readonly language: Language; readonly text: string }[];
    readonly opens: string;
    readonly closes: string;
  };
  /** Consultations that may have asked the same before. */
  readonly before: readonly { readonly id: string; readonly title: string }[];
}

/** Title, days, the round before and what is promised. */
export function NewForm({ chosen, before }: NewFormProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="consultation.keep" className="consultation-form wide">
      <input type="hidden" name="questionnaire" value={chosen.id} />
      <input type="hidden" name="version" value={chosen.version} />
      <p>{t("consultations:new.questionnaire", { title: chosen.title, version: chosen.version })}</p>
      <TitleFields titles={chosen.titles} />
      <div className="consultation-dates">
        <label>
          <span>{t("consultations:field.opens")}</span>
          <input type="date" name="opens" defaultValue={chosen.opens} required />
        </label>
        <label>
          <span>{t("consultations:field.closes")}</span>
          <input type="date" name="closes" defaultValue={chosen.closes} required />
        </label>
      </div>
      {before.length > 0 && (
        <label>
          <span>{t("consultations:field.previous")}</span>
          <select name="previous" defaultValue="">
            <option value="">{t("consultations:field.no-previous")}</option>
            {before.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <PromiseField />
      <p>
        <button type="submit" className="button">
          {t("consultations:new.prepare")}
        </button>
      </p>
    </PersonForm>
  );
}

/** What is promised of names: none is the usual. */
function PromiseField() {
  const { t } = useFrame().words;
  return (
    <fieldset>
      <legend>{t("consultations:field.promise")}</legend>
      {(["none", "anonymous"] as const).map((promise) => (
        <label key={promise} className="tick">
          <input type="radio" name="promise" value={promise} defaultChecked={promise === "none"} />
          <span>{t(`consultations:promise.${promise}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A title in six languages side by side; one is enough. */
export function TitleFields({ titles }: Pick<NewFormProps["chosen"], "titles">) {
  const { t } = useFrame().words;
  return (
    <fieldset>
      <legend>{t("consultations:field.title")}</legend>
      <div className="six-languages">
        {titles.map(({ language, text }) => (
          <label key={language}>
            <span>{t(`kernel:language.${language}`)}</span>
            <input
              name={`title.${language}`}
              defaultValue={text}
              lang={language}
              dir={direction[language]}
              maxLength={1000}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
