import type { ReactNode } from "react";
import type { PartyKind, RegionalGroup } from "../../../directory/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import type { Refused } from "../../pages/directory/keep.ts";
import { PersonForm } from "../person-form.tsx";
import { Field, Pick, Submit } from "./fields.tsx";

export interface ShownParty {
  readonly id: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly kind: PartyKind;
  readonly group: RegionalGroup | null;
  readonly since: number | null;
  readonly until: number | null;
  readonly site: string | null;
  readonly isState: boolean;
  readonly names: readonly { readonly language: Language; readonly name: string }[];
}

interface PartyAboutProps {
  readonly party: ShownParty;
  readonly kindAddress: string;
  readonly groupAddress: string | null;
  readonly territory: string | null;
}

/** What is public of a party: its kind and group, its years, its names in six languages, where more of it stands. */
export function PartyAbout({ party, kindAddress, groupAddress, territory }: PartyAboutProps) {
  const { t } = useFrame().words;
  const { kind, group, since, until, site, names } = party;
  return (
    <section className="prose" aria-labelledby="about-party">
      <h2 id="about-party" className="visually-hidden">
        {t("directory-pages:about")}
      </h2>
      <dl className="facts">
        <Fact name={t("directory-pages:kind")}>
          <a href={kindAddress}>{t(`directory:kinds.${kind}`)}</a>
        </Fact>
        {group !== null && groupAddress !== null && (
          <Fact name={t("directory-pages:group")}>
            <a href={groupAddress}>{t(`directory:group.${group}`)}</a>
          </Fact>
        )}
        {since !== null && <Fact name={t("directory-pages:set-up")}>{String(since)}</Fact>}
        {until !== null && <Fact name={t("directory-pages:closed")}>{String(until)}</Fact>}
        {site !== null && (
          <Fact name={t("directory-pages:site")}>
            <a href={site} rel="external noreferrer" dir="ltr">
              {site.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
            </a>
          </Fact>
        )}
        {territory !== null && (
          <Fact name={t("directory-pages:figures")}>
            <a href={territory}>{t("directory-pages:figures-of", { name: party.name })}</a>
          </Fact>
        )}
        {names.map(({ language, name }) => (
          <Fact key={language} name={t(`kernel:language.${language}`)}>
            <bdi lang={language}>{name}</bdi>
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface PartyFormProps {
  readonly party: ShownParty;
  readonly kinds: readonly PartyKind[];
  readonly groups: readonly RegionalGroup[];
  readonly refused: Refused | undefined;
}

/** Corrects what the directory says of a party, also of one known from the start. */
export function PartyForm({ party, kinds, groups, refused }: PartyFormProps) {
  const given = refused?.deed === "change-party" ? refused.given : undefined;
  const { t } = useFrame().words;
  return (
    <PersonForm
      deed="people.keep"
      className="form-row"
      inside={t("directory-pages:change-party")}
      open={given !== undefined}
    >
      {given &&
        refused?.refused.map((line) => (
          <p key={line} role="alert" className="note">
            {line}
          </p>
        ))}
      <Pick
        name="kind"
        label={t("directory-pages:kind")}
        value={given?.kind ?? party.kind}
        options={kinds.map((kind) => [kind, t(`directory:kind.${kind}`)] as const)}
      />
      {groups.length > 0 && (
        <Pick
          name="group"
          label={t("directory-pages:group")}
          value={given?.group ?? party.group}
          empty={t("directory-pages:none-said")}
          options={groups.map((group) => [group, t(`directory:group.${group}`)] as const)}
        />
      )}
      <Field name="acronym" label={t("directory-pages:acronym")} value={given?.acronym ?? party.acronym} />
      <Field
        name="since"
        label={t("directory-pages:set-up")}
        value={given?.since ?? party.since?.toString()}
      />
      <Field
        name="until"
        label={t("directory-pages:closed")}
        value={given?.until ?? party.until?.toString()}
      />
      <Field name="site" type="url" label={t("directory-pages:site")} value={given?.site ?? party.site} />
      {party.names.map(({ language, name }) => (
        <Field
          key={language}
          name={`name_${language}`}
          label={t(`kernel:language.${language}`)}
          value={given?.[`name_${language}`] ?? name}
          required
        />
      ))}
      <Submit deed="change-party">{t("directory-pages:save")}</Submit>
    </PersonForm>
  );
}
