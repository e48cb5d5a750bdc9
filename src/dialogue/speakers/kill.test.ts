import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { verifyAudit } from "../../store/audit.ts";
import { openHome } from "../../store/home.ts";
import { openStore } from "../../store/open.ts";
import { prepareEmbedded } from "../../store/support/both.ts";
import { postgresPrograms, startPostgres, type TestPostgres } from "../../store/support/postgres.ts";
import { openMeetings } from "../meetings/service.ts";
import { MeetingId } from "../model.ts";
import { listAfter } from "./list.ts";
import { openSpeakers } from "./service.ts";

/** The promise: killed in mid-meeting, the list is there again to the second, and every act that was acknowledged is in it. */

const operator = { kind: "operator", name: "test" } as const;
const folders: string[] = [];
const programs = postgresPrograms();
let postgres: TestPostgres | undefined;
beforeAll(async () => {
  if (programs) postgres = await startPostgres(programs);
});
afterAll(async () => {
  await postgres?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function opened<T>(
  folder: string,
  databaseUrl: string | undefined,
  work: (store: Awaited<ReturnType<typeof storeOf>>) => Promise<T>,
): Promise<T> {
  const home = unwrap(await openHome(folder));
  const store = await storeOf(home, databaseUrl);
  try {
    return await work(store);
  } finally {
    await store.close();
    await home.close();
  }
}

async function storeOf(home: Parameters<typeof openStore>[0], databaseUrl: string | undefined) {
  return unwrap(await openStore(home, { databaseUrl }));
}

/** Lets the process do so many acts, and so many milliseconds more, and kills it. Gives what it acknowledged, by number. */
async function runAndKill(
  args: readonly string[],
  acts: number,
  more: number,
): Promise<Map<number, unknown>> {
  const script = join(import.meta.dirname, "support", "act-until-killed.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: projectRoot(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
  const acknowledged = new Map<number, unknown>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, number = "", , ...act] = line.split(" ");
    if (what === "done") acknowledged.set(Number(number), JSON.parse(act.join(" ")));
    if (acknowledged.size === acts || what === "over") setTimeout(() => child.kill("SIGKILL"), more);
  }
  expect(await ended).toBe("SIGKILL");
  return acknowledged;
}

const stores = [
  { name: "embedded", skip: false, address: async () => undefined },
  { name: "PostgreSQL", skip: programs === undefined, address: async () => postgres?.database() },
] as const;

describe.each(stores)("killed in mid-meeting, $name", ({ skip, address }) => {
  test.skipIf(skip)(
    "every acknowledged act is there, the clock has gone on, and the log holds together",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "corridor-speakers-kill-"));
      folders.push(folder);
      const databaseUrl = await address();
      if (databaseUrl === undefined) await prepareEmbedded(folder);
      const id = await opened(folder, databaseUrl, async (store) => {
        const meeting = unwrap(
          await openMeetings({ store }).create(operator, {
            id: MeetingId.parse("hld"),
            kind: "high-level-dialogue",
            title: { en: "Dialogue" },
            opens: "2027-09-14",
            closes: "2027-09-15",
            zone: "UTC",
            attribution: "attributed",
          }),
        );
        const speakers = openSpeakers({ store });
        const list = unwrap(
          await speakers.make(operator, {
            meeting: meeting.id,
            session: null,
            title: { en: "Plenary" },
            order: "inscription",
            groupsFirst: false,
            window: null,
            plan: { sittings: [{ begins: 0, ends: 3_600_000 }], between: 30, usual: 180, least: 60 },
            shown: "everybody",
          }),
        );
        const parties = [
          "AGO",
          "BEN",
          "TCD",
          "DNK",
          "EGY",
          "FJI",
          "GHA",
          "HUN",
          "IND",
          "JAM",
          "KEN",
          "MEX",
          "NGA",
        ];
        const inscribed = await Promise.all(
          [...parties, ...["PER", "PHL", "POL", "ROU", "RWA", "SEN", "SRB", "TUN", "UGA", "URY"]].map(
            (party) =>
              speakers.act(
                operator,
                list.id,
                {
                  act: "inscribe",
                  party,
                  speaker: { name: party, level: "minister", sex: null },
                  onBehalfOf: null,
                },
                null,
              ),
          ),
        );
        expect(inscribed.every(({ ok }) => ok)).toBe(true);
        return list.id;
      });
      const all = new Map<number, unknown>();
      for (const [acts, more] of [
        [4, 0],
        [5, 7],
        [6, 23],
      ] as const) {
        const given = [folder, id, ...(databaseUrl === undefined ? [] : [databaseUrl])];
        for (const [number, act] of await runAndKill(given, acts, more)) {
          // What was acknowledged once is never acknowledged as something else.
          expect(all.has(number)).toBe(false);
          all.set(number, act);
        }
        await opened(folder, databaseUrl, async (store) => {
          const { acts: kept, list, record } = unwrap(await openSpeakers({ store }).look(operator, id));
          for (const [number, act] of all) expect(kept[number - 1], `act ${number}`).toEqual(act);
          expect(kept.map(({ number }) => number)).toEqual(kept.map((_, index) => index + 1));
          expect(unwrap(listAfter(record.policy, kept))).toEqual(list);
          // The floor is had since the act that gave it, to the millisecond, however long the server was away.
          const since = list.floor?.since;
          expect(kept.map(({ at }) => at)).toContain(since);
          expect((await verifyAudit(store.database())).ok).toBe(true);
        });
      }
      expect(all.size).toBeGreaterThanOrEqual(15);
    },
    300_000,
  );
});
