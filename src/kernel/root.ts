import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let root: string | undefined;

/**
 * The folder of the package, where `words/` and `data/` lie: the nearest one upwards from this file whose package.json is
 * ours. It is the same whether the code runs from `src/` or bundled from `dist/`.
 */
export function projectRoot(): string {
  root ??= findRoot(dirname(fileURLToPath(import.meta.url)));
  return root;
}

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === "corridor") return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json of corridor above ${start}`);
  }
}

/** The version of the software, as package.json says. */
export function softwareVersion(): string {
  return String(JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")).version);
}
