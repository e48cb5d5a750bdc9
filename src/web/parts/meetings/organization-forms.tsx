import { useFrame } from "../../frame.ts";
import type { Typed } from "../../typed.ts";
import { PersonForm } from "../person-form.tsx";

/** For the secretariat: an organization is put down, and those that wait go to Member States. */
export function OrganizationForms({
  waiting,
  until,
  typed,
}: {
  readonly waiting: number;
  readonly until: string;
  /** What was typed where one of the forms was refused. */
  readonly typed: Typed | null;
}) {
  const { t } = useFrame().words;
  const added = typed?.deed === "add" ? typed : null;
  return (
    <section className="prose screen-only">
      {waiting > 0 && (
        <div className="deed">
          <PersonForm
            deed="meeting.keep"
            className="consultation-form"
            inside={t("meetings:organizations.circulate", { count: waiting })}
          >
            <input type="hidden" name="deed" value="circulate" />
            <p>{t("meetings:organizations.circulate-about")}</p>
            <label>
              <span>{t("meetings:organizations.last-day")}</span>
              <input type="date" name="until" defaultValue={until} required />
            </label>
            <p>
              <button type="submit" className="button">
                {t("meetings:organizations.circulate", { count: waiting })}
              </button>
            </p>
          </PersonForm>
        </div>
      )}
      <div className="deed">
        <PersonForm
          deed="meeting.keep"
          className="consultation-form"
          inside={t("meetings:organizations.add")}
          open={added !== null}
        >
          <input type="hidden" name="deed" value="add" />
          <label>
            <span>{t("meetings:organizations.column.name")}</span>
            <input name="name" maxLength={300} required dir="auto" defaultValue={added?.name} />
          </label>
          <label>
            <span>{t("meetings:organizations.acronym")}</span>
            <input name="acronym" maxLength={40} dir="auto" defaultValue={added?.acronym} />
          </label>
          <label>
            <span>{t("meetings:organizations.seat-code")}</span>
            <input name="territory" maxLength={3} dir="ltr" defaultValue={added?.territory} />
          </label>
          <label>
            <span>{t("meetings:organizations.site")}</span>
            <input type="url" name="site" maxLength={300} dir="ltr" defaultValue={added?.site} />
          </label>
          <p>
            <button type="submit" className="button">
              {t("meetings:organizations.add")}
            </button>
          </p>
        </PersonForm>
      </div>
    </section>
  );
}
