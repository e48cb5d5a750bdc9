import { expect, test } from "vitest";
import { type Problem, problem, warning } from "./problem.ts";
import { ReportedProblem } from "./reported-problem.ts";

test("a problem comes back as it was from its JSON, and is one again", () => {
  for (const one of [problem("a.b", { n: 1 }, { sheet: "Table 1", cell: "F17" }), warning("a.c")]) {
    const back: Problem = ReportedProblem.parse(JSON.parse(JSON.stringify(one)));
    expect(back).toEqual(one);
  }
});

test.each([
  { code: "a.b", severity: "fatal", facts: {} },
  { code: "a.b", severity: "error", facts: { n: null } },
  { code: "a.b", severity: "error", facts: {}, place: { line: "3" } },
])("what is none is refused: %j", (one) => {
  expect(ReportedProblem.safeParse(one).success).toBe(false);
});
