import { expect, test } from "vitest";
import { openTextCodes } from "./text-codes.ts";

test("each text has one code, from 1; null has none", () => {
  const codes = openTextCodes();
  expect(["b", "a", "b", null].map(codes.code)).toEqual([1, 2, 1, null]);
  expect(codes.texts()).toEqual(["b", "a"]);
});

test("ranks are by bytes, not by code units: they differ beyond the basic plane", () => {
  const codes = openTextCodes();
  for (const text of ["\u{10000}", "\uffee", "Z", "a", "é"]) codes.code(text);
  expect(codes.ranks()).toEqual([4, 3, 0, 1, 2]);
});
