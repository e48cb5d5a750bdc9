import type { Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";

/** A line of the address book as a page shows it. */
export interface BookRow {
  readonly key: string;
  readonly party: string | null;
  readonly partyTo: string | null;
  readonly post: string | null;
  readonly name: string | null;
  readonly nameTo: string | null;
  readonly email: string | null;
  readonly language: Language | null;
  readonly since: string | null;
  readonly delegates: number;
}

interface PeopleTableProps {
  readonly rows: readonly BookRow[];
  readonly caption: string;
}

export function PeopleTable({ rows, caption }: PeopleTableProps) {
  const { words } = useFrame();
  const { t, date } = words;
  const columns = ["party", "post", "name", "email", "language", "since"] as const;
  if (rows.length === 0) return <p className="wide">{t("directory-pages:people.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole wide" aria-label={caption} tabIndex={0}>
      <table className="table full people-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`directory:book.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.partyTo === null ? "–" : <a href={row.partyTo}>{row.party}</a>}</th>
              <td>{row.post ?? "–"}</td>
              <td>
                {row.name === null || row.nameTo === null ? (
                  <span className="vacant">{t("directory-pages:vacant")}</span>
                ) : (
                  <a href={row.nameTo}>
                    <bdi>{row.name}</bdi>
                  </a>
                )}
                {row.delegates > 0 && (
                  <span className="note">
                    {" "}
                    {t("directory-pages:people.delegates", { count: row.delegates })}
                  </span>
                )}
              </td>
              <td>
                {row.email !== null && (
                  <a href={`mailto:${row.email}`} dir="ltr">
                    {row.email}
                  </a>
                )}
              </td>
              <td>{row.language && t(`kernel:language.${row.language}`)}</td>
              <td>{row.since !== null && date(row.since, { dateStyle: "medium" })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
