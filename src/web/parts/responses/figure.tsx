import type { ResponseFigure } from "../../../figures/subjects/responses.ts";
import { useWords } from "../../frame.ts";
import { DataTable } from "../table.tsx";

/** A figure of a consultation: what it shows, the drawing, and the same as a table. */
export function ResponseFigureView({
  figure,
  file,
  map = false,
  wide = false,
  said = false,
}: {
  readonly figure: ResponseFigure;
  /** Where it is had as a file of a format. */
  readonly file: (format: string) => string;
  readonly map?: boolean;
  readonly wide?: boolean;
  /** True where the sentence says more than the drawing shows. */
  readonly said?: boolean;
}) {
  const { t } = useWords();
  const { id, title, subtitle, svg, note, sentence, table } = figure;
  return (
    <figure
      className={wide ? "figure wide" : "figure"}
      id={id}
      aria-labelledby={`${id}-title`}
      data-map={map ? "" : undefined}
    >
      <h2 className="figure-title" id={`${id}-title`}>
        {title}
      </h2>
      <p className="figure-subtitle">{subtitle}</p>
      {map && (
        <a className="skip-figure" href={`#${id}-after`}>
          {t("web:map.skip")}
        </a>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, made on this server, all text in it escaped there */}
      <div className="figure-drawing" dangerouslySetInnerHTML={{ __html: svg }} />
      {map && (
        <div className="map-acts screen-only">
          <p className="figure-said" aria-live="polite" data-said="" hidden>
            {t("web:map.hint")}
          </p>
        </div>
      )}
      <figcaption id={`${id}-after`} tabIndex={-1}>
        {note !== undefined && <p className="figure-note">{note}</p>}
        {said && <p className="figure-note">{sentence}</p>}
      </figcaption>
      <div className="figure-acts">
        <details>
          <summary>{t("web:figure.table")}</summary>
          <DataTable table={table} />
        </details>
        <ul className="downloads" aria-label={t("web:figure.download")}>
          {["svg", "png", "csv"].map((format) => (
            <li key={format}>
              <a
                href={file(format)}
                download=""
                aria-label={t("web:figure.download-as", { format: format.toUpperCase(), title })}
              >
                {format.toUpperCase()}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}
