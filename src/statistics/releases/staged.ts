import type { DatasetId, Release, ReleaseDescription, ReleaseHash } from "./model.ts";
import type { Written } from "./writer.ts";

/** What whoever imports knows of a release; the rest is counted from its observations. */
export type ReleaseDraft = Omit<ReleaseDescription, "format" | "measures" | "units" | "coverage">;

/** A draft, or how to make it once the observations are written (findings are known only then). */
export type DraftOf = ReleaseDraft | ((written: Written) => ReleaseDraft | Promise<ReleaseDraft>);

/** What names a release in a journal. */
export interface ReleaseName {
  readonly dataset: DatasetId;
  readonly hash: ReleaseHash;
}

/** A release that lies in its place, whole and flushed, and is not to be seen until it is published. */
export interface StagedRelease extends Release, ReleaseName {
  /** True where the same release is already to be seen; publishing it can still make it current. */
  readonly published: boolean;
}
