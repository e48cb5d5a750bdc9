import type { Finding } from "../../releases/model.ts";
import type { ReleaseStocks } from "./stocks.ts";
import type { SeriesTables } from "./table.ts";

/** Gathers what was repaired, assumed and found over all periods and sexes, for the description of the release. */
export function openFindings() {
  const leftOut = new Set<string>();
  const unplaced = new Set<string>();
  const negative = new Set<string>();
  const births = new Set<string>();
  let [spread, migrants, carried, halved, unconverged] = [0, 0, 0, 0, 0];
  let [worst, moved] = [0, 0];

  function add({ names, repairs, pair }: ReleaseStocks, { fitness }: SeriesTables): void {
    for (const id of repairs.leftOut) leftOut.add(id);
    for (const id of repairs.unplaced) unplaced.add(id);
    spread += repairs.spread;
    migrants += repairs.migrants;
    carried += repairs.carried;
    if (repairs.halved) halved += 1;
    for (const { repair, index } of fitness.repairs) {
      if (repair === "negative-natives-set-to-zero") negative.add(names[index] ?? "");
      if (repair === "births-spread-over-column") births.add(names[index] ?? "");
    }
    if (!fitness.converged) unconverged += 1;
    moved = Math.max(moved, Math.abs(fitness.imbalance));
    let least = Number.POSITIVE_INFINITY;
    const n = names.length;
    for (let j = 0; j < n; j++) {
      let people = 0;
      for (let k = 0; k < n; k++) people += pair.end.values[k * n + j] ?? 0;
      if (people > 0) least = Math.min(least, people);
    }
    worst = Math.max(worst, fitness.unbalanced / least);
  }

  const listed = (ids: ReadonlySet<string>) => [...ids].sort().join(", ");
  const some = (code: string, count: number, facts: Finding["facts"] = {}): readonly Finding[] =>
    count > 0 ? [{ code, count, facts }] : [];
  return {
    add,
    list: (): readonly Finding[] => [
      ...some("flows.balanced", 1, { share: Number(worst.toExponential(0)) }),
      ...some("flows.natives-moved", Math.round(moved)),
      ...some("flows.left-out", leftOut.size, { list: listed(leftOut) }),
      ...some("flows.origins-spread", Math.round(spread), {
        share: migrants === 0 ? 0 : Number(((100 * spread) / migrants).toFixed(1)),
      }),
      ...some("flows.unplaced", unplaced.size, { list: listed(unplaced) }),
      ...some("flows.carried", carried),
      ...some("flows.negative-natives", negative.size, { list: listed(negative) }),
      ...some("flows.births-spread", births.size, { list: listed(births) }),
      ...some("flows.sexes-halved", halved),
      ...some("flows.not-converged", unconverged),
    ],
  };
}
