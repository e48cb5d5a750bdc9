import type { FigureCell, FigureColumn, FigureRow, FigureTable } from "../../figures/model.ts";
import type { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { figureTaken } from "./drawn.ts";
import type { Binding, Source, Taken } from "./model.ts";
import type { BindingParts } from "./parts.ts";

/** A number of a figure's table that another release states otherwise; null where one of them has none. */
export interface CellChange {
  /** The row by its words: a territory, a year, the ends of a corridor. */
  readonly row: string;
  readonly column: string;
  readonly old: FigureCell;
  readonly now: FigureCell;
}

export interface FigureChanges {
  readonly cells: readonly CellChange[];
  /** Changes beyond those that are told. */
  readonly more: number;
}

/** As many as one looks through. */
const mostTold = 200;

/**
 * Which numbers of a chart or table would change if it were taken over anew, in the words of a language. Problems: as
 * {@link figureTaken}.
 */
export async function figureChanges(
  source: Extract<Source, { readonly kind: "figure" }>,
  old: Pick<Binding["taken"], "evidence">,
  now: Pick<Taken, "evidence">,
  parts: Pick<BindingParts, "statistics">,
  language: Language,
): Promise<Result<FigureChanges>> {
  const before = await figureTaken(parts.statistics, source, old.evidence, language);
  if (!before.ok) return before;
  const after = await figureTaken(parts.statistics, source, now.evidence, language);
  if (!after.ok) return after;
  const changes = compareTables(before.value.table, after.value.table);
  return ok({ cells: changes.slice(0, mostTold), more: Math.max(0, changes.length - mostTold) });
}

/** Rows are the same where their words are; those of the later table come first, in its order. */
function compareTables(before: FigureTable, after: FigureTable): readonly CellChange[] {
  const named = (row: FigureRow, columns: readonly FigureColumn[]) =>
    columns
      .filter(({ kind }) => kind === "text" || kind === "period")
      .map(({ key }) => String(row[key] ?? ""))
      .join(", ");
  const numbers = after.columns.filter(({ kind }) => kind !== "text" && kind !== "period");
  const rowsOf = ({ rows, columns }: FigureTable) => new Map(rows.map((row) => [named(row, columns), row]));
  const [old, now] = [rowsOf(before), rowsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((row) =>
    numbers.flatMap(({ key, label }) => {
      const change = { old: old.get(row)?.[key] ?? null, now: now.get(row)?.[key] ?? null };
      return change.old === change.now ? [] : [{ row, column: label, ...change }];
    }),
  );
}
