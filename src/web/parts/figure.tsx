import type { ReactNode } from "react";
import { figureAddress } from "../../figures/address.ts";
import type { Figure, FigureFormat } from "../../figures/model.ts";
import { useFrame, useWords } from "../frame.ts";
import { DataTable } from "./table.tsx";

const downloads: readonly FigureFormat[] = ["svg", "png", "csv", "xlsx"];

interface FigureProps {
  readonly figure: Figure;
  /** A map can be moved and says what lies under the pointer. */
  readonly map?: boolean;
  readonly wide?: boolean;
}

/** A figure with all that lets one trust it and take it away. */
export function FigureView({ figure, map = false, wide = false }: FigureProps) {
  const words = useWords();
  return (
    <figure
      className={wide ? "figure wide" : "figure"}
      id={figure.id}
      aria-labelledby={`${figure.id}-title`}
      data-map={map ? "" : undefined}
    >
      <h2 className="figure-title" id={`${figure.id}-title`}>
        {figure.title}
      </h2>
      <p className="figure-subtitle">{figure.subtitle}</p>
      {map && (
        <a className="skip-figure" href={`#${figure.id}-after`}>
          {words.t("web:map.skip")}
        </a>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, made on this server, all text in it escaped there */}
      <div className="figure-drawing" dangerouslySetInnerHTML={{ __html: figure.svg }} />
      {map && <MapActs hint={words.t("web:map.hint")} />}
      <figcaption id={`${figure.id}-after`} tabIndex={-1}>
        {figure.note !== undefined && <p className="figure-note">{figure.note}</p>}
        <p className="figure-source">{figure.source.line}</p>
      </figcaption>
      <FigureActs figure={figure} />
    </figure>
  );
}

interface FigurePairProps {
  readonly figures: readonly Figure[];
  /** What takes the next place after the last figure. */
  readonly children?: ReactNode;
}

/** Figures side by side where there is room, in the order given. */
export function FigurePair({ figures, children }: FigurePairProps) {
  if (figures.length === 0 && !children) return null;
  return (
    <div className="pair wide section">
      {figures.map((one) => (
        <FigureView key={one.id} figure={one} />
      ))}
      {children}
    </div>
  );
}

/** Figures that belong together, under a heading of their own. Nothing where there are none. */
export function FigureSection({
  id,
  name,
  figures,
  children,
}: {
  readonly id?: string;
  readonly name: string;
  readonly figures: readonly Figure[];
  /** What one should know before the figures. */
  readonly children?: ReactNode;
}) {
  if (figures.length === 0) return null;
  return (
    <section className="section wide" id={id}>
      <h2>{name}</h2>
      {children}
      <FigurePair figures={figures} />
    </section>
  );
}

/** What a script says and offers beneath a map; the buttons stay hidden without one. */
function MapActs({ hint }: { readonly hint: string }) {
  const words = useWords();
  const zooms = [
    ["2", words.t("web:map.nearer")],
    ["0.5", words.t("web:map.farther")],
    ["0", words.t("web:map.whole")],
  ] as const;
  return (
    <div className="map-acts screen-only">
      <p className="figure-said" aria-live="polite" data-said="" hidden>
        {hint}
      </p>
      <div className="zoom" data-zoom="" hidden>
        {zooms.map(([factor, name]) => (
          <button key={factor} className="plain-button" type="button" value={factor}>
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}

function FigureActs({ figure }: { readonly figure: Figure }) {
  const { words, language } = useFrame();
  return (
    <div className="figure-acts">
      <details>
        <summary>{words.t("web:figure.table")}</summary>
        <DataTable table={figure.table} />
      </details>
      <details>
        <summary>{words.t("web:figure.cite")}</summary>
        <div className="figure-cite">
          <p data-sentence="">{figure.sentence}</p>
          <p>{figure.source.line}</p>
          <p>
            <code>{figure.evidence}</code>
          </p>
        </div>
      </details>
      <button className="plain-button" type="button" hidden data-copy={words.t("web:figure.copied")}>
        {words.t("web:figure.copy")}
      </button>
      <ul className="downloads" aria-label={words.t("web:figure.download")}>
        {downloads.map((format) => (
          <li key={format}>
            <a
              href={figureAddress(figure.request, format, language)}
              download=""
              aria-label={words.t("web:figure.download-as", {
                format: format.toUpperCase(),
                title: figure.title,
              })}
            >
              {format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
