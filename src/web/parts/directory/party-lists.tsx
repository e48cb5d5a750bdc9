import { useFrame } from "../../frame.ts";

export interface ListedParty {
  readonly to: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly until: number | null;
}

interface PartyListsProps {
  readonly lists: readonly {
    readonly kind: string;
    readonly title: string;
    readonly parties: readonly ListedParty[];
  }[];
}

/** Parties kind by kind, in columns. */
export function PartyLists({ lists }: PartyListsProps) {
  const { t, number } = useFrame().words;
  return lists.map(({ kind, title, parties }) => (
    <section key={kind} className="wide party-list" aria-labelledby={kind}>
      <h2 id={kind}>
        {title} <span className="count">{number(parties.length)}</span>
      </h2>
      <ul className={kind.endsWith("-state") ? "short" : undefined}>
        {parties.map(({ to, name, acronym, until }) => (
          <li key={to}>
            <a href={to}>{name}</a>
            {acronym !== null && (
              <>
                {" "}
                <bdi className="acronym" dir="ltr">
                  {acronym}
                </bdi>
              </>
            )}
            {until !== null && (
              <span className="note"> {t("directory-pages:until-year", { year: String(until) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}
