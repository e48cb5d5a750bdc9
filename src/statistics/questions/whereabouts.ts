import { z } from "zod";
import { comparePeriods, type Period, parsePeriod } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Release } from "../releases/model.ts";
import type { Statistics } from "./basis.ts";

/** A release that has numbers of what is sought, and for which periods. */
export interface Whereabouts {
  readonly release: Release;
  /** The earliest first; never empty. */
  readonly periods: readonly Period[];
}

const PeriodRow = z.object({ period: z.string() });

const corridorRows = "origin = $origin AND destination = $destination";
const territoryRows = "(destination = $territory OR origin = $territory)";

/** The visible releases of the stock that have a number for a corridor, the newest revision first. */
export function releasesWithCorridor(
  statistics: Statistics,
  corridor: { readonly origin: TerritoryId; readonly destination: TerritoryId },
): Promise<readonly Whereabouts[]> {
  return releasesWith(statistics, corridorRows, { ...corridor });
}

/** The visible releases of the stock that have a number for a territory, as origin or destination, the newest revision first. */
export function releasesWithTerritory(
  statistics: Statistics,
  territory: TerritoryId,
): Promise<readonly Whereabouts[]> {
  return releasesWith(statistics, territoryRows, { territory });
}

/** An empty page is asked for seldom, so the releases are read where they lie and not taken into memory. */
async function releasesWith(
  { engine, catalogue }: Statistics,
  sought: typeof corridorRows | typeof territoryRows,
  parameters: Readonly<Record<string, string>>,
): Promise<readonly Whereabouts[]> {
  const releases = await catalogue.list("un-desa-stock");
  const found = await Promise.all(
    releases.map(async (release) => {
      const rows = await engine.rows(
        `SELECT DISTINCT period FROM read_parquet($path) WHERE value IS NOT NULL AND ${sought}`,
        { path: release.parquet, ...parameters },
        PeriodRow,
      );
      const periods = rows.flatMap(({ period }) => {
        const read = parsePeriod(period);
        return read.ok ? [read.value] : [];
      });
      return { release, periods: periods.sort(comparePeriods) };
    }),
  );
  return found
    .filter(({ periods }) => periods.length > 0)
    .reverse()
    .sort((a, b) => {
      const [first, second] = [a.release.description.version, b.release.description.version];
      return first < second ? 1 : first > second ? -1 : 0;
    });
}
