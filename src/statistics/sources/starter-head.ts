import { z } from "zod";
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
  /** How many rows follow the header: so that a table cut off at the end of a line is told from a whole one. */
  readonly rows: number;
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
      const count = z.coerce.number().int().positive().safeParse(said.get("rows"));
      if (!dataset.success || !source.success || !count.success) return undefined;
      const observed = Number(said.get("observed") ?? Number.POSITIVE_INFINITY);
      return {
        dataset: dataset.data,
        source: source.data,
        notes,
        observed,
        rows: count.data,
        row: number,
        labels: cells.map(cellText),
      };
    }
    if (name === "note") notes[value] = text;
    else said.set(name, value);
  }
  return undefined;
}
