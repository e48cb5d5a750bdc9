import type { SessionGiven } from "../../../dialogue/programme/asked-of.ts";
import { sessionKinds } from "../../../dialogue/programme/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { personMark } from "../../pages/programme/session-form.ts";
import { PersonForm } from "../person-form.tsx";
import { DocumentFields } from "./document-fields.tsx";
import { PersonFields } from "./person-fields.tsx";
import { SixTexts } from "./six-texts.tsx";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SessionFormProps {
  readonly given: SessionGiven;
  readonly seen: number;
  readonly fresh: boolean;
  readonly original: Language;
  readonly zone: string;
  /** Empty entries at the end of each list. */
  readonly blanks: number;
  readonly rooms: readonly Named[];
  readonly segments: readonly Named[];
  readonly people: readonly Named[];
  readonly parties: readonly Named[];
}

/** All that a session says. Every entry of a list that is emptied goes; empty ones at its end are for more. */
export function SessionForm(props: SessionFormProps) {
  const { given, seen, fresh, original, zone, blanks, rooms, segments, people, parties } = props;
  const { t } = useFrame().words;
  const { when } = given;
  return (
    <PersonForm deed="programme.keep" className="wide pg-form">
      <input type="hidden" name="seen" value={seen} />
      <SixTexts name="title" legend={t("programme:column.title")} text={given.title} original={original} />
      <fieldset className="pg-when-fields">
        <legend>{t("programme:form.when", { zone })}</legend>
        <div>
          <p>
            <label htmlFor="day">{t("programme:column.day")}</label>
            <input type="date" id="day" name="day" defaultValue={when.day} required />
          </p>
          <p>
            <label htmlFor="begins">{t("programme:column.begins")}</label>
            <input type="time" id="begins" name="begins" defaultValue={when.begins} required />
          </p>
          <p>
            <label htmlFor="ends">{t("programme:column.ends")}</label>
            <input type="time" id="ends" name="ends" defaultValue={when.ends} required />
          </p>
          <p>
            <label htmlFor="endsDay">{t("programme:form.ends-day")}</label>
            <input type="date" id="endsDay" name="endsDay" defaultValue={when.endsDay ?? ""} />
          </p>
          <p>
            <label htmlFor="fold">{t("programme:form.fold")}</label>
            <select id="fold" name="fold" defaultValue={when.fold ?? ""}>
              <option value="">{t("programme:form.fold-none")}</option>
              <option value="first">{t("programme:form.fold-first")}</option>
              <option value="second">{t("programme:form.fold-second")}</option>
            </select>
          </p>
        </div>
      </fieldset>
      <fieldset className="pg-when-fields">
        <legend>{t("programme:form.where")}</legend>
        <div>
          <Choice
            name="kind"
            legend={t("programme:column.kind")}
            chosen={given.kind}
            none={null}
            choices={sessionKinds.map((kind) => ({ id: kind, name: t(`programme:kind.${kind}`) }))}
          />
          <Choice
            name="room"
            legend={t("programme:column.room")}
            chosen={given.room ?? ""}
            none={t("programme:session.room-none")}
            choices={rooms}
          />
          <Choice
            name="segment"
            legend={t("programme:column.segment")}
            chosen={given.segment ?? ""}
            none={t("programme:form.none")}
            choices={segments}
          />
          <Choice
            name="attendance"
            legend={t("programme:column.attendance")}
            chosen={given.attendance}
            none={null}
            choices={(["open", "closed"] as const).map((one) => ({
              id: one,
              name: t(`programme:attendance-name.${one}`),
            }))}
          />
        </div>
      </fieldset>
      <SixTexts
        name="theme"
        legend={t("programme:column.theme")}
        text={given.theme}
        original={original}
        long
      />
      <section aria-labelledby="questions">
        <h2 id="questions">{t("programme:session.questions")}</h2>
        {padded(given.questions, blanks).map(({ at, one }) => (
          <SixTexts
            key={at}
            name={`question.${at}`}
            legend={t("programme:form.question", { number: at + 1 })}
            text={one}
            original={original}
            long
          />
        ))}
      </section>
      <section aria-labelledby="people">
        <h2 id="people">{t("programme:column.people")}</h2>
        <p className="note">{t("programme:form.people-about")}</p>
        {padded(given.people, blanks).map(({ at, one }) => (
          <PersonFields
            key={at}
            at={at}
            person={one}
            original={original}
            directory={people.length > 0 || (one?.person ?? null) !== null}
          />
        ))}
      </section>
      <datalist id="pg-parties">
        {parties.map((party) => (
          <option key={party.id} value={party.id}>
            {party.name}
          </option>
        ))}
      </datalist>
      <datalist id="pg-persons">
        {people.map((person) => (
          <option key={person.id} value={personMark(person)} />
        ))}
      </datalist>
      <section aria-labelledby="documents">
        <h2 id="documents">{t("programme:session.documents")}</h2>
        {padded(given.documents, blanks).map(({ at, one }) => (
          <DocumentFields key={at} at={at} document={one} original={original} />
        ))}
      </section>
      <SixTexts name="note" legend={t("programme:column.note")} text={given.note} original={original} long />
      <p className="pg-save">
        <button type="submit" className="button" name="deed" value="save">
          {fresh ? t("programme:form.add") : t("programme:form.save")}
        </button>
        <button type="submit" className="plain" name="deed" value="stay">
          {t("programme:form.stay")}
        </button>
        <button type="submit" className="plain" name="deed" value="more">
          {t("programme:form.more")}
        </button>
      </p>
    </PersonForm>
  );
}

/** A list with empty entries at its end. */
function padded<T>(
  list: readonly T[],
  blanks: number,
): readonly { readonly at: number; readonly one: T | null }[] {
  return [...list, ...Array.from({ length: blanks }, () => null)].map((one, at) => ({ at, one }));
}

interface ChoiceProps {
  readonly name: string;
  readonly legend: string;
  readonly chosen: string;
  /** The words of choosing none; null where one must be chosen. */
  readonly none: string | null;
  readonly choices: readonly Named[];
}

function Choice({ name, legend, chosen, none, choices }: ChoiceProps) {
  return (
    <p>
      <label htmlFor={name}>{legend}</label>
      <select id={name} name={name} defaultValue={chosen}>
        {none !== null && <option value="">{none}</option>}
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </p>
  );
}

interface SessionDeedsProps {
  readonly seen: number;
  readonly day: string;
}

/** A session again, or no more. */
export function SessionDeeds({ seen, day }: SessionDeedsProps) {
  const { t } = useFrame().words;
  return (
    <div className="prose pg-deeds">
      <PersonForm deed="programme.keep">
        <button type="submit" className="plain" name="deed" value="copy">
          {t("programme:form.copy")}
        </button>
      </PersonForm>
      <PersonForm deed="programme.keep" inside={t("programme:form.remove")}>
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="back" value={day} />
        <label>
          <input type="checkbox" name="sure" value="yes" required /> {t("programme:form.remove-sure")}
        </label>
        <button type="submit" className="button" name="deed" value="remove">
          {t("programme:form.remove")}
        </button>
      </PersonForm>
    </div>
  );
}
