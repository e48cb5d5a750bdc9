import { useFrame } from "../../frame.ts";

interface GroupsTableProps {
  readonly groups: readonly {
    readonly group: string;
    readonly asked: string;
    readonly submitted: string;
    readonly begun: string;
    readonly share: string;
  }[];
  /** True before anybody has been asked: then there is nothing but numbers. */
  readonly preparing: boolean;
}

/** How many of each group were asked, have begun and have submitted. */
export function GroupsTable({ groups, preparing }: GroupsTableProps) {
  const { t } = useFrame().words;
  const caption = t("consultations:one.by-group");
  const columns = preparing ? (["asked"] as const) : (["asked", "begun", "submitted", "share"] as const);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame wide" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("consultations:column.group")}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="numeric">
                {t(`consultations:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((row) => (
            <tr key={row.group}>
              <th scope="row">{row.group}</th>
              {columns.map((column) => (
                <td key={column} className="numeric">
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
