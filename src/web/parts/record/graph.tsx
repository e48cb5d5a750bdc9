import { useFrame } from "../../frame.ts";
import { documentAddress } from "../../pages/record/addresses.ts";
import { partialDate } from "./due.ts";
import { type DrawnGraph, type DrawnNode, half } from "./graph-layout.ts";
import { Source } from "./source-text.tsx";

/** Documents along time, left to right in every language, with a line from each to what it cites. */
export function GraphDrawing({
  graph: { width, height, nodes, edges, years },
}: {
  readonly graph: DrawnGraph;
}) {
  const { t } = useFrame().words;
  return (
    <figure className="graph wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="graph-frame" aria-label={t("record-pages:graph.drawing")} tabIndex={0} dir="ltr">
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title>{t("record-pages:graph.drawing")}</title>
          {years.map(({ year, x }) => (
            <g key={year ?? "undated"} className="graph-year">
              <line x1={x} x2={x} y1={0} y2={height - 22} />
              <text x={x} y={height - 6}>
                {year ?? t("web:table.none")}
              </text>
            </g>
          ))}
          <g>
            {edges.map(({ kind, from, to, path }) => (
              <path key={`${kind} ${from} ${to}`} className={`graph-edge graph-${kind}`} d={path} />
            ))}
          </g>
          {nodes.map((node) => (
            <Node key={node.key} node={node} />
          ))}
        </svg>
      </section>
      <figcaption className="note">{t("record-pages:graph.key")}</figcaption>
    </figure>
  );
}

function Node({
  node: { key, label, title, date, held, centre, to, x, y, width },
}: {
  readonly node: DrawnNode;
}) {
  const { words } = useFrame();
  const classes = ["graph-node", held ? "held" : "not-held", ...(centre ? ["centre"] : [])];
  const said = [key, title, date === null ? null : partialDate(words, date)].filter((one) => one !== null);
  return (
    <a href={to} className={classes.join(" ")} aria-label={said.join(", ")}>
      <title>{said.join(", ")}</title>
      <rect x={x - width / 2} y={y - half} width={width} height={2 * half} rx={2} />
      <text x={x} y={y + 4}>
        {label}
      </text>
    </a>
  );
}

/** The same as a table: who cites or follows whom, from which paragraph. */
export function GraphTable({ graph: { edges, nodes } }: { readonly graph: DrawnGraph }) {
  const { words } = useFrame();
  const { t } = words;
  const held = new Set(nodes.filter((node) => node.held).map(({ key }) => key));
  return (
    <details className="wide">
      <summary>{t("web:figure.table")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="table-frame whole" aria-label={t("record-pages:graph.table")} tabIndex={0}>
        <table className="table">
          <caption>{t("record-pages:graph.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("record-pages:graph.from")}</th>
              <th scope="col">{t("record-pages:graph.relation")}</th>
              <th scope="col">{t("record-pages:graph.to")}</th>
              <th scope="col">{t("record-pages:graph.where")}</th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ kind, from, to, places }) => (
              <tr key={`${kind} ${from} ${to}`}>
                <th scope="row">
                  <DocumentName symbol={from} held={held.has(from)} />
                </th>
                <td>{t(`record-pages:graph.${kind}`)}</td>
                <td>
                  <DocumentName symbol={to} held={held.has(to)} />
                </td>
                <td>
                  <Source>
                    {[...new Set(places.flatMap(({ paragraph }) => paragraph ?? []))].join(", ")}
                  </Source>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function DocumentName({ symbol, held }: { readonly symbol: string; readonly held: boolean }) {
  const { language } = useFrame();
  const name = <bdi dir="ltr">{symbol}</bdi>;
  return held ? <a href={documentAddress(language, symbol)}>{name}</a> : name;
}
