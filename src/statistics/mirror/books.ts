import { type EvidenceReference, formatEvidence } from "../../kernel/evidence.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { territory as registered } from "../../kernel/territory/register.ts";
import type { Side } from "../../methods/mirror/model.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "../questions/basis.ts";
import type { Cube } from "../releases/cube.ts";
import type { DatasetId } from "../releases/model.ts";

/**
 * The two books in which a movement stands: immigration as the destination reports it, emigration as the origin does. Each reporter's
 * book of a year is taken from one dataset whole, the one that sorts people by residence first.
 */

/** Datasets with flows by country of the other end, the best for a mirror first. */
export const mirrorDatasets = ["eurostat-flows", "un-desa-flows"] as const satisfies readonly DatasetId[];

/** By what people are sorted. Only residence is the other end of a movement; the others come near it. */
export type Criterion = "residence" | "citizenship" | "birth";

export interface Entry {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
  readonly side: Side;
  readonly value: number;
  readonly criterion: Criterion;
  readonly dataset: DatasetId;
  readonly evidence: string;
}

export interface Books {
  readonly basis: readonly Basis[];
  /** Times of which some book speaks. */
  readonly periods: readonly Period[];
  at(period: Period): readonly Entry[];
}

const sides = { immigration: "received", emigration: "sent" } as const;

/** The books of the current releases; undefined where none has been imported. */
export async function openBooks(statistics: Statistics): Promise<Books | undefined> {
  const cubes = await Promise.all(mirrorDatasets.map((dataset) => currentCube(statistics, dataset)));
  const there = cubes.flatMap((cube) => cube ?? []);
  if (there.length === 0) return undefined;
  const periods = [...new Set(there.flatMap((cube) => cube.periods))].sort();
  return {
    basis: there.map((cube) => basisOf(cube.release)),
    periods,
    at(period) {
      const taken = new Map<string, DatasetId>();
      return there.flatMap((cube) => {
        const { dataset } = cube.release.description;
        return (entriesOf(cube).get(period) ?? []).filter((one) => {
          const reporter = `${one.side} ${one.side === "received" ? one.destination : one.origin}`;
          const known = taken.get(reporter) ?? dataset;
          taken.set(reporter, known);
          return known === dataset;
        });
      });
    },
  };
}

function entriesOf(cube: Cube): ReadonlyMap<Period, readonly Entry[]> {
  return remembered(cube, "books", () => {
    const { dataset } = cube.release.description;
    const found = new Map<Period, Entry[]>();
    cube.forEach(({ measure, origin, destination, sex, age, period }, { value, dataType }) => {
      if (value === null || sex !== "T" || age !== "T" || origin === null) return;
      if (measure !== "immigration" && measure !== "emigration") return;
      if (!isTerritory(origin) || !isTerritory(destination)) return;
      const reference: EvidenceReference = {
        kind: "observation",
        subject: dataset,
        version: cube.release.hash,
        slice: { measure, origin, destination, period, sex },
      };
      const criterion = dataType === "C" ? "citizenship" : dataType === "B" ? "birth" : "residence";
      const side = sides[measure];
      const evidence = formatEvidence(reference);
      const list = found.get(period) ?? [];
      list.push({ origin, destination, side, value, criterion, dataset, evidence });
      found.set(period, list);
    });
    return found;
  });
}

function isTerritory(id: TerritoryId): boolean {
  const kind = registered(id)?.kind;
  return kind === "territory" || kind === "former";
}
