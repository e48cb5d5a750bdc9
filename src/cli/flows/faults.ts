import { note, type Problem, problem } from "../../kernel/problem.ts";
import type { FlowMethod } from "../../methods/flows/from-stocks.ts";
import type { FlowFault, Repair, TableName } from "../../methods/flows/model.ts";
import type { FitFault } from "../../methods/ipf/model.ts";
import { listed } from "./tables.ts";

/** What is known of the territories of a table beside their indexes: their names, and where they stand in files. */
export interface Named {
  readonly names: readonly string[];
  place?(table: TableName, row: number, column?: number): Problem["place"];
}

/** The faults of a method's input as problems that name the territories at fault. Each says what a person can do. */
export function faultProblem(method: FlowMethod, fault: FlowFault, { names, place }: Named): Problem {
  const name = (index: number) => names[index] ?? String(index + 1);
  const at = (table: TableName, row: number, column?: number) => place?.(table, row, column);
  switch (fault.fault) {
    case "not-square":
      return problem("flows.not-square", { rows: fault.rows, columns: fault.columns });
    case "sizes-differ":
      return problem("flows.sizes-differ", { size: fault.size, expected: fault.expected });
    case "not-a-number":
    case "negative": {
      const facts = {
        row: name(fault.row),
        column: fault.column === undefined ? "" : name(fault.column),
        text: String(fault.value),
      };
      const sort = fault.column === undefined ? "value" : "cell";
      return problem(`flows.${sort}-${fault.fault}`, facts, at(fault.table, fault.row, fault.column));
    }
    case "births-above-population":
    case "deaths-above-population":
      return problem(
        `flows.${fault.fault}`,
        { name: name(fault.index), count: fault.count, population: fault.population },
        at(fault.fault === "births-above-population" ? "births" : "deaths", fault.index),
      );
    case "birthplace-in-one-table":
      return problem(
        `flows.birthplace-only-${fault.table}`,
        { name: name(fault.index), total: fault.total, method },
        at(fault.table, fault.index, 0),
      );
    case "imbalance-above-natives":
      return problem("flows.imbalance-above-natives", {
        imbalance: fault.imbalance,
        natives: fault.natives,
        method,
      });
    case "margins":
      return fitProblem("flows.margins", fault.fit, name, name, { method }, at(fault.table, 0, 0));
    case "seed-margins":
      return fitProblem(
        "flows.seed",
        fault.fit,
        name,
        name,
        { method, birthplace: name(fault.birthplace) },
        at("seed", 0, 0),
      );
    case "no-inverse":
      return problem("flows.no-inverse", { method });
  }
}

/** Rows and columns of a fit that cannot be, by name. */
function fitProblem(
  code: "flows.margins" | "flows.seed",
  fault: FitFault,
  row: (index: number) => string,
  column: (index: number) => string,
  facts: Problem["facts"],
  cell: Problem["place"],
): Problem {
  const place = cell?.file === undefined ? undefined : { file: cell.file };
  if (fault.fault === "cannot-agree")
    return problem(
      `${code}-cannot-agree`,
      {
        ...facts,
        rows: listed(fault.rows.map(row)),
        columns: listed(fault.columns.map(column)),
        wanted: fault.wanted,
        room: fault.room,
      },
      place,
    );
  if (fault.fault === "empty-seed")
    return problem(
      `${code}-empty-${fault.margin === "columns" ? "columns" : "rows"}`,
      { ...facts, names: listed(fault.indexes.map(fault.margin === "columns" ? column : row)) },
      place,
    );
  return problem(`${code}-impossible`, { ...facts, fault: fault.fault }, place);
}

/** A repair as a note: what was done to which territory, and how many persons it concerns. */
export function repairNote({ repair, index, size }: Repair, { names }: Named): Problem {
  return note(`flows.repair-${repair}`, { name: names[index] ?? String(index + 1), size });
}
