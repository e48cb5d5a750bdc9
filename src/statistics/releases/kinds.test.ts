import fc from "fast-check";
import { expect, test } from "vitest";
import { type Kind, openKinds } from "./kinds.ts";
import { anyObservation } from "./support/made-up.ts";

test("two observations have the same code if and only if they are of one kind, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(anyObservation, { maxLength: 60 }), (observations) => {
      const kinds = openKinds();
      const codes = observations.map(kinds.code);
      const list = kinds.list();
      observations.forEach(({ destination: _d, origin: _o, period: _p, value: _v, ...kind }, i) => {
        expect(list[(codes[i] ?? 0) - 1]).toEqual(kind satisfies Kind);
      });
      expect(new Set(list.map((kind) => JSON.stringify(kind))).size).toBe(list.length);
    }),
  );
});
