import type { TerritoryId } from "../../kernel/territory/model.ts";
import { world } from "../../kernel/territory/model.ts";
import { allTerritories, members, territory } from "../../kernel/territory/register.ts";
import type { Observation } from "../observation.ts";

/** The key of the footnote that marks a figure as our sum; its text is in the release. */
export const sumNote = "sum";

/** What the footnote says, in the language of the publisher's own footnotes. */
export const sumNoteText =
  "Not stated in the file: the sum of the countries or areas, computed by Corridor when the file was imported.";

/** Groups whose members do not depend on the year: LDC, LLDC, SIDS. */
const groups: readonly string[] = ["199", "432", "1637"];

/**
 * Passes observations on and adds, at the end, what a file without regions leaves out: for every region and the world the
 * total over origins, and for the world the total by origin. The sums have status `E` and the footnote {@link sumNote}; a
 * figure that is missing adds nothing. Memory grows with destinations and origins, not with corridors.
 */
export async function* withRegions(
  batches: AsyncIterable<readonly Observation[]>,
): AsyncGenerator<readonly Observation[], void, void> {
  const totals = new Map<TerritoryId, Map<string, Observation>>();
  const byOrigin = new Map<string, Observation>();
  for await (const batch of batches) {
    yield batch;
    for (const one of batch) {
      if (one.value === null || one.age !== "T" || territory(one.destination)?.kind !== "territory") continue;
      if (one.origin === world) add(totalsOf(totals, one.destination), kindOf(one), one);
      else add(byOrigin, `${one.origin} ${kindOf(one)}`, { ...one, destination: world });
    }
  }
  for (const region of regions()) {
    const sums = new Map<string, Observation>();
    for (const member of members(region)) {
      for (const [kind, one] of totals.get(member) ?? []) add(sums, kind, { ...one, destination: region });
    }
    if (sums.size > 0) yield [...sums.values()].map(summed);
  }
  if (byOrigin.size > 0) yield [...byOrigin.values()].map(summed);
}

function regions(): readonly TerritoryId[] {
  return allTerritories()
    .filter(({ id, kind }) => kind === "region" || groups.includes(id))
    .map(({ id }) => id);
}

function totalsOf(totals: Map<TerritoryId, Map<string, Observation>>, destination: TerritoryId) {
  const known = totals.get(destination);
  if (known) return known;
  const made = new Map<string, Observation>();
  totals.set(destination, made);
  return made;
}

function kindOf({ measure, sex, period, unit }: Observation): string {
  return `${measure} ${sex} ${period} ${unit}`;
}

function add(sums: Map<string, Observation>, key: string, one: Observation): void {
  const before = sums.get(key);
  sums.set(key, before ? { ...before, value: (before.value ?? 0) + (one.value ?? 0) } : one);
}

function summed(one: Observation): Observation {
  return { ...one, status: "E", dataType: null, notes: sumNote };
}
