import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openResponses } from "../src/consultation/responses/service.ts";
import { giveConsultation } from "../src/consultation/responses/support/fixture.ts";
import { longQuestionnaire, manyParties, manyReplies } from "../src/consultation/responses/support/volume.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { openHome } from "../src/store/home.ts";
import { openStore } from "../src/store/open.ts";

/**
 * The matrix of 400 parties by 80 questions, embedded: first after a start, again when nothing was submitted since, and beside them the baseline, which
 * brings every answer out of the store whole.
 */
const folder = await mkdtemp(join(tmpdir(), "corridor-bench-"));
const home = unwrap(await openHome(folder));
const store = unwrap(await openStore(home));
const parties = manyParties(400);
const questions = 80;
await giveConsultation(store, {
  id: "bench",
  questionnaire: longQuestionnaire(questions),
  replies: manyReplies(parties, questions),
});
const actor = { kind: "operator", name: "bench" } as const;
const open = () => openResponses({ store, directory: { parties: async () => parties } });

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

const first: number[] = [];
const again: number[] = [];
const whole: number[] = [];
for (let run = 0; run < 7; run++) {
  const responses = open();
  first.push(await took(async () => unwrap(await responses.matrix(actor, "bench"))));
  again.push(await took(async () => unwrap(await responses.matrix(actor, "bench"))));
  whole.push(
    await took(() =>
      store
        .database<{ reply_submission: { answers: unknown } }>()
        .selectFrom("reply_submission")
        .select("answers")
        .execute(),
    ),
  );
}
const [a, b, base] = [middle(first), middle(again), middle(whole)];
console.log(
  `matrix 400 × 80, first: ${a.toFixed(0)} ms (${(a / base).toFixed(2)} × all answers whole, ${base.toFixed(0)} ms)`,
);
console.log(`matrix 400 × 80, again: ${b.toFixed(0)} ms (${(b / base).toFixed(2)} ×)`);
await store.close();
await home.close();
await rm(folder, { recursive: true, force: true });
