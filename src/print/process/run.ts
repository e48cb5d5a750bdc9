import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { failed, ok, type Problem, problem, type Result } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import type { PrintLimits } from "../limits.ts";
import { overMemory, type PrintJob } from "./job.ts";
import { inTurn } from "./turn.ts";

/**
 * Sets a document in a process of its own and gives the file's bytes. The process has an empty environment and, as built, may read the
 * program and the fonts that it is given and nothing else, write nothing and start nothing (Node's permission model). It is ended when it
 * takes longer or more memory than it may.
 *
 * Problems: `print.time`, `print.memory`, `print.busy`, `print.machine`, `print.failed`.
 */
export function runPrintJob(job: PrintJob, limits: PrintLimits): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return inTurn(() => run(job, limits));
}

function run(job: PrintJob, { seconds, megabytes }: PrintLimits): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const format = job.format.toUpperCase();
  const child = spawn(process.execPath, [...program(job.fonts), String(megabytes)], {
    stdio: ["pipe", "pipe", "pipe"],
    cwd: projectRoot(),
    env: {},
  });
  const body: Buffer[] = [];
  let said = "";
  let late = false;
  child.stdout.on("data", (chunk: Buffer) => body.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString("utf8")}`.slice(-4000);
  });
  const clock = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, seconds * 1000);
  // A process that was ended cannot read to the end; what became of it is told when it closes.
  child.stdin.on("error", () => {});
  child.stdin.end(JSON.stringify(job));
  return new Promise((resolve) => {
    const end = (result: Result<Uint8Array<ArrayBuffer>>) => {
      clearTimeout(clock);
      resolve(result);
    };
    child.on("error", (error) => end(failed(problem("print.failed", { format, said: error.message }))));
    child.on("close", (code) => {
      if (late) return end(failed(problem("print.time", { format, seconds })));
      if (code !== 0) return end(failed(whatFailed(said, format, megabytes)));
      return end(ok(new Uint8Array(Buffer.concat(body))));
    });
  });
}

/** What Node is started with: the program as it was built, shut in; or from its source where this code runs from there. */
function program(fonts: readonly string[]): readonly string[] {
  const root = projectRoot();
  const file = ["print", "process", "worker"];
  if (import.meta.url.endsWith(".ts")) {
    const tsx = createRequire(join(root, "package.json")).resolve("tsx");
    return ["--import", pathToFileURL(tsx).href, `${join(root, "src", ...file)}.ts`];
  }
  const flag = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const own = ["dist", "data", "words", "node_modules"].map((folder) => join(root, folder));
  const readable = [...own, ...modulesAbove(root), ...new Set(fonts.map(dirname))];
  return [
    flag,
    "--allow-addons",
    "--allow-worker",
    `--allow-fs-read=${join(root, "package.json")}`,
    ...readable.map((folder) => `--allow-fs-read=${folder}${sep}*`),
    "--no-warnings",
    `${join(root, "dist", ...file)}.js`,
  ];
}

/** Folders of packages in which the program itself lies, where it was installed as one. */
function modulesAbove(folder: string): readonly string[] {
  const parts = folder.split(sep);
  return parts.flatMap((part, index) =>
    part === "node_modules" ? [parts.slice(0, index + 1).join(sep)] : [],
  );
}

/** What a process that ended without a file said on its standard error, as the problem that it is. */
export function whatFailed(said: string, format: string, megabytes: number): Problem {
  if (said.includes(overMemory) || /heap out of memory|memory allocation of/.test(said)) {
    return problem("print.memory", { format, megabytes });
  }
  // The typesetter is compiled for each kind of machine; a package without the build for this one is installed all the same.
  if (/native binding/i.test(said)) {
    return problem("print.machine", { format, machine: `${process.platform} ${process.arch}` });
  }
  return problem("print.failed", { format, said: lastLine(said) });
}

function lastLine(said: string): string {
  const lines = said.split("\n").filter((line) => line.trim() !== "" && !/^\s+at |^Node\.js v/.test(line));
  return (lines.find((line) => /^(?:\w*Error|\[cause\])\b/.test(line)) ?? lines.at(-1) ?? "?")
    .trim()
    .slice(0, 500);
}
