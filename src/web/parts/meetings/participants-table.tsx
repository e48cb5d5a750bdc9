import { useFrame } from "../../frame.ts";

interface ParticipantsTableProps {
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly to: string | null;
    readonly group: string;
    readonly ceased: string | null;
    readonly registered: boolean;
    readonly level: string | null;
    readonly head: string | null;
    readonly counts: string | null;
    readonly credentials: string | null;
  }[];
  readonly withHead: boolean;
  readonly withCredentials: boolean;
}

/** One line a party: its delegation beside it, or that there is none yet. */
export function ParticipantsTable({ rows, withHead, withCredentials }: ParticipantsTableProps) {
  const { t } = useFrame().words;
  const caption = t("meetings:participation.caption");
  const none = t("web:table.none");
  const columns = [
    "party",
    "group",
    "level",
    ...(withHead ? ["head"] : []),
    "delegates",
    ...(withCredentials ? ["credentials"] : []),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame wide whole" aria-label={caption} tabIndex={0}>
      <table className="table full" data-sortable="">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`meetings:participation.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.to === null ? <bdi>{row.name}</bdi> : <a href={row.to}>{row.name}</a>}
                {row.ceased !== null && <span className="note">{row.ceased}</span>}
              </th>
              <td>{row.group}</td>
              <td className={row.registered ? undefined : "nobody"}>
                {row.registered ? (row.level ?? none) : t("meetings:participation.not-registered")}
              </td>
              {withHead && <td>{row.head === null ? none : <bdi>{row.head}</bdi>}</td>}
              <td>{row.counts ?? none}</td>
              {withCredentials && <td>{row.credentials ?? none}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
