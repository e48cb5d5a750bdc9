import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./root.ts";

/**
 * The path of a publisher's file that lies beside the project for tests and for remaking `data/`, or undefined where that
 * folder is absent. Nothing of the product needs it.
 */
export function sharedPath(...parts: readonly string[]): string | undefined {
  const path = join(projectRoot(), "..", "shared", ...parts);
  return existsSync(path) ? path : undefined;
}
