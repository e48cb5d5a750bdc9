import { useFrame } from "../../frame.ts";
import type { ListFields } from "../../pages/speakers/list-form.ts";
import { PersonForm } from "../person-form.tsx";

interface ListFormProps {
  readonly fields: ListFields;
  /** True where the order may still be said anew: nobody was called yet. */
  readonly mayOrder: boolean;
  readonly zone: string;
  readonly submit: string;
}

/** What a list is: its title, its order with the lot, when it is gone through, who sees it. */
export function ListForm({ fields, mayOrder, zone, submit }: ListFormProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="speakers.run" className="wide speakers-form">
      <fieldset>
        <legend>{t("speakers:form.title")}</legend>
        <div className="speakers-fields">
          {fields.titles.map(({ language, text }) => (
            <label key={language}>
              <span>{t(`kernel:language.${language}`)}</span>
              <input
                name={`title.${language}`}
                defaultValue={text}
                maxLength={200}
                lang={language}
                dir="auto"
              />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset disabled={!mayOrder}>
        <legend>{t("speakers:form.order")}</legend>
        {!mayOrder && <p className="note">{t("speakers:form.begun")}</p>}
        {(["inscription", "bands", "window"] as const).map((order) => (
          <label key={order} className="tick">
            <input type="radio" name="order" value={order} defaultChecked={fields.order === order} />
            <span>{t(`speakers:form.order-${order}`)}</span>
          </label>
        ))}
        <label className="tick">
          <input type="checkbox" name="groups-first" value="yes" defaultChecked={fields.groupsFirst} />
          <span>{t("speakers:form.groups-first")}</span>
        </label>
        <div className="speakers-fields">
          <label>
            <span>{t("speakers:form.opens")}</span>
            <input type="datetime-local" name="opens" defaultValue={fields.opens} />
          </label>
          <label>
            <span>{t("speakers:form.closes")}</span>
            <input type="datetime-local" name="closes" defaultValue={fields.closes} />
          </label>
          <label>
            <span>{t("speakers:form.seed")}</span>
            <input name="seed" defaultValue={fields.seed} maxLength={200} dir="auto" autoComplete="off" />
            <span className="note">{t("speakers:form.seed-help")}</span>
          </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>{t("speakers:form.plan")}</legend>
        <p className="note">{t("speakers:form.zone", { zone })}</p>
        <div className="speakers-sittings">
          {fields.sittings.map(({ begins, ends }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form, which never move
            <p key={index}>
              <label>
                <span>{t("speakers:form.begins")}</span>{" "}
                <input type="datetime-local" name="begins" defaultValue={begins} />
              </label>{" "}
              <label>
                <span>{t("speakers:form.ends")}</span>{" "}
                <input type="datetime-local" name="ends" defaultValue={ends} />
              </label>
            </p>
          ))}
        </div>
        <div className="speakers-fields">
          {(["usual", "least", "between"] as const).map((name) => (
            <label key={name}>
              <span>{t(`speakers:form.${name}`)}</span>
              <input
                type="number"
                name={name}
                min={name === "between" ? 0 : 10}
                max={86400}
                required
                defaultValue={fields[name]}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t("speakers:form.shown")}</legend>
        {(["signed-in", "everybody"] as const).map((shown) => (
          <label key={shown} className="tick">
            <input type="radio" name="shown" value={shown} defaultChecked={fields.shown === shown} />
            <span>{t(`speakers:form.shown-${shown}`)}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit" className="button act-main">
          {submit}
        </button>
      </p>
    </PersonForm>
  );
}
