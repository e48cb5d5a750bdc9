import { expect, test } from "vitest";
import { openTextCodes, ranks } from "./text-codes.ts";

test("each text has one code, from 1; null has 0", () => {
  const codes = openTextCodes();
  expect(["b", "a", "b", "b", null, null, "a"].map(codes.code)).toEqual([1, 2, 1, 1, 0, 0, 2]);
  expect(codes.texts()).toEqual(["b", "a"]);
});

test("ranks are by bytes, not by code units: they differ beyond the basic plane", () => {
  expect(ranks(["\u{10000}", "\uffee", "Z", "a", "é", "Z"])).toEqual([4, 3, 0, 1, 2, 0]);
});
