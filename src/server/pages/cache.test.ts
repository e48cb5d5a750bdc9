import { expect, test } from "vitest";
import { ByteCache } from "./cache.ts";

test("what was used longest ago goes first, and the whole never grows past its limit", () => {
  const cache = new ByteCache<number>(100);
  for (const [key, value] of [
    ["a", 1],
    ["b", 2],
    ["c", 3],
    ["d", 4],
  ] as const)
    cache.set(key, value, 25);
  expect(cache.get("a")).toBe(1);
  cache.set("e", 5, 25);
  expect(["a", "b", "c", "d", "e"].map((key) => cache.get(key))).toEqual([1, undefined, 3, 4, 5]);
  expect(cache.bytes).toBe(100);
});

test("one that would displace much is not kept; a key set again counts once", () => {
  const cache = new ByteCache<number>(100);
  cache.set("large", 1, 26);
  expect(cache.get("large")).toBeUndefined();
  cache.set("a", 1, 20);
  cache.set("a", 2, 10);
  expect([cache.get("a"), cache.bytes, cache.size]).toEqual([2, 10, 1]);
  cache.clear();
  expect([cache.bytes, cache.size]).toEqual([0, 0]);
});
