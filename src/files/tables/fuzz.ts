import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "../../kernel/problem.ts";
import { catalogueKey, words } from "../../kernel/words.ts";
import { readAll } from "./support/files.ts";
import { mutant, type Original, random } from "./support/mutate.ts";

/**
 * What became of a damaged file: `same` cells as the original, `different` ones where that is fair, a `problem` that says what is
 * wrong; or a fault of ours: a `crash` (an exception that is no problem), a `silent` acceptance (other cells although a
 * checksum told), `unsaid` (a problem without words), `slow`.
 */
export type Outcome = "same" | "different" | "problem" | "crash" | "silent" | "unsaid" | "slow";

export const faults: readonly Outcome[] = ["crash", "silent", "unsaid", "slow"];

export interface Trial {
  readonly seed: number;
  readonly original: string;
  readonly how: string;
  readonly outcome: Outcome;
  /** The problem's code, or what crashed. */
  readonly detail: string;
  readonly ms: number;
}

const slowMs = 5000;

/** Everything in a file as text, to be compared. */
async function contents(
  path: string,
): Promise<{ readonly cells: string } | { readonly problem: Outcome; readonly detail: string }> {
  const read = await readAll(path);
  if (read.ok) return { cells: JSON.stringify([read.value.table.sheets, read.value.sheets]) };
  const english = words("en");
  const codes = read.problems.map(({ code }) => code);
  const said = read.problems.every(
    (p) => english.has(catalogueKey("problem", p.code)) && !english.problem(p).includes("{{"),
  );
  return { problem: said && codes.length > 0 ? "problem" : "unsaid", detail: codes.join(" ") };
}

/**
 * Reads `count` files, each an original with one to three mutations that its seed chooses, and tells what became of them. The
 * same originals, seed and count give the same files. Writes them into `folder`, one after the other under one name.
 */
export async function* fuzz(
  originals: readonly Original[],
  folder: string,
  count: number,
  firstSeed = 1,
): AsyncGenerator<Trial, void, void> {
  const path = join(folder, "mutant");
  const expected = new Map<string, string>();
  for (const { name, bytes } of originals) {
    writeFileSync(path, bytes);
    const read = await contents(path);
    if (!("cells" in read)) throw new Error(`the original ${name} cannot be read: ${read.detail}`);
    expected.set(name, read.cells);
  }
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const next = random(seed);
    const original = originals[next(originals.length)];
    if (!original) throw new Error("there are no originals");
    const { bytes, how, checksummed } = mutant(original, next);
    writeFileSync(path, bytes);
    const start = performance.now();
    let outcome: Outcome;
    let detail = "";
    try {
      const read = await contents(path);
      if ("cells" in read) {
        outcome = read.cells === expected.get(original.name) ? "same" : checksummed ? "silent" : "different";
      } else {
        outcome = read.problem;
        detail = read.detail;
      }
    } catch (error) {
      outcome = "crash";
      detail = error instanceof ProblemError ? `thrown: ${error.message}` : String(error);
    }
    const ms = performance.now() - start;
    yield { seed, original: original.name, how, outcome: ms > slowMs ? "slow" : outcome, detail, ms };
  }
}
