import { expect, test } from "vitest";
import { drawnLetter, letters } from "./lot.ts";

test("a seed draws one letter for ever, which anybody can work out again", () => {
  // printf '%s' '61/208:0' | sha256sum | cut -c1-8
  expect(drawnLetter("61/208")).toBe(letters[Number.parseInt(first8, 16) % 26]);
});
const first8 = "8a386da5";

test("each letter has its chance", () => {
  const drawn = new Map<string, number>();
  for (let seed = 0; seed < 2600; seed++) {
    const letter = drawnLetter(`seed ${seed}`);
    drawn.set(letter, (drawn.get(letter) ?? 0) + 1);
  }
  expect([...drawn.keys()].sort().join("")).toBe(letters);
  for (const count of drawn.values()) expect(count).toBeGreaterThan(60);
});
