import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { isErrno } from "../../store/disk.ts";
import { canonicalText, releaseHash, sha256OfFile } from "./canonical.ts";
import type { Engine } from "./engine.ts";
import { onDisk } from "./failures.ts";
import { type Release, ReleaseDescription, type ReleaseHash } from "./model.ts";

/** What lies in the folder of a release: `observations.parquet` and `release.json`. */

/** Reads a release's description. Throws ProblemError `releases.damaged`, and ENOENT where there is no such release. */
export async function readRelease(folder: string, hash: ReleaseHash): Promise<Release> {
  const path = join(folder, "release.json");
  const description = await onDisk(path, async () => parseDescription(path, await readFile(path, "utf8")));
  return { hash, description, parquet: join(folder, "observations.parquet") };
}

/** Recomputes the hash from the files. Throws ProblemError `releases.damaged` where it is another, or a file is missing. */
export async function verifyRelease(engine: Engine, folder: string, hash: ReleaseHash): Promise<void> {
  const parquet = join(folder, "observations.parquet");
  const damaged = new ProblemError(problem("releases.damaged", { path: folder }));
  await onDisk(folder, async () => {
    const json = await readFile(join(folder, "release.json"), "utf8").catch(missing(damaged));
    const description = parseDescription(join(folder, "release.json"), json);
    const sha256 = await sha256OfFile(parquet).catch(missing(damaged));
    if (canonicalText(description) !== json || releaseHash(sha256, description) !== hash) throw damaged;
    const [counted] = await engine.rows(
      "SELECT count(*) AS observations FROM read_parquet($path)",
      { path: parquet },
      z.object({ observations: z.int() }),
    );
    if (counted?.observations !== description.coverage.observations) throw damaged;
  });
}

/** The names in a folder; none where there is no folder. */
export async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return [];
    throw error;
  }
}

function parseDescription(path: string, text: string): ReleaseDescription {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const description = ReleaseDescription.safeParse(value);
  if (!description.success) throw new ProblemError(problem("releases.damaged", { path }));
  return description.data;
}

/** A file of a release that is not there is damage; other failures of the disk go on. */
function missing(damaged: ProblemError): (error: unknown) => never {
  return (error) => {
    throw isErrno(error, "ENOENT") ? damaged : error;
  };
}
