import type { Result } from "../../kernel/problem.ts";
import type { Catalogue } from "../releases/catalogue.ts";
import type { DatasetId, Release } from "../releases/model.ts";
import type { Statistics } from "./basis.ts";

/**
 * The same statistics with one release in the place of its dataset's current one: whatever is asked of them is answered from
 * that vintage, and from the current releases of all other datasets.
 */
export function asOf<S extends Statistics>(statistics: S, release: Release): S {
  const { catalogue } = statistics;
  return {
    ...statistics,
    catalogue: {
      ...catalogue,
      current: async (dataset: DatasetId) =>
        dataset === release.description.dataset ? release : catalogue.current(dataset),
    },
  };
}

/**
 * The release that a hash, or its first eight digits, names in any of the datasets. The problems are those of
 * `Catalogue.find`; where no dataset knows the hash, that of the first.
 */
export async function releaseNamed(
  catalogue: Pick<Catalogue, "find">,
  hash: string,
  [first, ...others]: readonly [DatasetId, ...DatasetId[]],
): Promise<Result<Release>> {
  const found = await catalogue.find(first, hash);
  if (found.ok) return found;
  for (const dataset of others) {
    const elsewhere = await catalogue.find(dataset, hash);
    if (elsewhere.ok) return elsewhere;
  }
  return found;
}
