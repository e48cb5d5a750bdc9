import { expect, test } from "vitest";
import { note, ProblemError, problem } from "../../kernel/problem.ts";
import { openLog } from "./log.ts";

test("tells fifty errors with the file's name, and how many more there are", () => {
  const log = openLog("f.xlsx");
  for (let i = 0; i < 60; i++) log.tell(problem("importing.negative", { value: -i }, { cell: `A${i}` }));
  expect(log.failed).toBe(true);
  try {
    log.throwIfFailed();
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problems).toHaveLength(51);
    expect(error.problems[0]?.place).toEqual({ file: "f.xlsx", cell: "A0" });
    expect(error.problems[50]).toMatchObject({ code: "importing.more", facts: { count: 10 } });
  }
});

test("notes do not stop an import", () => {
  const log = openLog("f.xlsx");
  log.tell(note("importing.sexes-by-order"));
  log.throwIfFailed();
  expect(log.problems()).toHaveLength(1);
});

test("counts by sheet, with the first places of what was left out", () => {
  const log = openLog("f.xlsx");
  log.role("Table 1", "figures");
  log.row("Table 1", 7);
  for (let row = 1; row <= 5; row++) log.skip("Table 1", "importing.no-figures", { cell: `A${row}` });
  expect(log.sheets(["Contents", "Table 1"])).toEqual([
    { sheet: "Contents", role: "skipped", rows: 0, observations: 0, skipped: [] },
    {
      sheet: "Table 1",
      role: "figures",
      rows: 1,
      observations: 7,
      skipped: [
        {
          code: "importing.no-figures",
          count: 5,
          first: ["A1", "A2", "A3"].map((cell) => ({ sheet: "Table 1", cell })),
        },
      ],
    },
  ]);
});
