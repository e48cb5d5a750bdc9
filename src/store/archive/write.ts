import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { pack as makePack, type Pack } from "tar-stream";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import {
  type ArchivedEntry,
  type ArchiveItem,
  type BackupHead,
  headName,
  type Manifest,
  manifestName,
  sealOf,
} from "./model.ts";

/** Writes an archive into a new file. Errors of the disk come as they are. */
export async function writeArchive(
  file: string,
  head: BackupHead,
  items: readonly ArchiveItem[],
  audit: Manifest["audit"],
  onProgress: OnProgress = silent,
): Promise<void> {
  const sized = await Promise.all(items.map(async (item) => ({ item, bytes: await sizeOf(item) })));
  const total = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  const pack = makePack();
  const written = pipeline(pack, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
  const stopped = written.then(() => new Error("the archive ended early"));
  stopped.catch(() => {});
  const mtime = new Date(head.made);
  try {
    const entries: ArchivedEntry[] = [];
    let done = 0;
    const add = (item: ArchiveItem, bytes: number) =>
      addEntry(pack, item, {
        bytes,
        mtime,
        stopped,
        onBytes: (n) => {
          done += n;
          onProgress({ phase: "store.backup", done: Math.min(done, total), total, unit: "bytes" });
        },
      });
    const headText = JSON.stringify(head);
    entries.push(await add({ name: headName, text: headText }, Buffer.byteLength(headText)));
    for (const { item, bytes } of sized) entries.push(await add(item, bytes));
    const manifest: Manifest = { entries, audit, seal: sealOf({ entries, audit }) };
    const text = JSON.stringify(manifest);
    await add({ name: manifestName, text }, Buffer.byteLength(text));
    pack.finalize();
    await written;
  } catch (error) {
    pack.destroy();
    await written.catch(() => {});
    throw error;
  }
}

interface EntryOptions {
  readonly bytes: number;
  readonly mtime: Date;
  /** Settles when nothing more can be written, so that nobody waits for a full disk to drain. */
  readonly stopped: Promise<Error>;
  readonly onBytes: (bytes: number) => void;
}

async function addEntry(
  pack: Pack,
  item: ArchiveItem,
  { bytes, mtime, stopped, onBytes }: EntryOptions,
): Promise<ArchivedEntry> {
  const hash = createHash("sha256");
  const unlessStopped = async (work: Promise<unknown>) => {
    const outcome = await Promise.race([work, stopped]);
    if (outcome instanceof Error) throw outcome;
  };
  let finish: (error?: Error | null) => void = () => {};
  const finished = new Promise<void>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve());
  });
  const entry = pack.entry({ name: item.name, size: bytes, mode: 0o600, mtime }, (error) => finish(error));
  // Nobody waits for it where the file could not be opened; unheard, an error of a stream ends the process.
  finished.catch(() => {});
  entry.on("error", finish);
  for await (const chunk of contentOf(item)) {
    hash.update(chunk);
    onBytes(chunk.length);
    if (!entry.write(chunk)) await unlessStopped(once(entry, "drain"));
  }
  entry.end(null);
  await unlessStopped(finished);
  return { name: item.name, bytes, sha256: hash.digest("hex") };
}

async function* contentOf(item: ArchiveItem): AsyncGenerator<Buffer, void, void> {
  if ("text" in item) yield Buffer.from(item.text);
  else yield* createReadStream(item.path, { highWaterMark: 1 << 18 });
}

async function sizeOf(item: ArchiveItem): Promise<number> {
  return "text" in item ? Buffer.byteLength(item.text) : (await stat(item.path)).size;
}
