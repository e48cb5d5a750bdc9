import { allTerritories } from "../../kernel/territory/register.ts";
import type { Comparison } from "../releases/compare.ts";
import { compareReleases } from "../releases/compare.ts";
import type { Engine } from "../releases/engine.ts";
import { type DatasetId, datasets, type Release } from "../releases/model.ts";
import type { Statistics } from "./basis.ts";

export interface DatasetSummary {
  readonly dataset: DatasetId;
  /** Null where none has been imported. */
  readonly current: Release | null;
  readonly releases: number;
}

/** All datasets that Corridor knows, those without a release too. */
export async function datasetSummaries({ catalogue }: Statistics): Promise<readonly DatasetSummary[]> {
  return Promise.all(
    datasets.map(async (dataset) => ({
      dataset,
      current: (await catalogue.current(dataset)) ?? null,
      releases: (await catalogue.list(dataset)).length,
    })),
  );
}

export interface DatasetDetail {
  readonly dataset: DatasetId;
  readonly current: Release;
  /** The newest first, in the order of their publishing here. */
  readonly releases: readonly Release[];
  /** What the current release changes against the one published before it; null where there is none. */
  readonly change: Comparison | null;
}

/** A dataset with its releases and what the last one changed. Null where none has been imported. */
export async function datasetDetail(
  statistics: Statistics,
  dataset: DatasetId,
): Promise<DatasetDetail | null> {
  const { catalogue } = statistics;
  const current = await catalogue.current(dataset);
  if (!current) return null;
  const releases = await catalogue.list(dataset);
  const before = releases[releases.findIndex(({ hash }) => hash === current.hash) - 1];
  const other = before ?? releases.find(({ hash }) => hash !== current.hash);
  return {
    dataset,
    current,
    releases: releases.toReversed(),
    change: other ? await releaseChange(statistics, other, current) : null,
  };
}

const compared = new WeakMap<Engine, Map<string, Promise<Comparison>>>();

/** How many comparisons are kept; two releases never change, so a comparison holds for ever. */
const kept = 20;

/** What one release changes against another; among the biggest revisions are none of regions and groups. */
export function releaseChange({ engine }: Statistics, before: Release, after: Release): Promise<Comparison> {
  const all = compared.get(engine) ?? new Map<string, Promise<Comparison>>();
  compared.set(engine, all);
  const pair = `${before.hash} ${after.hash}`;
  const known = all.get(pair);
  if (known) return known;
  const destinations = allTerritories()
    .filter(({ kind }) => kind === "territory" || kind === "former")
    .map(({ id }) => id);
  const made = compareReleases(engine, before, after, { destinations });
  all.set(pair, made);
  made.catch(() => all.delete(pair));
  const [oldest] = all.keys();
  if (all.size > kept && oldest) all.delete(oldest);
  return made;
}
