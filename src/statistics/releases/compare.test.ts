import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { key, type Observation } from "../observation.ts";
import { type Change, type ChangeCounts, type ChangeKind, changes, compareReleases } from "./compare.ts";
import { gather, openTestHome, stageAll, type TestHome } from "./support/home.ts";
import { anyObservations, inFileOrder } from "./support/made-up.ts";

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

type Pair = { readonly kind: ChangeKind | "same"; readonly a?: Observation; readonly b?: Observation };

/** The same question answered key by key. */
function plainly(before: readonly Observation[], after: readonly Observation[]): Pair[] {
  const [old, now] = [before, after].map((all) => new Map(all.map((o) => [key(o), o])));
  const keys = inFileOrder([...new Map([...(old ?? []), ...(now ?? [])]).values()]).map(key);
  return keys.map((one): Pair => {
    const [a, b] = [old?.get(one), now?.get(one)];
    if (!a) return b ? { kind: "added", b } : { kind: "same" };
    if (!b) return { kind: "removed", a };
    if (a.value !== b.value || a.unit !== b.unit) return { kind: "revised", a, b };
    const annotated = a.status !== b.status || a.dataType !== b.dataType || a.notes !== b.notes;
    return { kind: annotated ? "annotated" : "same", a, b };
  });
}

function count(pairs: readonly Pair[]): ChangeCounts {
  const counts = { added: 0, removed: 0, revised: 0, annotated: 0, same: 0 };
  for (const { kind } of pairs) counts[kind] += 1;
  return counts;
}

function difference({ a, b }: Pair): number | null {
  const [x, y] = [a?.value ?? null, b?.value ?? null];
  return x === null || y === null || a?.unit !== b?.unit ? null : y - x;
}

describe("two releases", () => {
  test("differ as a comparison key by key says", async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, anyObservations, async (before, after) => {
        const one = await stageAll(home.catalogue, before, { version: "2020" });
        const other = await stageAll(home.catalogue, after, { version: "2024" });
        const pairs = plainly(before, after);
        const compared = await compareReleases(home.engine, one, other, { biggest: 5 });
        expect(compared.counts).toEqual(count(pairs));

        const destination = ({ a, b }: Pair) => a?.destination ?? b?.destination;
        for (const { destination: id, ...counts } of compared.byDestination) {
          expect(counts).toEqual(count(pairs.filter((pair) => destination(pair) === id)));
        }
        const period = ({ a, b }: Pair) => a?.period ?? b?.period;
        for (const { period: at, ...counts } of compared.byPeriod) {
          expect(counts).toEqual(count(pairs.filter((pair) => period(pair) === at)));
        }
        const changed = pairs.filter(({ kind }) => kind !== "same");
        expect(new Set(compared.byDestination.map((row) => row.destination))).toEqual(
          new Set(changed.map(destination)),
        );

        const biggest = pairs
          .filter((pair) => pair.kind === "revised" && difference(pair) !== null)
          .map((pair) => Math.abs(difference(pair) ?? 0))
          .sort((x, y) => y - x);
        expect(compared.biggest.map((change) => Math.abs(change.difference ?? 0))).toEqual(
          biggest.slice(0, 5),
        );

        const all = await gather(changes(home.engine, one, other));
        expect(all.map(outline)).toEqual(
          changed.map((pair) => ({
            kind: pair.kind,
            origin: (pair.a ?? pair.b)?.origin,
            period: period(pair),
            before: pair.a?.value ?? null,
            after: pair.b?.value ?? null,
            difference: difference(pair),
          })),
        );
        await home.catalogue.discard(one);
        await home.catalogue.discard(other);
      }),
      { numRuns: 25 },
    );
  });

  test("the percentage is of the earlier value; kinds and destinations can be chosen", async () => {
    const [first] = fc.sample(anyObservations, { numRuns: 1, seed: 3 });
    const [o] = first ?? [];
    if (!o) throw new Error("nothing made up");
    const usa = { ...o, destination: TerritoryId.parse("USA"), value: -50, status: "A" as const };
    const mex = { ...usa, destination: TerritoryId.parse("MEX"), value: 1000 };
    const one = await stageAll(home.catalogue, [usa, mex]);
    const other = await stageAll(home.catalogue, [
      { ...usa, value: -25 },
      { ...mex, value: 1500 },
    ]);
    const all = await compareReleases(home.engine, one, other);
    expect(all.biggest.map(({ difference: d, percent }) => [d, percent])).toEqual([
      [500, 50],
      [25, 50],
    ]);
    const only = await compareReleases(home.engine, one, other, { destinations: [usa.destination] });
    expect(only.biggest.map(({ destination }) => destination)).toEqual(["USA"]);
    expect(only.counts.revised).toBe(2);
    expect(await gather(changes(home.engine, one, other, { kinds: ["added", "removed"] }))).toEqual([]);
    expect(await gather(changes(home.engine, one, other, { kinds: ["revised"] }))).toHaveLength(2);
  });
});

function outline({ kind, origin, period, before, after, difference: d }: Change) {
  return { kind, origin, period, before, after, difference: d };
}
