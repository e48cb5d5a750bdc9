import { useFrame } from "../../frame.ts";

interface RecipientsTableProps {
  readonly rows: readonly {
    readonly party: string;
    readonly name: string;
    readonly to: string;
    readonly writtenTo: string;
    readonly nobody: boolean;
    readonly state: string | null;
    readonly closes: string | null;
    readonly letter: { readonly to: string; readonly words: string } | null;
  }[];
  readonly preparing: boolean;
}

/** One line a party: how far its reply is, who is written to, and the last letter. */
export function RecipientsTable({ rows, preparing }: RecipientsTableProps) {
  const { t } = useFrame().words;
  const caption = t("consultations:recipients.title");
  const columns = preparing
    ? (["party", "written-to"] as const)
    : (["party", "state", "closes", "written-to", "last-letter"] as const);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame wide whole" aria-label={caption} tabIndex={0}>
      <table className="table full" data-sortable="">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`consultations:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.party}>
              <th scope="row">{preparing ? row.name : <a href={row.to}>{row.name}</a>}</th>
              {!preparing && (
                <>
                  <td>{row.state}</td>
                  <td className="day">{row.closes ?? t("web:table.none")}</td>
                </>
              )}
              <td className={row.nobody ? "nobody" : undefined}>
                <bdi>{row.writtenTo}</bdi>
              </td>
              {!preparing && (
                <td>{row.letter ? <a href={row.letter.to}>{row.letter.words}</a> : t("web:table.none")}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
