import { closeSync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type Options = Parameters<NodeFS["init"]>[1];

/** The parts of Emscripten's file system over Node that are used here; its types do not name them. */
interface HostFiles {
  readonly stream_ops: { fsync?: (stream: { readonly nfd?: number; readonly node: object }) => number };
  realPath(node: object): string;
}

/**
 * PGlite's files in a folder, where fsync does what it says. As shipped it does nothing, so that a commit that was
 * acknowledged could be lost with the power. `onFailure` is called, and must not return, when a flush fails or
 * PostgreSQL gives up: PGlite would go on as if nothing had happened.
 */
export class DurableFS extends NodeFS {
  readonly #onFailure: (error: Error) => never;

  constructor(folder: string, onFailure: (error: Error) => never) {
    super(folder);
    this.#onFailure = onFailure;
  }

  override async init(pg: PGlite, options: Options) {
    const { emscriptenOpts } = await super.init(pg, options);
    const flushing = (module: unknown) => this.#flushThrough((module as { NODEFS: HostFiles }).NODEFS);
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), flushing],
        onAbort: (reason: unknown) => this.#onFailure(new Error(`PostgreSQL gave up: ${String(reason)}`)),
      },
    };
  }

  #flushThrough(host: HostFiles): void {
    host.stream_ops.fsync = (stream) => {
      try {
        if (stream.nfd === undefined) flushFolder(host.realPath(stream.node));
        else fdatasyncSync(stream.nfd);
        return 0;
      } catch (error) {
        return this.#onFailure(error instanceof Error ? error : new Error(String(error)));
      }
    };
  }
}

/** Emscripten opens no host file for a folder; its list of names is flushed through one of our own. */
function flushFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const settings = [
  "fsync=on",
  // The one way of flushing that DurableFS answers.
  "wal_sync_method=fsync",
  "synchronous_commit=on",
  "full_page_writes=on",
  "max_wal_size=16MB",
];

/** How PGlite is opened on a folder so that a commit that it acknowledges is on the disk. */
export function durableOptions(folder: string, onFailure: (error: Error) => never): PGliteOptions {
  return {
    dataDir: folder,
    fs: new DurableFS(folder, onFailure),
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
      ...settings.flatMap((setting) => ["-c", setting]),
    ],
    // The store is small: segments of 1 MB keep its folder small too.
    initDbStartParams: ["--wal-segsize=1"],
  };
}
