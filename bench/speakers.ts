/**
 * Speakers' lists: two thousand connected screens, each a real line to a real server from another process; and how long a list takes to compute.
 * `npm run bench -- speakers [--screens 2000] [--acts 60]`. A change is measured from before it is asked for, so with its way to the disk, until it has
 * come on every screen. The baseline of the same run is one screen. Aims: p99 under 500 ms for 2,000 screens; a list of 300 under 5 ms.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { MeetingId } from "../src/dialogue/model.ts";
import { courseAfter, courseOf } from "../src/dialogue/speakers/course.ts";
import { listAfter, waiting } from "../src/dialogue/speakers/list.ts";
import type { Act } from "../src/dialogue/speakers/model.ts";
import { schedule } from "../src/dialogue/speakers/schedule.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { createApp } from "../src/server/app.ts";
import { listen } from "../src/server/listen.ts";
import { openServices } from "../src/server/open.ts";
import { serverOptions } from "../src/server/options.ts";
import { operator, option } from "./support/asked.ts";

const [screens, acts] = [option("screens", 2000), option("acts", 60)];
const log = pino({ level: "silent" });

compute();
await connected();

/** A list of 300 speakers after a day of acts: computed from the first act, and from the act before. */
function compute(): void {
  const begins = Date.now();
  const policy = { order: "window", letter: "K", closes: begins, groupsFirst: true } as const;
  const plan = { sittings: [{ begins, ends: begins + 36_000_000 }], between: 30, usual: 180, least: 60 };
  const all: Act[] = Array.from({ length: 300 }, (_, n) => ({
    number: n + 1,
    at: begins,
    act: "inscribe",
    party: `P${n}`,
    english: `Party ${(n * 7919) % 300}`,
    speaker: { name: `N${n}`, level: "minister", sex: null },
    onBehalfOf: null,
  }));
  for (let n = 0; n < 200; n++)
    all.push({ number: all.length + 1, at: begins + n * 200_000, act: "call", entry: null });
  const time = (work: () => void) => {
    const times = Array.from({ length: 60 }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }).slice(20);
    return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  };
  const course = unwrap(courseOf(policy, all.slice(0, -1)));
  const last = all.at(-1);
  if (!last) return;
  const replayed = time(() => {
    waiting(unwrap(listAfter(policy, all)));
  });
  const gone = time(() => {
    const { list } = unwrap(courseAfter(course, last));
    waiting(list);
    schedule(list, plan, last.at);
  });
  console.log(`a list of 300 after 500 acts, from the first act: ${replayed.toFixed(2)} ms`);
  console.log(
    `from the act before, with all turns: ${gone.toFixed(2)} ms (aim 5 ms), ${(gone / replayed).toFixed(2)} of that`,
  );
}

async function connected(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "corridor-bench-speakers-"));
  const services = unwrap(await openServices(join(folder, "home")));
  const options = serverOptions({ port: 0 });
  const closing = new AbortController();
  const app = createApp(services, { options, log, pages: null, closing: closing.signal });
  const server = unwrap(await listen(app, options, log));
  const { speakers, meetings, directory } = services;
  const day = new Date().toISOString().slice(0, 10);
  const meeting = unwrap(
    await meetings.create(operator, {
      id: MeetingId.parse("bench"),
      kind: "high-level-dialogue",
      title: { en: "Bench" },
      opens: day,
      closes: day,
      zone: "UTC",
      attribution: "attributed",
    }),
  );
  await services.store.deed(operator, { deed: "bench.announce", subject: "" }, (trx) =>
    trx
      .withTables<{ meeting: { announced: Date } }>()
      .updateTable("meeting")
      .set({ announced: new Date() })
      .execute(),
  );
  const now = Date.now();
  const { id } = unwrap(
    await speakers.make(operator, {
      meeting: meeting.id,
      session: null,
      title: { en: "Bench" },
      order: "inscription",
      groupsFirst: false,
      window: null,
      plan: { sittings: [{ begins: now, ends: now + 36_000_000 }], between: 30, usual: 180, least: 60 },
      shown: "everybody",
    }),
  );
  const act = async (deed: unknown) => unwrap(await speakers.act(operator, id, deed, null));
  const parties = (await directory.parties()).slice(0, 300);
  await Promise.all(
    parties.map(({ id: party }) =>
      act({
        act: "inscribe",
        party,
        speaker: { name: `H.E. ${party}`, level: "minister", sex: null },
        onBehalfOf: null,
      }),
    ),
  );
  const measure = async (count: number) => {
    const file = fileURLToPath(new URL("support/listeners.ts", import.meta.url));
    const child = spawn(
      process.execPath,
      ["--import", "tsx", file, `${server.url}/live/speakers/${id}?lang=en`, String(count)],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await lines.next();
    await wait(500);
    const latencies: number[] = [];
    for (let n = 0; n < acts; n++) {
      const from = Date.now();
      await act(n % 2 === 0 ? { act: "call", entry: null } : { act: "undo" });
      const line = await lines.next();
      const { times } = JSON.parse(String(line.value)) as { times: number[] };
      latencies.push(...times.map((at) => at - from));
      await wait(120);
    }
    child.kill();
    await wait(300);
    latencies.sort((a, b) => a - b);
    const at = (share: number) =>
      latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
    return { p50: at(0.5), p99: at(0.99), most: at(1) };
  };
  const one = await measure(1);
  const many = await measure(screens);
  const told = ({ p50, p99, most }: typeof one) => `p50 ${p50} ms, p99 ${p99} ms, at most ${most} ms`;
  console.log(`1 screen: ${told(one)}`);
  console.log(
    `${screens} screens: ${told(many)} (aim p99 500 ms), ${(many.p99 / Math.max(1, one.p99)).toFixed(1)} times one screen`,
  );
  closing.abort();
  await server.stop();
  await services.close();
  await rm(folder, { recursive: true, force: true });
}
