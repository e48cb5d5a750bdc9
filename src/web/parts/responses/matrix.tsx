import { type CellKind, cellKinds } from "../../../consultation/responses/matrix.ts";
import { useFrame } from "../../frame.ts";
import { answerAnchor } from "../../pages/responses/addresses.ts";

/** The mark in a cell: a shape each, so that nothing hangs on colour. */
export const cellMarks: Readonly<Record<CellKind, string>> = {
  a: "\u25cf",
  x: "\u2298",
  v: "\u25cb",
  p: "\u25d0",
  m: "?",
  "-": "\u2013",
  ".": "\u00a0",
};

interface MatrixTableProps {
  readonly questions: readonly {
    readonly id: string;
    readonly number: string;
    readonly ask: string;
    readonly to: string;
    /** The same from where the table stands: fifteen thousand cells name it. */
    readonly near: string;
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly state: string | null;
    readonly to: string | null;
    readonly cells: string;
  }[];
  readonly legend: Readonly<Record<CellKind, string>>;
  readonly caption: string;
}

/** Parties against questions in a frame that scrolls, heads staying where they are. A mark leads to the answer. */
export function MatrixTable({ questions, rows, legend, caption }: MatrixTableProps) {
  const { t } = useFrame().words;
  return (
    <div className="matrix-whole">
      <dl className="matrix-legend">
        {cellKinds.map((kind) => (
          <div key={kind}>
            <dt aria-hidden="true" className="matrix-mark">
              {cellMarks[kind]}
            </dt>
            <dd>{legend[kind]}</dd>
          </div>
        ))}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="matrix-frame" aria-label={caption} tabIndex={0}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col" className="matrix-corner">
                {t("responses:column.party")}
              </th>
              {questions.map(({ id, number, ask, to }) => (
                <th key={id} scope="col">
                  <a href={to} title={ask}>
                    {number}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, state, to, cells }) => (
              <tr key={key}>
                <th scope="row">
                  {to === null ? name : <a href={to}>{name}</a>}
                  {state !== null && cells.startsWith(".") && <span className="matrix-state"> {state}</span>}
                </th>
                {questions.map((question, index) => (
                  <Cell
                    key={question.id}
                    kind={cells[index] ?? "."}
                    to={question.near}
                    row={key}
                    legend={legend}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Cell({
  kind,
  to,
  row,
  legend,
}: {
  readonly kind: string;
  readonly to: string;
  readonly row: string;
  readonly legend: MatrixTableProps["legend"];
}) {
  const known = cellKinds.find((one) => one === kind) ?? ".";
  if (known === ".") return <td className="matrix-empty" />;
  const mark = cellMarks[known];
  if (known === "m" || known === "-")
    return (
      <td>
        <span role="img" aria-label={legend[known]}>
          {mark}
        </span>
      </td>
    );
  return (
    <td>
      <a href={`${to}#${answerAnchor(row)}`} aria-label={legend[known]}>
        {mark}
      </a>
    </td>
  );
}
