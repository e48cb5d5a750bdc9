import { useWords } from "../frame.ts";

/** A table of the largest: their places, names that are links, and numbers as text. */
export interface Ranked {
  readonly caption: string;
  /** One for each name, then one for each cell. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly names: readonly { readonly words: string; readonly to: string }[];
    readonly cells: readonly string[];
  }[];
}

/** Set as a printed table: rules between the rows, numbers in line. */
export function RankedTable({ table }: { readonly table: Ranked }) {
  const words = useWords();
  const names = table.rows[0]?.names.length ?? 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole" aria-label={table.caption} tabIndex={0}>
      <table className="table full">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            <td className="rank" />
            {table.columns.map((column, index) => (
              <th key={column} scope="col" className={index < names ? undefined : "numeric"}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={row.names.map(({ words: name }) => name).join()}>
              <td className="rank">{words.number(index + 1)}</td>
              {row.names.map((name, place) => (
                <NameCell key={name.words} heads={place === 0} {...name} />
              ))}
              {row.cells.map((cell, place) => (
                <td key={table.columns[names + place]} className="numeric">
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

interface NameCellProps {
  readonly heads: boolean;
  readonly words: string;
  readonly to: string;
}

function NameCell({ heads, words, to }: NameCellProps) {
  const link = <a href={to}>{words}</a>;
  return heads ? <th scope="row">{link}</th> : <td>{link}</td>;
}
