import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { flush, replaceFile } from "../../store/durable.ts";
import { canonicalText } from "./canonical.ts";
import { type DatasetId, ReleaseHash } from "./model.ts";

/**
 * `releases/<dataset>/index.json`: which releases of a dataset are to be seen, oldest first, and which is current. A
 * release folder that it does not list does not exist for anyone.
 */
export const Visible = z
  .object({ current: ReleaseHash, releases: z.array(ReleaseHash).min(1) })
  .refine(({ current, releases }) => releases.includes(current))
  .refine(({ releases }) => new Set(releases).size === releases.length);
export type Visible = z.infer<typeof Visible>;

/** Gets what stands in an index and gives what shall stand there. */
export type Change = (before: Visible | undefined) => Visible | Promise<Visible>;

export interface VisibleReleases {
  /** What is to be seen now, or undefined where the dataset has no release yet. A new index is seen at the next call. */
  read(dataset: DatasetId): Promise<Visible | undefined>;
  /** Changes the index, one change at a time; `change` gets what stands there and gives what shall stand there. */
  update(dataset: DatasetId, change: Change): Promise<Visible>;
}

interface Remembered {
  readonly stamp: string;
  readonly visible: Visible;
}

/** Changes in this process wait for each other by the index's path; other processes are kept out by the home's lock. */
const lines = new Map<string, Promise<unknown>>();

/** The indexes under the folder of releases. They are read again only when the file has been replaced. */
export function visibleReleases(releasesDir: string): VisibleReleases {
  const remembered = new Map<DatasetId, Remembered>();
  const pathOf = (dataset: DatasetId) => join(releasesDir, dataset, "index.json");

  async function read(dataset: DatasetId): Promise<Visible | undefined> {
    const path = pathOf(dataset);
    try {
      // Taken before the text is read: were the file replaced in between, the next call reads it again.
      const { mtimeNs, ino, size } = await stat(path, { bigint: true });
      const stamp = `${mtimeNs} ${ino} ${size}`;
      const known = remembered.get(dataset);
      if (known?.stamp === stamp) return known.visible;
      const visible = parse(path, await readFile(path, "utf8"));
      remembered.set(dataset, { stamp, visible });
      return visible;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  async function change(dataset: DatasetId, work: Change): Promise<Visible> {
    const path = pathOf(dataset);
    remembered.delete(dataset);
    const before = await read(dataset);
    const after = await work(before);
    if (before && canonicalText(before) === canonicalText(after)) return before;
    await mkdir(join(releasesDir, dataset), { recursive: true });
    await flush(releasesDir);
    await replaceFile(path, canonicalText(after), 0o644);
    remembered.delete(dataset);
    return after;
  }

  return {
    read,
    update: (dataset, work) => {
      const path = pathOf(dataset);
      const turn = (lines.get(path) ?? Promise.resolve()).then(() => change(dataset, work));
      const settled = turn.catch(() => {});
      lines.set(path, settled);
      void settled.then(() => {
        if (lines.get(path) === settled) lines.delete(path);
      });
      return turn;
    },
  };
}

function parse(path: string, text: string): Visible {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const visible = Visible.safeParse(value);
  if (!visible.success) throw new ProblemError(problem("releases.index-damaged", { path }));
  return visible.data;
}
