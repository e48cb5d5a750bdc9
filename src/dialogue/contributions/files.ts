import { readFile } from "node:fs/promises";
import type { Transaction } from "kysely";
import { plainName, recogniseFile } from "../../files/upload-kinds.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { documentText } from "../../record/reading/open.ts";
import { keepOriginal, noteOriginal, originalPath, setAside } from "../../store/originals.ts";
import type { HomePaths } from "../../store/paths.ts";
import { type KeptFile, largestFile, longestText } from "./model.ts";
import { tidyText } from "./paragraphs.ts";

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that lies in its place, and the words that could be read in it. */
export interface TakenFile {
  readonly file: KeptFile;
  readonly text: string;
}

/**
 * Takes a file: what it is must be what its name says, and what can be read in it is read, so that it is found and compared. A file
 * without words, such as a scan, is kept as it is. Throws ProblemError `contributions.file-too-large` (facts: name, limit) and those
 * of `recogniseFile`.
 */
export async function takeFile(paths: HomePaths, given: GivenFile): Promise<TakenFile> {
  if (given.bytes.length > largestFile)
    throw new ProblemError(
      problem("contributions.file-too-large", {
        name: plainName(given.name),
        limit: largestFile / 1024 ** 2,
      }),
    );
  const { name, type } = unwrap(await recogniseFile(given.bytes, given.name));
  const read = await documentText(given.bytes, name);
  const text = read.ok ? tidyText(read.value.text).slice(0, longestText) : "";
  const copy = await setAside(paths, given.bytes);
  await keepOriginal(paths, copy);
  return { file: { sha256: copy.sha256, name, bytes: given.bytes.length, type, read: text !== "" }, text };
}

/** Says in the deed that the file is kept: from now on it is in backups. */
export async function noteFile(
  trx: Transaction<unknown>,
  { sha256, bytes }: KeptFile,
  at: Date,
): Promise<void> {
  await noteOriginal(trx, { sha256, bytes, at });
}

export async function fileBytes(paths: HomePaths, { sha256 }: KeptFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(originalPath(paths, sha256)));
}
