import { note, type Place, type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import type { SheetReport } from "./model.ts";

/** How many problems are told with their places; of the rest only the number. */
export const toldProblems = 50;
/** How many places are told of rows skipped for the same reason. */
const toldPlaces = 3;

/** What happened while a file was read. */
export interface ImportLog {
  /** Tells a problem. An error lets the reading go on, so that all are told, and stops the import at its end. */
  tell(problem: Problem): void;
  row(sheet: string, observations: number): void;
  skip(sheet: string, code: string, place: Place): void;
  /** The role of a sheet in this import. Those never named are reported as skipped. */
  role(sheet: string, role: SheetReport["role"]): void;
  readonly failed: boolean;
  /** Throws all errors told so far as one ProblemError; does nothing where there are none. */
  throwIfFailed(): void;
  problems(): readonly Problem[];
  sheets(names: readonly string[]): readonly SheetReport[];
}

interface Counted {
  role: SheetReport["role"];
  rows: number;
  observations: number;
  skipped: Map<string, { count: number; first: Place[] }>;
}

/** @param file the name to show in places; every place is completed with it. */
export function openLog(file: string): ImportLog {
  const errors: Problem[] = [];
  const others: Problem[] = [];
  let untoldErrors = 0;
  let untoldOthers = 0;
  const counted = new Map<string, Counted>();
  const of = (sheet: string): Counted => {
    const known = counted.get(sheet);
    if (known) return known;
    const made: Counted = { role: "skipped", rows: 0, observations: 0, skipped: new Map() };
    counted.set(sheet, made);
    return made;
  };
  const allErrors = () =>
    untoldErrors > 0 ? [...errors, problem("importing.more", { count: untoldErrors }, { file })] : errors;
  return {
    tell(told) {
      const placed = { ...told, place: { file, ...told.place } };
      if (told.severity === "error") {
        if (errors.length < toldProblems) errors.push(placed);
        else untoldErrors++;
      } else if (others.length < toldProblems) others.push(placed);
      else untoldOthers++;
    },
    row(sheet, observations) {
      const entry = of(sheet);
      entry.rows++;
      entry.observations += observations;
    },
    skip(sheet, code, place) {
      const entry = of(sheet);
      const known = entry.skipped.get(code) ?? { count: 0, first: [] };
      known.count++;
      if (known.first.length < toldPlaces) known.first.push({ sheet, ...place });
      entry.skipped.set(code, known);
    },
    role(sheet, role) {
      of(sheet).role = role;
    },
    get failed() {
      return errors.length > 0;
    },
    throwIfFailed() {
      if (errors.length > 0) throw new ProblemError(...allErrors());
    },
    problems: () =>
      untoldOthers > 0
        ? [...others, note("importing.more-notes", { count: untoldOthers }, { file })]
        : [...others],
    sheets: (names) =>
      names.map((sheet) => {
        const entry = of(sheet);
        return {
          sheet,
          role: entry.role,
          rows: entry.rows,
          observations: entry.observations,
          skipped: [...entry.skipped]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([code, { count, first }]) => ({ code, count, first })),
        };
      }),
  };
}
