import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { MeetingId } from "../src/dialogue/model.ts";
import { clashesIn } from "../src/dialogue/programme/clashes.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { createApp } from "../src/server/app.ts";
import { createMetrics } from "../src/server/metrics.ts";
import { openServices } from "../src/server/open.ts";
import { serverOptions } from "../src/server/options.ts";
import { loadPages } from "../src/server/pages/build.ts";

/**
 * The page of a programme of 200 sessions over five days, made anew each time, beside the baseline, a page that asks nothing of the store; and the
 * conflicts of the 200, as they are looked for while one edits. Needs `npm run build`.
 */
const folder = await mkdtemp(join(tmpdir(), "corridor-bench-"));
const services = unwrap(await openServices(folder));
const operator = { kind: "operator", name: "bench" } as const;
const id = MeetingId.parse("bench");
services.meetings.servedAt("http://corridor.test");
unwrap(
  await services.meetings.create(operator, {
    ...{ id, kind: "expert-panel", title: { en: "Bench" }, opens: "2027-09-13", closes: "2027-09-17" },
    zone: "America/New_York",
  }),
);
const lines = ["Session,Title,Day,Begins,Ends,Kind,Room,Theme,Guiding questions,People"];
for (let n = 0; n < 200; n++) {
  const [day, room, slot] = [13 + Math.floor(n / 40), n % 8, Math.floor((n % 40) / 8)];
  const two = (hour: number) => String(hour).padStart(2, "0");
  lines.push(
    `,Session ${n},2027-09-${day},${two(8 + slot * 2)}:00,${two(9 + slot * 2)}:30,Panel discussion,Room ${room},Theme ${n},What ${n}?,"Chair: Person ${n % 60} | Minister | PHL"`,
  );
}
const file = { name: "bench.csv", bytes: new TextEncoder().encode(lines.join("\n")) };
unwrap(await services.programme.takeTable(operator, id, file, { dryRun: false, rest: "remove" }));
unwrap(await services.meetings.announce(operator, id));
const { draft } = unwrap(await services.programme.draft(operator, id));
unwrap(await services.programme.publish(operator, id, { seen: draft.revision, note: null, tell: false }));

const app = createApp(services, {
  options: serverOptions({ pageCacheBytes: 0 }),
  log: pino({ level: "silent" }),
  pages: unwrap(await loadPages()),
  metrics: createMetrics(),
});
async function took(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
const page = async (address: string) => {
  const answer = await app.request(`http://corridor.test${address}`, { headers: { accept: "text/html" } });
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
  await answer.text();
};
const [pages, plain, conflicts]: [number[], number[], number[]] = [[], [], []];
for (let run = 0; run < 15; run++) {
  pages.push(await took(() => page(`/en/meetings/${id}/programme`)));
  plain.push(await took(() => page("/en/about")));
  conflicts.push(await took(() => clashesIn(draft)));
}
const [a, b, c] = [middle(pages), middle(plain), middle(conflicts)];
console.log(
  `a programme of ${draft.sessions.length} sessions: ${a.toFixed(0)} ms (${(a / b).toFixed(1)} × a plain page, ${b.toFixed(0)} ms; limit 200 ms)`,
);
console.log(`its conflicts: ${c.toFixed(2)} ms`);
await services.close();
await rm(folder, { recursive: true, force: true });
