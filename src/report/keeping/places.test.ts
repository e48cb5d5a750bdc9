import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBetween, placesFor } from "./places.ts";

test("there is always a place between two, wherever one is put", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 120 }), (choices) => {
      const places: string[] = [];
      for (const choice of choices) {
        const at = choice % (places.length + 1);
        const made = placeBetween(places[at - 1] ?? null, places[at] ?? null);
        expect(made.endsWith("0")).toBe(false);
        places.splice(at, 0, made);
      }
      expect([...places].sort()).toEqual(places);
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test.each([0, 1, 60, 61, 62, 500, 2000, 4000])("places for %i are in order, each a good one", (count) => {
  const places = placesFor(count);
  expect(places.length).toBe(count);
  expect([...new Set(places)].sort()).toEqual(places);
  expect(places.every((one) => one !== "" && !one.endsWith("0"))).toBe(true);
  for (let at = 0; at <= count; at += 97) {
    const between = placeBetween(places[at - 1] ?? null, places[at] ?? null);
    expect(between > (places[at - 1] ?? "")).toBe(true);
    const next = places[at];
    if (next !== undefined) expect(between < next).toBe(true);
  }
});
