import { useWords } from "../frame.ts";

interface BothWaysProps {
  readonly origin: string;
  readonly destination: string;
  readonly rows: readonly { readonly year: string; readonly cells: readonly string[] }[];
}

/** A corridor and its reverse, year by year: people, and women among them. */
export function BothWaysTable({ origin, destination, rows }: BothWaysProps) {
  const words = useWords();
  const ways = [
    words.t("web:corridor.title", { origin, destination }),
    words.t("web:corridor.title", { origin: destination, destination: origin }),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole" aria-label={words.t("web:corridor.table")} tabIndex={0}>
      <table className="table full">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.t("web:column.year")}
            </th>
            {ways.map((way) => (
              <th key={way} scope="colgroup" colSpan={2} className="numeric wraps">
                {way}
              </th>
            ))}
          </tr>
          <tr>
            {ways.flatMap((way) =>
              (["people", "women-share"] as const).map((column) => (
                <th key={way + column} scope="col" className="numeric">
                  {words.t(`web:corridor.${column}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ year, cells }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {cells.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells are columns, and stay where they are
                <td key={place} className="numeric">
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
