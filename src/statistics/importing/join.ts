import type { Observation } from "../observation.ts";
import type { Engine } from "../releases/engine.ts";
import type { Release } from "../releases/model.ts";
import { queryObservations } from "../releases/observations.ts";

/**
 * A further file of a revision together with what an earlier release of it holds. The file replaces whole slices (a
 * measure, sex, age and period, unless the plan says otherwise); what it does not speak of stays as it was, and is told to
 * `onKept`.
 */
export async function* joinEarlier(
  engine: Engine,
  earlier: Release,
  batches: AsyncIterable<readonly Observation[]>,
  onKept: (observation: Observation) => void,
  sliceOf: (observation: Observation) => string = byDimensions,
): AsyncGenerator<readonly Observation[], void, void> {
  const slices = new Set<string>();
  for await (const batch of batches) {
    for (const one of batch) slices.add(sliceOf(one));
    yield batch;
  }
  for await (const batch of queryObservations(engine, earlier, {})) {
    const kept = batch.filter((one) => !slices.has(sliceOf(one)));
    kept.forEach(onKept);
    if (kept.length > 0) yield kept;
  }
}

function byDimensions({ measure, sex, age, period }: Observation): string {
  return `${measure} ${sex} ${age} ${period}`;
}
