import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError, problem } from "../kernel/problem.ts";
import { type ExportFormat, exportObservations } from "../statistics/releases/export.ts";
import type { Release } from "../statistics/releases/model.ts";
import type { ObservationFilter } from "../statistics/releases/observations.ts";
import { openOutput } from "./output.ts";
import type { Reading } from "./reading.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Writes observations as CSV or Parquet to `output`, or to standard output. The engine writes only into folders of its
 * own, so the file is made there first.
 */
export async function writeExport(
  reading: Reading,
  release: Release,
  filter: ObservationFilter,
  format: ExportFormat,
  output: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (format === "parquet" && output === undefined && process.stdout.isTTY) {
    throw new ProblemError(problem("cli.binary-to-terminal", { format }));
  }
  const folder = await mkdtemp(join(reading.scratch, "export-"));
  try {
    const made = join(folder, `observations.${format}`);
    await exportObservations(reading.engine, release, filter, format, made);
    const out = await openOutput(output, terminal);
    for await (const chunk of createReadStream(made)) await out.write(chunk);
    await out.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
