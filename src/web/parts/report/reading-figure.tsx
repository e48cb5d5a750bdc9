import type { ReactNode } from "react";
import { useWords } from "../../frame.ts";
import { DataTable } from "../table.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import type { ReadingRow } from "./reading.ts";

interface FigureProps {
  readonly row: ReadingRow;
  /** The words of the block: a note beneath the drawing. */
  readonly note: ReactNode;
}

/** A chart or table of a report: numbered, with its title, source, note and numbers. */
export function ReadingFigure({ row, note }: FigureProps) {
  const { t } = useWords();
  const { id, kind, number, drawn, content } = row;
  const what = t("report-pages:edit.named", { what: t(`report-pages:kind.${kind}`), number: number ?? "" });
  if (drawn === null || "why" in drawn)
    return (
      <p id={id} className="rp-missing">
        {what}. {drawn?.why}
      </p>
    );
  const { figure } = drawn;
  return (
    <figure className="figure rp-figure-frame" id={id} aria-labelledby={`${id}-title`}>
      <p className="kind">{what}</p>
      <p className="figure-title" id={`${id}-title`}>
        {figure.title}
      </p>
      <p className="figure-subtitle">{figure.subtitle}</p>
      {kind === "table" ? (
        <DataTable table={figure.table} whole />
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, made on this server, all text in it escaped there
        <div className="figure-drawing" dangerouslySetInnerHTML={{ __html: figure.svg }} />
      )}
      <figcaption>
        {content.length > 0 && <p className="figure-note">{note}</p>}
        {figure.note !== undefined && <p className="figure-note">{figure.note}</p>}
        <p className="figure-source">{figure.source.line}</p>
        <p className="rp-references screen-only">
          <EvidenceList references={[figure.evidence]} />
        </p>
      </figcaption>
      {kind === "figure" && (
        <details className="folded screen-only">
          <summary>{t("report-pages:reading.as-table")}</summary>
          <DataTable table={figure.table} />
        </details>
      )}
    </figure>
  );
}
