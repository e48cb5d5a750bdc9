import type { ReactNode } from "react";
import { useFrame } from "../../frame.ts";
import type { Row } from "../../pages/speakers/rows.ts";

interface OrderProps {
  readonly rows: readonly Row[];
  /** What can be done to each, in a column of its own. */
  readonly deeds?: (row: Row) => ReactNode;
}

/** Those who wait, in their order, as a table in a frame of its own. */
export function Order({ rows, deeds }: OrderProps) {
  const { t, number } = useFrame().words;
  if (rows.length === 0) return <p className="prose">{t("speakers:order.nobody")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole" aria-label={t("speakers:order.label")} tabIndex={0}>
      <table className="table speakers-table">
        <thead>
          <tr>
            <th scope="col" className="numeric">
              {t("speakers:order.place")}
            </th>
            <th scope="col">{t("speakers:order.time")}</th>
            <th scope="col">{t("speakers:order.party")}</th>
            <th scope="col">{t("speakers:order.speaker")}</th>
            {deeds && <th scope="col">{t("speakers:order.deeds")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-entry={row.id}>
              <td className="numeric">{row.place === null ? t("speakers:order.held") : number(row.place)}</td>
              <td>
                <span dir="ltr">{row.time}</span>
              </td>
              <th scope="row">
                <bdi>{row.party}</bdi>
                {row.note !== "" && <bdi className="note">{row.note}</bdi>}
              </th>
              <td>
                <bdi>{row.name}</bdi>
                <span className="note">
                  {row.level}
                  {row.absences > 0 && ` · ${t("speakers:order.absences", { count: row.absences })}`}
                </span>
              </td>
              {deeds && <td>{deeds(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
