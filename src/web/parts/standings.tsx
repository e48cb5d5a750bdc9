import { useWords } from "../frame.ts";

interface StandingsProps {
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

const columns = ["immigrants", "share", "immigrant-women", "emigrants", "emigrant-women"] as const;

/** A place beside its regions and the world. */
export function StandingsTable({ caption, rows }: StandingsProps) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole" aria-label={caption} tabIndex={0}>
      <table className="table full">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" className="numeric wraps">
                {words.t(`web:territory.facts.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={columns[place]} className="numeric">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
