import { words } from "../../kernel/words.ts";
import { renderPng } from "../../print/drawing/png.ts";
import type { Figure, FigureFile, FigureFormat } from "../model.ts";
import { writeCsv } from "./csv.ts";
import { standaloneSvg } from "./standalone.ts";
import { writeXlsx } from "./xlsx.ts";

const contentTypes: Readonly<Record<FigureFormat, string>> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
};

/** A figure as a file to take away. Make the figure without links: a file has no page around it. */
export async function figureFile(figure: Figure, format: FigureFormat): Promise<FigureFile> {
  return {
    name: fileName(figure, format),
    contentType: contentTypes[format],
    body: await write(figure, format),
  };
}

function write(figure: Figure, format: FigureFormat): Promise<FigureFile["body"]> | string {
  switch (format) {
    case "svg":
      return standaloneSvg(figure);
    case "png":
      return renderPng(standaloneSvg(figure));
    case "csv":
      return writeCsv(figure.table);
    case "xlsx":
      return writeXlsx(figure, words(figure.language));
    case "json":
      return writeJson(figure);
  }
}

/** The name, what it shows, the release and the language: `world-stock-2024-976ec825-en.csv`. */
function fileName(figure: Figure, format: FigureFormat): string {
  const parts = [figure.id.replace(/^fig-/, ""), figure.source.release.slice(0, 8), figure.language];
  return `${parts
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")}.${format}`;
}

/** The figure's numbers and all that is said of them, without the drawing; addresses of pages left out. */
function writeJson({
  request,
  language,
  title,
  subtitle,
  sentence,
  note,
  source,
  evidence,
  table,
}: Figure): string {
  const columns = table.columns.map(({ key, label, kind }) => ({ key, label, kind }));
  const rows = table.rows.map((row) => Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null])));
  const said = { figure: request, language, title, subtitle, sentence, note: note ?? null, source, evidence };
  return `${JSON.stringify({ ...said, columns, rows }, null, 2)}\n`;
}
