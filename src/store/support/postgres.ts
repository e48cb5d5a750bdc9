import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

/** A real PostgreSQL for tests, in a folder that goes with it. */
export interface TestPostgres {
  /** Makes a new, empty database and gives its address. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Where PostgreSQL's programs lie, or undefined where none can be started. */
export function postgresPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return undefined;
  const newest = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  const found = newest
    .map((version) => join(root, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
  if (!found || (isRoot() && !hasUser("postgres"))) return undefined;
  return found;
}

/** Starts a cluster on a free port of the loopback, without flushing: it lives as long as the tests. */
export async function startPostgres(programs: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "corridor-pg-"));
  const data = join(folder, "data");
  if (isRoot()) execFileSync("chown", ["postgres", folder]);
  run(join(programs, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8"]);
  const port = await freePort();
  const settings = ["fsync=off", "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const [command, args] = asPostgres(join(programs, "postgres"), [
    ...["-D", data, "-p", String(port)],
    ...settings.flatMap((setting) => ["-c", setting]),
  ]);
  const server = spawn(command, args, { stdio: "ignore", cwd: "/" });
  const address = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  await untilReady(address("postgres"));
  let made = 0;
  return {
    database: async () => {
      made += 1;
      await query(address("postgres"), `create database test_${made}`);
      return address(`test_${made}`);
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends one statement to a database. */
export async function query(address: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function untilReady(address: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await query(address, "select 1");
      return;
    } catch (error) {
      if (tries > 150) throw error;
      await wait(100);
    }
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function hasUser(name: string): boolean {
  try {
    execFileSync("id", [name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run as root. */
function asPostgres(program: string, args: readonly string[]): [string, string[]] {
  return isRoot()
    ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, ...args]]
    : [program, [...args]];
}

function run(program: string, args: readonly string[]): void {
  const [command, all] = asPostgres(program, args);
  execFileSync(command, all, { stdio: "ignore", cwd: "/" });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
