import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unwrap } from "../src/kernel/problem.ts";
import { projectRoot } from "../src/kernel/root.ts";
import { queueLetters } from "../src/mail/queue.ts";
import { selectLetters, selectStory } from "../src/mail/repository.ts";
import { testDraft } from "../src/mail/testing.ts";
import { startMailServer } from "../src/mail/testing-server.ts";
import { verifyAudit } from "../src/store/audit.ts";
import { openHome } from "../src/store/home.ts";
import { openStore } from "../src/store/open.ts";
import { prepareEmbedded } from "../src/store/support/both.ts";
import { postgresPrograms, startPostgres, type TestPostgres } from "../src/store/support/postgres.ts";

/**
 * The promise: a process that sends 400 letters is killed without warning again and again, and each letter has gone out: none is
 * lost, and into the outbox none is written twice. Over a mail server the only one that may go twice is one that was under way at a
 * kill; the ledger says so, and it has the same Message-ID.
 */

const letters = 400;
const kills = Number(process.env.CORRIDOR_MAIL_KILLS ?? 6);
const root = mkdtempSync(join(tmpdir(), "corridor-mail-kill-"));
const sender = join(projectRoot(), "dist", `mail-kill-${process.pid}`, "sender.js");
let postgres: TestPostgres | undefined;
const programs = postgresPrograms();

beforeAll(async () => {
  await build({
    entryPoints: [join(projectRoot(), "test", "support", "sender.ts")],
    outfile: sender,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
  });
  if (programs) postgres = await startPostgres(programs);
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(root, { recursive: true, force: true });
  rmSync(dirname(sender), { recursive: true, force: true });
});

/** Runs the process; kills it so many milliseconds after it began to send. True where it came to its end before. */
async function run(args: readonly string[], killAfter: number | null): Promise<boolean> {
  const child = spawn(process.execPath, [sender, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let complained = "";
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  const ended = new Promise((resolve) => child.once("close", (_code, by) => resolve(by)));
  const lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line === "sending" && killAfter !== null) timer = setTimeout(() => child.kill("SIGKILL"), killAfter);
  }
  const signal = await ended;
  clearTimeout(timer);
  if (signal !== "SIGKILL" && lines.at(-1) !== "done") throw new Error(`it ended by itself: ${complained}`);
  return lines.at(-1) === "done";
}

async function opened<T>(
  folder: string,
  databaseUrl: string | undefined,
  work: (store: Parameters<typeof verifyAudit>[0], deed: Awaited<ReturnType<typeof storeOf>>) => Promise<T>,
): Promise<T> {
  const home = unwrap(await openHome(folder));
  const store = await storeOf(home, databaseUrl);
  try {
    return await work(store.database(), store);
  } finally {
    await store.close();
    await home.close();
  }
}

async function storeOf(home: Parameters<typeof openStore>[0], databaseUrl: string | undefined) {
  return unwrap(await openStore(home, { databaseUrl }));
}

/** Kills the sender at moments that walk through the whole of its work, then lets it finish. Gives how often it was killed. */
async function killAndFinish(args: readonly string[], afterEach: () => void): Promise<number> {
  let killed = 0;
  for (let round = 0; round < kills; round++) {
    const done = await run(args, 15 + ((round * 137) % 400));
    afterEach();
    if (done) return killed;
    killed += 1;
  }
  await run(args, null);
  afterEach();
  return killed;
}

const stores = [
  { name: "embedded", address: async () => undefined, skip: false },
  { name: "PostgreSQL", address: async () => postgres?.database(), skip: programs === undefined },
] as const;

describe.each(stores)("killed while sending 400 letters, $name", ({ name, address, skip }) => {
  async function folderWithLetters(way: string) {
    const folder = join(root, `${name}-${way}`);
    const databaseUrl = await address();
    if (databaseUrl === undefined) await prepareEmbedded(folder);
    await opened(folder, databaseUrl, async (_, store) => {
      const drafts = Array.from({ length: letters }, (__, n) =>
        testDraft({ once: `note/61-208/${n}`, address: `focal.${n}@example.org` }),
      );
      await store.deed({ kind: "system" }, { deed: "test.queue", subject: "" }, (trx) =>
        queueLetters(trx, new Date(Date.now() - 1000), drafts),
      );
    });
    return { folder, databaseUrl };
  }

  async function ledger(folder: string, databaseUrl: string | undefined) {
    return opened(folder, databaseUrl, async (database) => {
      expect((await verifyAudit(database)).ok).toBe(true);
      const all = await selectLetters(database, {}, { limit: letters * 2, offset: 0 });
      return Promise.all(all.map(async ({ number }) => selectStory(database, number)));
    });
  }

  test.skipIf(skip)(
    "into the outbox: each once",
    async () => {
      const { folder, databaseUrl } = await folderWithLetters("outbox");
      const outbox = join(folder, "outbox");
      const written = new Map<string, string>();
      const killed = await killAndFinish([folder, databaseUrl ?? "-", "-"], () => {
        for (const file of existsSync(outbox) ? readdirSync(outbox) : []) {
          if (!file.endsWith(".eml")) continue;
          const { ino, mtimeMs } = statSync(join(outbox, file));
          const now = `${ino} ${mtimeMs}`;
          expect(written.get(file) ?? now, `${file} was written again`).toBe(now);
          written.set(file, now);
        }
      });
      expect(killed).toBeGreaterThan(1);
      const files = readdirSync(outbox);
      expect(files).toHaveLength(letters);
      const told = await ledger(folder, databaseUrl);
      const ids = files.map(
        (file) => /^Message-ID: (<.+>)\r$/m.exec(readFileSync(join(outbox, file), "utf8"))?.[1],
      );
      expect(ids.sort()).toEqual(told.map((letter) => letter?.messageId).sort());
      expect(told.every((letter) => letter?.state === "sent")).toBe(true);
      console.log(`${name}, outbox: killed ${killed} times, ${files.length} letters, each once`);
    },
    300_000,
  );

  test.skipIf(skip)(
    "by a mail server: none lost, and what may have gone twice is told",
    async () => {
      const { folder, databaseUrl } = await folderWithLetters("smtp");
      const server = await startMailServer({ delay: 2 });
      try {
        const mail = `smtp://127.0.0.1:${server.port}?from=office@example.org`;
        const killed = await killAndFinish([folder, databaseUrl ?? "-", mail], () => {});
        expect(killed).toBeGreaterThan(1);
        const told = await ledger(folder, databaseUrl);
        expect(told.every((letter) => letter?.state === "sent")).toBe(true);
        const times = new Map<string, number>();
        for (const { messageId } of server.taken) times.set(messageId, (times.get(messageId) ?? 0) + 1);
        expect(times.size).toBe(letters);
        const interrupted = told.filter((letter) =>
          letter?.attempts.some(({ outcome }) => outcome === "interrupted"),
        );
        // A worker holds at most eight letters at a time.
        expect(interrupted.length).toBeLessThanOrEqual(killed * 8);
        const doubtful = new Set(interrupted.map((letter) => letter?.messageId));
        const twice = [...times].filter(([, count]) => count > 1);
        for (const [messageId, count] of twice) {
          expect(doubtful).toContain(messageId);
          expect(count).toBeLessThanOrEqual(1 + killed);
        }
        console.log(
          `${name}, mail server: killed ${killed} times, ${times.size} letters, ${interrupted.length} in doubt, ${twice.length} twice`,
        );
      } finally {
        await server.close();
      }
    },
    300_000,
  );
});
