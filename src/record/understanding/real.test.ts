import { describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { f1, scoreMandates } from "../support/checked.ts";

describe.skipIf(sharedPath("record") === undefined)("mandates against those found by reading", () => {
  test("F1 of at least 0.9 on addressee, form and due date", () => {
    const score = scoreMandates();
    expect(score?.mandates).toBeGreaterThanOrEqual(150);
    for (const slot of ["addressee", "form", "due"] as const) {
      expect(score && f1(score[slot])).toBeGreaterThanOrEqual(0.9);
    }
  });
});
