import { expect, test } from "vitest";
import { attempt, cellName, columnName, ok, ProblemError, problem, unwrap, warning } from "./problem.ts";

test("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual([
    "A",
    "Z",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
    "XFD",
  ]);
  expect(cellName(17, 5)).toBe("F17");
});

test("a thrown problem comes back as a value, anything else goes on", async () => {
  const found = problem("kernel.age-unknown", { text: "x" }, { file: "a.csv", line: 3 });
  expect(await attempt(() => unwrap({ ok: false, problems: [found] }))).toEqual({
    ok: false,
    problems: [found],
  });
  expect(await attempt(async () => 7)).toEqual(ok(7));
  await expect(attempt(() => Promise.reject(new RangeError("no problem of ours")))).rejects.toThrow(
    RangeError,
  );
});

test("a problem thrown by another copy of this module is known", () => {
  const stranger = new Error("other bundle");
  Object.assign(stranger, { problems: [warning("x.y")], [Symbol.for("corridor.ProblemError")]: true });
  expect(stranger).toBeInstanceOf(ProblemError);
  expect(new Error("plain")).not.toBeInstanceOf(ProblemError);
});
