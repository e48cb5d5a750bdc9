import { useFrame } from "../../../frame.ts";
import type { EditorBlock } from "../../../pages/report/editing.ts";
import { DataTable } from "../../table.tsx";
import type { ReadingRow } from "../reading.ts";

interface DrawnProps {
  readonly block: Pick<EditorBlock, "kind" | "number">;
  readonly drawn: ReadingRow["drawn"];
}

/** The chart or table of a block as it will be read; the words of the block are the note beneath it. */
export function Drawn({ block: { kind, number }, drawn }: DrawnProps) {
  const { t } = useFrame().words;
  const what = t("report-pages:edit.named", { what: t(`report-pages:kind.${kind}`), number: number ?? "" });
  if (drawn === null || "why" in drawn)
    return (
      <p className="re-drawn re-missing">
        {what}. {drawn?.why ?? t("report-pages:edit.not-bound")}
      </p>
    );
  const { figure } = drawn;
  return (
    <div className="re-drawn figure">
      <p className="figure-title">{figure.title}</p>
      <p className="figure-subtitle">{figure.subtitle}</p>
      {kind === "table" ? (
        <details className="folded">
          <summary>{what}</summary>
          <DataTable table={figure.table} />
        </details>
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, made on this server, all text in it escaped there
        <div className="figure-drawing" dangerouslySetInnerHTML={{ __html: figure.svg }} />
      )}
    </div>
  );
}
