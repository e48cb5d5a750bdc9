import { expect, test } from "vitest";
import { diskWith } from "./disk.ts";
import { attempt, ProblemError, problem } from "./problem.ts";

const { onDisk } = diskWith({
  byErrno: { ENOSPC: "room.disk-full" },
  byMessage: [[/quota exceeded/i, "room.disk-full"]],
});

const fails = (error: Error) => attempt(() => onDisk("/there", () => Promise.reject(error)));

test("what the room knows becomes its problem, by the system's code or by a library's words", async () => {
  const full = { ok: false, problems: [{ code: "room.disk-full", facts: { path: "/there" } }] };
  expect(await fails(Object.assign(new Error("no"), { code: "ENOSPC" }))).toMatchObject(full);
  expect(await fails(new Error("Disk quota exceeded"))).toMatchObject(full);
});

test("a problem goes on as it is, and a fault of ours stays an exception", async () => {
  const own = new ProblemError(problem("room.own"));
  expect(await fails(own)).toMatchObject({ problems: [{ code: "room.own" }] });
  await expect(fails(new TypeError("x is undefined"))).rejects.toThrow(TypeError);
});
