/**
 * What long work tells whoever waits for it. `phase` is a code of the catalogue (`reading.rows`); `done` of `total`
 * are in `unit`, total null where it cannot be known.
 */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: "bytes" | "rows" | "observations" | "files";
}

export type OnProgress = (progress: Progress) => void;

export const silent: OnProgress = () => {};
