import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { unwrap } from "../kernel/problem.ts";
import { projectRoot } from "../kernel/root.ts";
import { readControl } from "./control.ts";
import { openHome } from "./home.ts";
import { homeFolder, homePaths } from "./paths.ts";

const root = mkdtempSync(join(tmpdir(), "corridor-home-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
function folder(): string {
  made += 1;
  return join(root, `home-${made}`);
}

/** Another process that opens the folder, says what came of it, and holds it until it is killed or told to let go. */
function rival(path: string) {
  const program = `
    import { openHome } from ${JSON.stringify(join(projectRoot(), "src/store/home.ts"))};
    const home = await openHome(${JSON.stringify(path)});
    console.log(JSON.stringify(home.ok ? { pid: process.pid } : home.problems[0]));
    if (home.ok) process.stdin.once("data", async () => { await home.value.close(); process.exit(0); });
    else process.exit(0);
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: projectRoot(),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const said = new Promise<{ pid?: number; code?: string; facts?: object }>((resolve) => {
    createInterface({ input: child.stdout }).once("line", (line) => resolve(JSON.parse(line)));
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return { child, said, ended };
}

test("a new folder is made for its owner alone, and is the same one next time", async () => {
  const path = folder();
  const home = unwrap(await openHome(path));
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(home.paths.control).mode & 0o777).toBe(0o600);
  writeFileSync(join(home.paths.tmp, "left-over"), "x");
  mkdirSync(join(home.paths.tmp, "deep", "er"), { recursive: true });
  await home.announce("http://127.0.0.1:1234");
  expect(await readControl(home.paths.control)).toMatchObject({
    pid: process.pid,
    address: "http://127.0.0.1:1234",
    secret: home.secret,
  });
  await home.close();
  await home.close();
  expect(existsSync(home.paths.control)).toBe(false);
  const again = unwrap(await openHome(path));
  expect(again.id).toBe(home.id);
  expect(again.secret).not.toBe(home.secret);
  expect(readdirSync(again.paths.tmp)).toEqual([]);
  await again.close();
});

test("within one process too it opens once", async () => {
  const path = folder();
  const home = unwrap(await openHome(path));
  const second = await openHome(join(path, ".", "..", path.split("/").at(-1) ?? ""));
  expect(second).toMatchObject({
    ok: false,
    problems: [{ code: "store.in-use", facts: { pid: process.pid } }],
  });
  await home.close();
  await unwrap(await openHome(path)).close();
});

test("another process is told who has it, and gets it once that one is killed", async () => {
  const path = folder();
  const first = rival(path);
  const { pid } = await first.said;
  const refused = await openHome(path);
  expect(refused).toMatchObject({ ok: false, problems: [{ code: "store.in-use", facts: { path, pid } }] });
  if (!refused.ok) expect(refused.problems[0]?.facts.since).toMatch(/^\d{4}-\d\d-\d\dT/);
  first.child.kill("SIGKILL");
  await first.ended;
  expect(existsSync(homePaths(path).control)).toBe(true);
  const home = unwrap(await openHome(path));
  expect(await readControl(home.paths.control)).toMatchObject({ pid: process.pid });
  await home.close();
});

test("of many that begin at once on a folder that is not there, one gets it", async () => {
  const path = folder();
  const rivals = Array.from({ length: 6 }, () => rival(path));
  const said = await Promise.all(rivals.map((one) => one.said));
  expect(said.filter(({ pid }) => pid !== undefined)).toHaveLength(1);
  const refusals = said.filter(({ code }) => code !== undefined);
  expect(refusals.every(({ code }) => code?.startsWith("store.in-use"))).toBe(true);
  for (const { child } of rivals) child.kill("SIGKILL");
  await Promise.all(rivals.map((one) => one.ended));
  await unwrap(await openHome(path)).close();
}, 120_000);

test("a folder with other things in it is left alone", async () => {
  const path = folder();
  mkdirSync(join(path, "tmp"), { recursive: true });
  writeFileSync(join(path, "tmp", "mine"), "x");
  expect(await openHome(path)).toMatchObject({ ok: false, problems: [{ code: "store.not-a-home" }] });
  expect(readFileSync(join(path, "tmp", "mine"), "utf8")).toBe("x");
});

test("a folder of newer software, a damaged mark, a damaged lock and a file in its place are told apart", async () => {
  const newer = folder();
  mkdirSync(newer);
  writeFileSync(homePaths(newer).format, '{"format":2,"something":"else"}');
  expect(await openHome(newer)).toMatchObject({
    problems: [{ code: "store.newer-format", facts: { found: 2, known: 1 } }],
  });
  const damaged = folder();
  mkdirSync(damaged);
  writeFileSync(homePaths(damaged).format, '{"format":1');
  expect(await openHome(damaged)).toMatchObject({ problems: [{ code: "store.format-damaged" }] });
  const lock = folder();
  mkdirSync(lock);
  writeFileSync(homePaths(lock).lock, "");
  expect(await openHome(lock)).toMatchObject({ problems: [{ code: "store.lock-damaged" }] });
  const file = folder();
  writeFileSync(file, "");
  expect(await openHome(file)).toMatchObject({ problems: [{ code: "store.unreadable" }] });
  // What was refused holds nothing: putting it right is enough.
  rmSync(homePaths(lock).lock);
  await unwrap(await openHome(lock)).close();
});

test("the folder that is meant", () => {
  expect(homeFolder("/a", { CORRIDOR_HOME: "/b" })).toBe("/a");
  expect(homeFolder(undefined, { CORRIDOR_HOME: "/b" })).toBe("/b");
  expect(homeFolder(undefined, {})).toBe(join(process.cwd(), "corridor-data"));
});
