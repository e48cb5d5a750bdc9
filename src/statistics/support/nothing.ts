import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Statistics } from "../questions/basis.ts";
import { openCatalogue } from "../releases/catalogue.ts";
import { openEngine } from "../releases/engine.ts";

/** Statistics before anything was imported: whatever is asked of a dataset, there is no release. `close` lets go of their engine. */
export async function noStatistics(): Promise<Statistics & { close(): Promise<void> }> {
  const engine = await openEngine();
  const nowhere = join(tmpdir(), `corridor-nothing-${randomUUID()}`);
  return { engine, catalogue: openCatalogue(nowhere, nowhere, engine), close: () => engine.close() };
}
