import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { attempt, problem } from "../../kernel/problem.ts";
import { type ExportFormat, exportObservations } from "../../statistics/releases/export.ts";
import type { Release } from "../../statistics/releases/model.ts";
import type { ObservationFilter } from "../../statistics/releases/observations.ts";
import { streamAndRemove } from "../http/files.ts";
import type { Services } from "../services.ts";
import { type Answer, type MediaType, refused } from "./resource.ts";

export interface Download {
  readonly services: Services;
  readonly release: Release;
  readonly filter: ObservationFilter;
  readonly format: ExportFormat;
  readonly type: MediaType;
  readonly name: string;
  readonly signal: AbortSignal;
  readonly headOnly: boolean;
  readonly forEver: boolean;
}

/** So many files may be in the making at one time: the rest of the engine is for the pages. */
const atOnce = 2;
let making = 0;

/**
 * Observations as a file. It is made in the folder for work in progress and sent from there, so that a slow reader holds
 * no connection of the engine, and an error is told before the first byte. Problems: `server.busy`, those of the disk.
 */
export async function exportFile(download: Download): Promise<Answer> {
  const { services, release, filter, format, type, name, signal, headOnly, forEver } = download;
  const answer = { kind: "stream", type, fileName: name, forEver } as const;
  if (headOnly) return { ...answer, open: () => new ReadableStream() };
  if (making >= atOnce) return refused(503, problem("server.busy"));
  const folder = services.temporaryFolder;
  const path = join(folder, `download-${randomBytes(8).toString("hex")}.${format}`);
  making += 1;
  try {
    await mkdir(folder, { recursive: true });
    const made = await attempt(() =>
      exportObservations(services.engine, release, filter, format, path, { signal }),
    );
    if (made.ok) return { ...answer, open: () => streamAndRemove(path) };
    await rm(path, { force: true });
    return refused(503, ...made.problems);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    making -= 1;
  }
}
