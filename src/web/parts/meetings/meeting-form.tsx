import { attributions } from "../../../dialogue/model.ts";
import { useFrame } from "../../frame.ts";
import type { MeetingFields } from "../../pages/meetings/meeting-fields.ts";
import { PersonForm } from "../person-form.tsx";

interface MeetingFormProps {
  readonly fields: MeetingFields;
  /** The kind of a meeting that is new; null where it stands. */
  readonly kind: string | null;
  readonly submit: string;
}

/** All that is said of a meeting; its days only while it is new, for afterwards they move for everybody. */
export function MeetingForm({ fields, kind, submit }: MeetingFormProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="meeting.keep" className="consultation-form wide">
      <input type="hidden" name="deed" value="keep" />
      {kind !== null && <input type="hidden" name="meeting-kind" value={kind} />}
      <Texts name="title" legend={t("meetings:field.title")} texts={fields.titles} />
      {kind !== null && (
        <div className="consultation-dates">
          <label>
            <span>{t("meetings:field.opens")}</span>
            <input type="date" name="opens" defaultValue={fields.opens} required />
          </label>
          <label>
            <span>{t("meetings:field.closes")}</span>
            <input type="date" name="closes" defaultValue={fields.closes} required />
          </label>
        </div>
      )}
      <div className="consultation-dates">
        <label>
          <span>{t("meetings:field.place")}</span>
          <input name="place" list="meeting-places" defaultValue={fields.place} maxLength={200} />
        </label>
        <label>
          <span>{t("meetings:field.zone")}</span>
          <input name="zone" list="meeting-zones" defaultValue={fields.zone} dir="ltr" maxLength={60} />
        </label>
      </div>
      <datalist id="meeting-places">
        {fields.places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
      <datalist id="meeting-zones">
        {fields.zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <label>
        <span>{t("meetings:field.mandate")}</span>
        <input name="mandate" defaultValue={fields.mandate} dir="ltr" maxLength={200} />
      </label>
      <fieldset>
        <legend>{t("meetings:field.attribution")}</legend>
        {attributions.map((one) => (
          <label key={one} className="tick">
            <input type="radio" name="attribution" value={one} defaultChecked={one === fields.attribution} />
            <span>{t(`meetings:attribution.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <Texts name="details" legend={t("meetings:field.details")} texts={fields.details} rows={8} />
      <label>
        <span>{t("meetings:field.webcast")}</span>
        <input type="url" name="webcast" defaultValue={fields.webcast} dir="ltr" maxLength={500} />
      </label>
      <fieldset>
        <legend>{t("meetings:field.invited")}</legend>
        <ul className="choice-columns">
          {fields.kinds.map(({ kind: one, words, chosen }) => (
            <li key={one}>
              <label className="tick">
                <input type="checkbox" name="kind" value={one} defaultChecked={chosen} />
                <span>{words}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <Parties name="parties" words={t("meetings:field.parties")} text={fields.parties} />
      <Parties name="without" words={t("meetings:field.without")} text={fields.without} />
      {fields.bodies.map(({ body, parties }) => (
        <Parties key={body} name={`body.${body}`} words={t(`meetings:body.${body}`)} text={parties} />
      ))}
      <p>
        <button type="submit" className="button">
          {submit}
        </button>
      </p>
    </PersonForm>
  );
}

/** Parties, one a line. */
function Parties({
  name,
  words,
  text,
}: {
  readonly name: string;
  readonly words: string;
  readonly text: string;
}) {
  return (
    <label>
      <span>{words}</span>
      <textarea
        name={name}
        defaultValue={text}
        rows={Math.min(8, Math.max(2, text.split("\n").length + 1))}
      />
    </label>
  );
}

interface TextsProps {
  readonly name: string;
  readonly legend: string;
  readonly texts: MeetingFields["titles"];
  /** Lines of a field; one is a line. */
  readonly rows?: number;
}

/** A text in six languages side by side; one is enough. */
function Texts({ name, legend, texts, rows = 1 }: TextsProps) {
  const { t } = useFrame().words;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="six-languages">
        {texts.map(({ language, direction, text }) => {
          const field = { name: `${name}.${language}`, defaultValue: text, lang: language, dir: direction };
          const called = t(`kernel:language.${language}`);
          return rows === 1 ? (
            <label key={language}>
              <span>{called}</span>
              <input {...field} maxLength={500} />
            </label>
          ) : (
            <label key={language}>
              <span>{called}</span>
              <textarea {...field} rows={text === "" ? 3 : rows} maxLength={10_000} />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
