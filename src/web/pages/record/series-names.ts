import type { SeriesSummary } from "../../../record/keeping/model.ts";
import { symbolKey } from "../../../record/keeping/symbols.ts";

/** A series as an address names it: `GA: international migration and development` is `ga-international-migration-and-development`. */
export function seriesName({ id }: Pick<SeriesSummary, "id">): string {
  return symbolKey(id);
}

/** The longest first, then by name. */
export function longestFirst(a: SeriesSummary, b: SeriesSummary): number {
  return b.symbols.length - a.symbols.length || (a.id < b.id ? -1 : 1);
}
