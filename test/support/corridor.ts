import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../src/kernel/root.ts";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const program = join(projectRoot(), "dist", "cli", "main.js");
const environment = {
  ...process.env,
  NO_COLOR: "1",
  // Flows are estimated by the tests that ask for them; the others keep the machine to themselves.
  CORRIDOR_FLOWS: "off",
  CORRIDOR_FIRST_REPORT: "off",
  LANG: "en_GB.UTF-8",
  LC_ALL: "",
  CORRIDOR_HOME: "",
  DATABASE_URL: "",
};

/** Runs the built command line to its end. */
export function corridor(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...environment, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      said.out += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      said.err += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...said }));
  });
}

export interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<number | null>;
}

/** Starts the built server on a free port, or on one that is given, and waits until it says where it is. */
export function serve(home: string, env: NodeJS.ProcessEnv = {}, port = "0"): Promise<Served> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, "start", "--home", home, "--port", port], {
      env: { ...environment, CORRIDOR_LOG_LEVEL: "silent", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise<number | null>((done) => child.on("close", done));
    let out = "";
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      err += chunk;
    });
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      out += chunk;
      const url = /https?:\/\/\S+/.exec(out)?.[0];
      if (!url) return;
      resolve({
        url,
        child,
        stop: () => {
          child.kill("SIGTERM");
          return ended;
        },
      });
    });
    child.on("error", reject);
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${out}${err}`)));
  });
}

/** A folder for a test, and the deed that removes it. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "corridor-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
