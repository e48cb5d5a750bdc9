import { type Participant, sessionRoles } from "../../../dialogue/programme/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { personMark } from "../../pages/programme/session-form.ts";
import { SixTexts } from "./six-texts.tsx";

interface PersonFieldsProps {
  readonly at: number;
  readonly person: Participant | null;
  readonly original: Language;
  /** True where the writer may say who in the directory this is. */
  readonly directory: boolean;
}

/** One who sits in a session: role, name, whom they come from, who they are in the directory, and their post in six languages. */
export function PersonFields({ at, person, original, directory }: PersonFieldsProps) {
  const { t } = useFrame().words;
  const name = (part: string) => `person.${at}.${part}`;
  return (
    <fieldset className="pg-person">
      <legend>{person?.name ?? t("programme:form.person", { number: at + 1 })}</legend>
      <div>
        <p>
          <label htmlFor={name("role")}>{t("programme:form.role")}</label>
          <select id={name("role")} name={name("role")} defaultValue={person?.role ?? "panellist"}>
            {sessionRoles.map((role) => (
              <option key={role} value={role}>
                {t(`programme:role-name.${role}`)}
              </option>
            ))}
          </select>
        </p>
        <p>
          <label htmlFor={name("name")}>{t("programme:form.name")}</label>
          <input
            id={name("name")}
            name={name("name")}
            defaultValue={person?.name ?? ""}
            maxLength={200}
            autoComplete="off"
          />
        </p>
        <p>
          <label htmlFor={name("party")}>{t("programme:form.party")}</label>
          <input
            id={name("party")}
            name={name("party")}
            list="pg-parties"
            defaultValue={person?.party ?? ""}
            maxLength={60}
            autoComplete="off"
          />
        </p>
        {directory && (
          <p>
            <label htmlFor={name("person")}>{t("programme:form.in-directory")}</label>
            <input
              id={name("person")}
              name={name("person")}
              list="pg-persons"
              defaultValue={person?.person ? personMark({ id: person.person, name: person.name }) : ""}
              maxLength={260}
              autoComplete="off"
            />
          </p>
        )}
      </div>
      <details open={person?.post !== null && person?.post !== undefined}>
        <summary>{t("programme:form.post")}</summary>
        <SixTexts
          name={name("post")}
          legend={t("programme:form.post")}
          text={person?.post ?? null}
          original={original}
        />
      </details>
    </fieldset>
  );
}
