import { type PartyKind, regionalGroups } from "../../../directory/model.ts";
import { postKinds } from "../../../directory/people/model.ts";
import { useFrame } from "../../frame.ts";
import { type PeopleChoice, peopleAddress } from "../../pages/directory/addresses.ts";
import type { Refused } from "../../pages/directory/keep.ts";
import { type Choice, Chooser } from "../chooser.tsx";
import { PersonForm } from "../person-form.tsx";
import { Field, LanguagePick, NoteField, PersonFields, Pick, Submit } from "./fields.tsx";

/** Which lines of the address book are shown: sent as an address, so that it can be kept. */
export function PeopleFilter({
  choice,
  shows,
}: {
  readonly choice: PeopleChoice;
  readonly shows: readonly Choice[];
}) {
  const { words, language } = useFrame();
  const { t } = words;
  const any = t("directory-pages:any");
  return (
    <div className="wide screen-only">
      <Chooser name={t("directory-pages:show.label")} choices={shows} />
      <form method="get" action={peopleAddress(language)} className="form-row">
        {choice.show !== undefined && <input type="hidden" name="show" value={choice.show} />}
        <Field name="q" label={t("directory-pages:people.find")} value={choice.q} />
        {choice.show !== "without" && (
          <>
            <Pick
              name="kind"
              label={t("directory:book.column.post")}
              value={choice.kind}
              empty={any}
              options={postKinds.map((kind) => [kind, t(`directory:post.${kind}`)] as const)}
            />
            <Pick
              name="group"
              label={t("directory-pages:group")}
              value={choice.group}
              empty={any}
              options={regionalGroups.map((group) => [group, t(`directory:group.${group}`)] as const)}
            />
          </>
        )}
        <LanguagePick name="lang" value={choice.lang} empty={any} />
        <button type="submit" className="button">
          {t("directory-pages:people.filter")}
        </button>
        {Object.entries(choice).some(([name, value]) => name !== "show" && value !== undefined) && (
          <a href={peopleAddress(language, { show: choice.show })}>{t("directory-pages:all")}</a>
        )}
      </form>
    </div>
  );
}

/** Adds a person or an organization. */
export function AddForms({
  kinds,
  refused,
}: {
  readonly kinds: readonly PartyKind[];
  readonly refused: Refused | undefined;
}) {
  const person = refused?.deed === "add-person" ? refused.given : undefined;
  const party = refused?.deed === "add-party" ? refused.given : undefined;
  const { t } = useFrame().words;
  return (
    <section className="wide screen-only" aria-labelledby="add">
      <h2 id="add">{t("directory-pages:people.add")}</h2>
      <PersonForm
        deed="people.keep"
        className="form-row"
        inside={t("directory-pages:people.add-person")}
        open={person !== undefined}
      >
        <PersonFields given={person} />
        <SexPick value={person?.sex ?? null} />
        <NoteField name="note" label={t("directory:book.column.note")} value={person?.note} />
        <Submit deed="add-person">{t("directory-pages:add")}</Submit>
      </PersonForm>
      <PersonForm
        deed="people.keep"
        className="form-row"
        inside={t("directory-pages:people.add-party")}
        open={party !== undefined}
      >
        <Field name="name" label={t("directory:book.column.name")} value={party?.name} required />
        <Field name="acronym" label={t("directory-pages:acronym")} value={party?.acronym} />
        <Pick
          name="kind"
          label={t("directory-pages:kind")}
          value={party?.kind ?? "non-governmental"}
          options={kinds.map((kind) => [kind, t(`directory:kind.${kind}`)] as const)}
        />
        <Field name="site" type="url" label={t("directory-pages:site")} value={party?.site} />
        <Submit deed="add-party">{t("directory-pages:add")}</Submit>
      </PersonForm>
    </section>
  );
}

/** Women first; nobody needs to say. */
export function SexPick({ value }: { readonly value?: string | null }) {
  const { t } = useFrame().words;
  return (
    <Pick
      name="sex"
      label={t("directory:book.column.sex")}
      value={value}
      empty={t("directory-pages:none-said")}
      options={[
        ["F", t("directory-pages:sex.F")],
        ["M", t("directory-pages:sex.M")],
      ]}
    />
  );
}

/** The address book as a table, out and in. */
export function BookForms({ importing, file }: { readonly importing: string; readonly file: string }) {
  const { t } = useFrame().words;
  return (
    <section className="prose screen-only" aria-labelledby="book">
      <h2 id="book">{t("directory-pages:book.title")}</h2>
      <p>{t("directory-pages:book.about")}</p>
      <PersonForm deed="people.keep" action={file} className="form-row">
        <button type="submit" name="format" value="xlsx" className="button">
          {t("directory-pages:book.xlsx")}
        </button>
        <button type="submit" name="format" value="csv" className="button">
          {t("directory-pages:book.csv")}
        </button>
        <a href={importing}>{t("directory-pages:book.import")}</a>
      </PersonForm>
    </section>
  );
}
