import { randomBytes } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { OnProgress } from "../../kernel/progress.ts";
import { isErrno } from "../../store/disk.ts";
import { flush } from "../../store/durable.ts";
import type { Observation } from "../observation.ts";
import { canonicalText, releaseHash } from "./canonical.ts";
import type { Engine } from "./engine.ts";
import { onDisk } from "./failures.ts";
import { DatasetId, datasets, type Release, ReleaseDescription, ReleaseHash } from "./model.ts";
import { entries, readRelease, verifyRelease } from "./release-folder.ts";
import type { DraftOf, ReleaseName, StagedRelease } from "./staged.ts";
import { type Visible, visibleReleases } from "./visible.ts";
import { type Written, writeDescription, writeObservations } from "./writer.ts";

export type { DraftOf, ReleaseDraft, ReleaseName, StagedRelease } from "./staged.ts";

export interface StageOptions {
  readonly onProgress?: OnProgress;
}

export interface PublishOptions {
  /**
   * True: becomes current. False: does not, unless it is the first. Left out: becomes current if its version is not
   * older than the current one's.
   */
  readonly makeCurrent?: boolean;
}

export interface Published {
  readonly release: Release;
  /** What is current now, and what was before. */
  readonly current: ReleaseHash;
  readonly before: ReleaseHash | undefined;
}

/** The releases of all datasets in one folder. Only this file and its neighbours know how they lie on the disk. */
export interface Catalogue {
  /**
   * Writes a release and puts it in its place, unseen. Memory stays flat. Problems: `releases.duplicate-key`,
   * `releases.status-contradicts-value`, `releases.empty`, `releases.disk-full`, `releases.no-access`,
   * `releases.out-of-memory`, and those that `batches` throws; then nothing is left behind.
   */
  stage(
    draft: DraftOf,
    batches: AsyncIterable<readonly Observation[]>,
    options?: StageOptions,
  ): Promise<Result<StagedRelease>>;
  /** Makes a staged release visible in one rename. Publishing again changes nothing. Problem: `releases.unknown`. */
  publish(name: ReleaseName, options?: PublishOptions): Promise<Result<Published>>;
  /** Removes a staged release. Problem: `releases.published` where it is to be seen. */
  discard(name: ReleaseName): Promise<Result<void>>;
  /** What lies there unseen: for the recovery after a crash. */
  staged(): Promise<readonly ReleaseName[]>;
  /** Makes a visible release the current one. Problem: `releases.unknown`. */
  setCurrent(name: ReleaseName): Promise<Result<void>>;
  /** Datasets that have a release, in the order of the model. */
  datasets(): Promise<readonly DatasetId[]>;
  /** The visible releases of a dataset, oldest first. */
  list(dataset: DatasetId): Promise<readonly Release[]>;
  current(dataset: DatasetId): Promise<Release | undefined>;
  /**
   * The release that a person means: the current one, or the one whose hash begins with `prefix` (8 digits or more).
   * Problems: `releases.dataset-unknown`, `releases.none`, `releases.hash-malformed`, `releases.unknown`, `releases.ambiguous`.
   */
  find(dataset: string, prefix?: string): Promise<Result<Release>>;
  /** Recomputes the hash from the files. Problem: `releases.damaged`. */
  verify(name: ReleaseName): Promise<Result<void>>;
}

/** Opens the catalogue in `releasesDir`; work in progress lies in `tmpDir`, on the same file system. Neither need exist. */
export function openCatalogue(releasesDir: string, tmpDir: string, engine: Engine): Catalogue {
  const visible = visibleReleases(releasesDir);
  const known = new Map<ReleaseHash, Release>();
  const folderOf = ({ dataset, hash }: ReleaseName) => join(releasesDir, dataset, hash);

  /** A release never changes, so what has been read once is kept. */
  async function load(name: ReleaseName): Promise<Release> {
    const remembered = known.get(name.hash);
    if (remembered) return remembered;
    const release = await readRelease(folderOf(name), name.hash);
    known.set(name.hash, release);
    return release;
  }

  /** Puts a written folder in its place. Where the same release lies there already, unseen or not, that one stays. */
  async function place(written: Written, name: ReleaseName): Promise<void> {
    const folder = folderOf(name);
    await mkdir(join(releasesDir, name.dataset), { recursive: true });
    try {
      await rename(written.folder, folder);
    } catch (error) {
      if (!isErrno(error, "ENOTEMPTY", "EEXIST")) throw error;
      await rm(written.folder, { recursive: true, force: true });
    }
    await flush(join(releasesDir, name.dataset));
    await flush(releasesDir);
  }

  async function stage(
    draftOf: DraftOf,
    batches: AsyncIterable<readonly Observation[]>,
    options: StageOptions,
  ) {
    const written = await onDisk(tmpDir, () => writeObservations(tmpDir, batches, options.onProgress));
    try {
      if (written.coverage.observations === 0) throw new ProblemError(problem("releases.empty"));
      const draft = typeof draftOf === "function" ? await draftOf(written) : draftOf;
      const { measures, units, coverage } = written;
      const description = ReleaseDescription.parse({ format: 1, ...draft, measures, units, coverage });
      const hash = releaseHash(written.sha256, description);
      const name = { dataset: description.dataset, hash };
      await onDisk(releasesDir, async () => {
        await writeDescription(written.folder, canonicalText(description));
        await place(written, name);
      });
      const published = (await visible.read(name.dataset))?.releases.includes(hash) ?? false;
      return { ...(await load(name)), dataset: name.dataset, published };
    } catch (error) {
      await rm(written.folder, { recursive: true, force: true });
      throw error;
    }
  }

  async function publish(name: ReleaseName, { makeCurrent }: PublishOptions): Promise<Published> {
    const release = await requireRelease(name);
    let before: Visible | undefined;
    const after = await onDisk(releasesDir, () =>
      visible.update(name.dataset, async (found) => {
        before = found;
        const releases = found?.releases ?? [];
        const current = found && (await load({ dataset: name.dataset, hash: found.current }));
        const newer = !current || release.description.version >= current.description.version;
        return {
          current: !current || (makeCurrent ?? newer) ? name.hash : current.hash,
          releases: releases.includes(name.hash) ? releases : [...releases, name.hash],
        };
      }),
    );
    return { release, current: after.current, before: before?.current };
  }

  async function requireRelease(name: ReleaseName): Promise<Release> {
    try {
      return await load(name);
    } catch (error) {
      if (isErrno(error, "ENOENT")) throw new ProblemError(problem("releases.unknown", { ...name }));
      throw error;
    }
  }

  async function discard(name: ReleaseName): Promise<void> {
    if ((await visible.read(name.dataset))?.releases.includes(name.hash)) {
      throw new ProblemError(problem("releases.published", { ...name }));
    }
    known.delete(name.hash);
    // Out of the way in one step first, so that no half of it can ever be published.
    const away = join(tmpDir, `discarded-${randomBytes(8).toString("hex")}`);
    await onDisk(releasesDir, async () => {
      await mkdir(tmpDir, { recursive: true });
      try {
        await rename(folderOf(name), away);
      } catch (error) {
        if (isErrno(error, "ENOENT")) return;
        throw error;
      }
      await rm(away, { recursive: true, force: true });
    });
  }

  async function staged(): Promise<readonly ReleaseName[]> {
    const found: ReleaseName[] = [];
    for (const dataset of datasets) {
      const seen = new Set((await visible.read(dataset))?.releases);
      for (const entry of (await entries(join(releasesDir, dataset))).sort()) {
        const hash = ReleaseHash.safeParse(entry);
        if (hash.success && !seen.has(hash.data)) found.push({ dataset, hash: hash.data });
      }
    }
    return found;
  }

  async function setCurrent(name: ReleaseName): Promise<void> {
    await onDisk(releasesDir, () =>
      visible.update(name.dataset, (found) => {
        if (!found?.releases.includes(name.hash)) {
          throw new ProblemError(problem("releases.unknown", { ...name }));
        }
        return { ...found, current: name.hash };
      }),
    );
  }

  async function list(dataset: DatasetId): Promise<readonly Release[]> {
    const hashes = (await visible.read(dataset))?.releases ?? [];
    return Promise.all(hashes.map((hash) => load({ dataset, hash })));
  }

  async function currentOf(dataset: DatasetId): Promise<Release | undefined> {
    const hash = (await visible.read(dataset))?.current;
    return hash === undefined ? undefined : load({ dataset, hash });
  }

  async function find(text: string, prefix: string | undefined): Promise<Release> {
    const dataset = DatasetId.safeParse(text).data;
    if (!dataset) {
      throw new ProblemError(problem("releases.dataset-unknown", { text, datasets: datasets.join(", ") }));
    }
    const listed = await visible.read(dataset);
    if (!listed) throw new ProblemError(problem("releases.none", { dataset }));
    if (prefix === undefined) return load({ dataset, hash: listed.current });
    const digits = prefix.toLowerCase();
    if (!/^[0-9a-f]{8,64}$/.test(digits)) {
      throw new ProblemError(problem("releases.hash-malformed", { text: prefix }));
    }
    const [hash, ...others] = listed.releases.filter((one) => one.startsWith(digits));
    if (hash === undefined) throw new ProblemError(problem("releases.unknown", { dataset, hash: prefix }));
    if (others.length > 0) {
      throw new ProblemError(
        problem("releases.ambiguous", { dataset, hash: prefix, count: others.length + 1 }),
      );
    }
    return load({ dataset, hash });
  }

  return {
    stage: (draft, batches, options = {}) => attempt(() => stage(draft, batches, options)),
    publish: (name, options = {}) => attempt(() => publish(name, options)),
    discard: (name) => attempt(() => discard(name)),
    staged,
    setCurrent: (name) => attempt(() => setCurrent(name)),
    datasets: async () => {
      const there = await Promise.all(
        datasets.map(async (dataset) => (await visible.read(dataset)) && dataset),
      );
      return there.filter((dataset) => dataset !== undefined);
    },
    list,
    current: currentOf,
    find: (dataset, prefix) => attempt(() => find(dataset, prefix)),
    verify: (name) => attempt(() => verifyRelease(engine, folderOf(name), name.hash)),
  };
}
