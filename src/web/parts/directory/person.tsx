import type { Part, PersonEntry } from "../../../directory/people/model.ts";
import { useFrame } from "../../frame.ts";
import type { Refused } from "../../pages/directory/keep.ts";
import { PersonForm } from "../person-form.tsx";
import { Field, LanguagePick, NoteField, Submit } from "./fields.tsx";
import { SexPick } from "./people-forms.tsx";

type Entry = Omit<PersonEntry, "gone">;

interface PersonAboutProps {
  readonly entry: Entry;
  readonly held: readonly {
    readonly number: number;
    readonly to: string;
    readonly party: string;
    readonly post: string;
    readonly part: Part;
    readonly since: string;
    readonly until: string | null;
  }[];
}

export function PersonAbout({ entry, held }: PersonAboutProps) {
  const { words } = useFrame();
  const { t, date } = words;
  return (
    <>
      <section className="prose" aria-labelledby="reach">
        <h2 id="reach" className="visually-hidden">
          {t("directory-pages:reach")}
        </h2>
        <dl className="facts">
          <div>
            <dt>{t("directory:book.column.email")}</dt>
            <dd>
              {entry.email === null ? (
                t("directory-pages:none-said")
              ) : (
                <a href={`mailto:${entry.email}`} dir="ltr">
                  {entry.email}
                </a>
              )}
            </dd>
          </div>
          {entry.telephone !== null && (
            <div>
              <dt>{t("directory:book.column.telephone")}</dt>
              <dd dir="ltr">{entry.telephone}</dd>
            </div>
          )}
          <div>
            <dt>{t("directory:book.column.language")}</dt>
            <dd>{t(`kernel:language.${entry.language}`)}</dd>
          </div>
          {entry.sex !== null && (
            <div>
              <dt>{t("directory:book.column.sex")}</dt>
              <dd>{t(`directory-pages:sex.${entry.sex}`)}</dd>
            </div>
          )}
        </dl>
        {entry.note !== null && <p className="note person-note">{entry.note}</p>}
      </section>
      <section className="prose" aria-labelledby="held">
        <h2 id="held">{t("directory-pages:posts")}</h2>
        {held.length === 0 && <p>{t("directory-pages:no-posts")}</p>}
        <ul className="hits">
          {held.map(({ number, to, party, post, part, since, until }) => (
            <li key={number}>
              <a href={to}>
                {party}: {post}
              </a>
              <span className="note">
                {until === null
                  ? t("directory-pages:since", { date: date(since) })
                  : t("directory-pages:term", { since: date(since), until: date(until) })}
                {part !== "holder" && ` · ${t(`directory:book.part.${part}`)}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Changes what is said of a person, or takes it out. */
export function PersonChange({
  entry,
  refused,
}: {
  readonly entry: Entry;
  readonly refused: Refused | undefined;
}) {
  const shown = refused?.deed === "change" ? { ...entry, ...refused.given } : entry;
  const { t } = useFrame().words;
  return (
    <section className="prose screen-only" aria-labelledby="change">
      <h2 id="change">{t("directory-pages:change-person")}</h2>
      <PersonForm deed="people.keep" className="form-row">
        <Field name="name" label={t("directory:book.column.name")} value={shown.name} required />
        <Field name="email" type="email" label={t("directory:book.column.email")} value={shown.email} />
        <Field
          name="telephone"
          type="tel"
          label={t("directory:book.column.telephone")}
          value={shown.telephone}
        />
        <LanguagePick name="language" value={shown.language} />
        <SexPick value={shown.sex} />
        <NoteField name="note" label={t("directory:book.column.note")} value={shown.note} />
        <Submit deed="change">{t("directory-pages:save")}</Submit>
      </PersonForm>
      <PersonForm
        deed="people.keep"
        className="form-row"
        inside={t("directory-pages:remove")}
        open={refused?.deed === "remove"}
      >
        <p className="note">{t("directory-pages:remove-about")}</p>
        <label className="check">
          <input type="checkbox" name="sure" required /> <span>{t("directory-pages:remove-sure")}</span>
        </label>
        <Submit deed="remove">{t("directory-pages:remove")}</Submit>
      </PersonForm>
    </section>
  );
}
