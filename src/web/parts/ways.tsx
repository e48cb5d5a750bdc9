import { useWords } from "../frame.ts";

/** One direction of a corridor, in words. */
interface Way {
  readonly name: string;
  readonly rows: readonly { readonly year: string; readonly people: string; readonly womenShare: string }[];
}

/** A corridor, and its reverse beside it where that has figures, year by year: people, and women among them. */
export function WaysTable({ ways }: { readonly ways: readonly Way[] }) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame whole" aria-label={words.t("web:corridor.table")} tabIndex={0}>
      <table className={ways.length > 1 ? "table full" : "table"}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.t("web:column.year")}
            </th>
            {ways.map(({ name }) => (
              <th key={name} scope="colgroup" colSpan={2} className="numeric wraps">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {ways.flatMap(({ name }) =>
              (["people", "women-share"] as const).map((column) => (
                <th key={name + column} scope="col" className="numeric">
                  {words.t(`web:corridor.${column}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {ways[0]?.rows.map(({ year }, index) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {ways.flatMap(({ name, rows }) => [
                <td key={`${name} people`} className="numeric">
                  {rows[index]?.people}
                </td>,
                <td key={`${name} women`} className="numeric">
                  {rows[index]?.womenShare}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
