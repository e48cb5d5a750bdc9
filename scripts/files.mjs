import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export { existsSync };

/** All files below the given files and folders that exist, sorted by path. */
export function globSync(roots) {
  return roots
    .filter(existsSync)
    .flatMap((root) => (statSync(root).isDirectory() ? below(root) : [root]))
    .sort();
}

function below(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path) : [path];
  });
}
