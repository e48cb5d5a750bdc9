import { useWords } from "../frame.ts";

interface StandingsProps {
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly to: string; readonly cells: readonly string[] }[];
  /** The place that the page is about: it is not linked to itself. */
  readonly here?: string;
}

const columns = ["immigrants", "share", "immigrant-women", "emigrants", "emigrant-women"] as const;

/** Places beside each other: one and its regions and the world, or what became of one. */
export function StandingsTable({ caption, rows, here }: StandingsProps) {
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
          {rows.map(({ name, to, cells }) => (
            <tr key={name}>
              <th scope="row">{name === here ? name : <a href={to}>{name}</a>}</th>
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
