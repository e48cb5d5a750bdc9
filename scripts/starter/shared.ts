import { readFileSync } from "node:fs";
import { sharedPath } from "../../src/kernel/shared.ts";
import { resolveTerritory } from "../../src/kernel/territory/resolve.ts";

/** The rows of a publisher's table in `../shared/data`, by column name. No field of these files holds its delimiter. */
export function readRows(delimiter: string, ...parts: readonly string[]): Record<string, string>[] {
  const path = sharedPath("data", ...parts);
  if (path === undefined) throw new Error(`not there: ${parts.join("/")}`);
  const [header = "", ...lines] = readFileSync(path, "utf8").split(/\r?\n/);
  const names = header.split(delimiter);
  return lines
    .filter((line) => line !== "")
    .map((line) => Object.fromEntries(line.split(delimiter).map((cell, i) => [names[i] ?? "", cell])));
}

/** Our identifier for a publisher's code. Throws where it is unknown. */
export function idOf(code: string): string {
  const found = resolveTerritory(code, undefined, { publisher: "un-desa" });
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value.id;
}

/** The figures of a row, missing ones as `..`, without empty cells at the end. */
export function line(...cells: readonly string[]): string {
  return cells.join("\t").replace(/\t+$/, "");
}
