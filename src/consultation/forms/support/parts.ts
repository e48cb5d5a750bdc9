import { openArchive } from "../../../files/archive.ts";
import { entryBytes } from "../../../files/entry.ts";
import { memorySource } from "../../../files/memory.ts";
import type { ZipPart } from "../../../files/zip-writer.ts";
import { formLimits } from "../model.ts";

/** The parts of an office file, unpacked. */
export async function partsOf(bytes: Uint8Array): Promise<readonly ZipPart[]> {
  const archive = await openArchive(memorySource(bytes, "form"), formLimits);
  const parts: ZipPart[] = [];
  for (const entry of archive.entries.values()) {
    const pieces: Buffer[] = [];
    for await (const piece of entryBytes(archive, entry, formLimits)) pieces.push(piece);
    parts.push({ name: entry.name, data: Buffer.concat(pieces) });
  }
  return parts;
}
