import type { Row } from "../../files/tables/model.ts";
import { Source } from "../../kernel/source.ts";
import { cellText } from "../importing/text.ts";
import { DatasetId } from "../releases/model.ts";

/** What the lines before the table of our compact form say. */
export interface Head {
  readonly dataset: DatasetId;
  readonly source: Source;
  readonly notes: Readonly<Record<string, string>>;
  /** The last year that is not a projection. */
  readonly observed: number;
  /** The row of the header. */
  readonly row: number;
  readonly labels: readonly string[];
}

/** Reads the lines before the table: a name, then what it says. Undefined where they are not whole. */
export function readHead(rows: readonly Row[]): Head | undefined {
  const said = new Map<string, string>();
  const notes: Record<string, string> = {};
  for (const { number, cells } of rows) {
    const [name = "", value = "", text = ""] = cells.map(cellText);
    if (name === "destination") {
      const dataset = DatasetId.safeParse(said.get("dataset"));
      const source = Source.safeParse(Object.fromEntries(said));
      if (!dataset.success || !source.success) return undefined;
      const observed = Number(said.get("observed") ?? Number.POSITIVE_INFINITY);
      return {
        dataset: dataset.data,
        source: source.data,
        notes,
        observed,
        row: number,
        labels: cells.map(cellText),
      };
    }
    if (name === "note") notes[value] = text;
    else said.set(name, value);
  }
  return undefined;
}
