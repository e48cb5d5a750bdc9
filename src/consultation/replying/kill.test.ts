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
import { openStore, type Store } from "../../store/open.ts";
import { prepareEmbedded } from "../../store/support/both.ts";
import { postgresPrograms, startPostgres, type TestPostgres } from "../../store/support/postgres.ts";
import { selectAnswers, selectPast, selectReply } from "./repository.ts";
import { ask, everyKind } from "./support/asked.ts";

/** The promise: what was acknowledged as saved is there after a kill at any moment, and nothing that was never sent. */

const parties = ["PHL", "MEX", "FRA", "ITA", "KEN", "UGA"];
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Revisions by party: the last that was acknowledged, and the last that was sent. */
interface Ledger {
  readonly saved: Map<string, number>;
  readonly begun: Map<string, number>;
}

/** Lets the process save so many times, and so many milliseconds more, and kills it. */
async function runAndKill(
  ledger: Ledger,
  folder: string,
  databaseUrl: string | undefined,
  saves: number,
  more: number,
): Promise<void> {
  const script = join(import.meta.dirname, "support", "save-until-killed.ts");
  const given = [folder, parties.join(","), ...(databaseUrl ? [databaseUrl] : [])];
  const child = spawn(process.execPath, ["--import", "tsx", script, ...given], {
    cwd: projectRoot(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, party = "", revision] = line.split(" ");
    if (what === "saving") ledger.begun.set(party, Number(revision));
    if (what === "saved") {
      ledger.saved.set(party, Number(revision));
      acknowledged += 1;
      if (acknowledged === saves) setTimeout(() => child.kill("SIGKILL"), more);
    }
  }
  expect(await ended).toBe("SIGKILL");
}

async function check(store: Store, ledger: Ledger): Promise<void> {
  const db = store.database<object>();
  expect((await verifyAudit(store.database())).ok).toBe(true);
  for (const party of parties) {
    const reply = await selectReply(db, { consultation: "round-two", party });
    const [answer] = await selectAnswers(db, reply?.number ?? 0);
    const revision = answer?.revision ?? 0;
    expect(revision, party).toBeGreaterThanOrEqual(ledger.saved.get(party) ?? 0);
    expect(revision, party).toBeLessThanOrEqual(ledger.begun.get(party) ?? 0);
    if (answer) expect(answer.value).toMatchObject({ text: `${party} ${revision}` });
    const past = await selectPast(db, reply?.number ?? 0, "laws");
    expect(past.map((one) => one.revision)).toEqual(
      Array.from({ length: Math.max(0, revision - 1) }, (_, n) => revision - 1 - n),
    );
  }
}

async function killed(databaseUrl: string | undefined, moments: readonly (readonly [number, number])[]) {
  const folder = mkdtempSync(join(tmpdir(), "corridor-saves-"));
  folders.push(folder);
  if (!databaseUrl) await prepareEmbedded(folder);
  const opened = async (work: (store: Store) => Promise<void>) => {
    const home = unwrap(await openHome(folder));
    const store = unwrap(await openStore(home, { databaseUrl }));
    await work(store);
    await store.close();
    await home.close();
  };
  await opened((store) => ask(store, { parties, questionnaire: everyKind, opens: new Date() }));
  const ledger: Ledger = { saved: new Map(), begun: new Map() };
  for (const [saves, more] of moments) {
    await runAndKill(ledger, folder, databaseUrl, saves, more);
    await opened((store) => check(store, ledger));
  }
  expect([...ledger.saved.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(20);
}

test("killed in the middle of saves, embedded: nothing acknowledged is lost", async () => {
  await killed(undefined, [
    [5, 0],
    [40, 4],
  ]);
}, 240_000);

describe.skipIf(!postgresPrograms())("with PostgreSQL", () => {
  let server: TestPostgres | undefined;
  beforeAll(async () => {
    const programs = postgresPrograms();
    if (programs) server = await startPostgres(programs);
  });
  afterAll(() => server?.stop());

  test("killed in the middle of saves: nothing acknowledged is lost", async () => {
    await killed(await server?.database(), [
      [7, 2],
      [40, 5],
    ]);
  }, 240_000);
});
