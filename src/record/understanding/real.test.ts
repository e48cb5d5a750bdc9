import { describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { f1, scoreBlind, scoreMandates } from "../support/checked.ts";

describe.skipIf(sharedPath("record") === undefined)("mandates against those found by reading", () => {
  test("F1 of at least 0.9 on addressee, form and due date", () => {
    const score = scoreMandates();
    expect(score?.mandates).toBeGreaterThanOrEqual(150);
    for (const slot of ["addressee", "form", "due"] as const) {
      expect(score && f1(score[slot])).toBeGreaterThanOrEqual(0.9);
    }
  });

  test("F1 of at least 0.9 on paragraphs that were drawn at random and labelled before the program was asked", () => {
    const scores = ([1, 2] as const).map(scoreBlind);
    expect(scores.map((score) => score?.mandates)).toEqual([72, 23]);
    for (const score of scores) {
      for (const slot of ["addressee", "form", "due"] as const) {
        expect(score && f1(score[slot])).toBeGreaterThanOrEqual(0.9);
      }
    }
  });
});
