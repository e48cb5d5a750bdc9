import { expect, test } from "vitest";
import type { Figure } from "./figure.ts";
import { openLedger } from "./ledger.ts";

const figure = (value: number | null, status: Figure["status"] = "A"): Figure => ({ value, status });

test("a row that comes twice is seen, and whether it says the same", () => {
  const ledger = openLedger();
  expect(ledger.seen("USA", [figure(1), figure(null, "O"), undefined], { cell: "A1" })).toBeUndefined();
  expect(ledger.seen("MEX", [figure(1)], { cell: "A2" })).toBeUndefined();
  expect(ledger.seen("USA", [figure(1), figure(null, "O"), undefined], { cell: "A3" })).toEqual({
    first: { cell: "A1" },
    differs: -1,
  });
  expect(ledger.seen("USA", [figure(1), figure(null, "Q"), undefined], { cell: "A4" })?.differs).toBe(1);
  expect(ledger.seen("USA", [figure(1), figure(null, "O"), figure(0)], { cell: "A5" })?.differs).toBe(2);
});
