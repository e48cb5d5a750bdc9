import { expect, test } from "vitest";
import { displayWidth, textTable, visible } from "./table.ts";

test("numbers stand flush right under their heading", () => {
  expect(
    textTable(
      [{ heading: "Where" }, { heading: "People", number: true }],
      [
        ["Mexico", "7"],
        ["A", "1,234,567"],
      ],
    ),
  ).toEqual(["Where      People", "──────  ─────────", "Mexico          7", "A       1,234,567"]);
});

test("a Chinese character is two cells wide, a combining mark none", () => {
  expect(displayWidth("墨西哥")).toBe(6);
  expect(displayWidth("e\u0301")).toBe(1);
  expect(displayWidth("المكسيك")).toBe(7);
});

test("text from a file does not steer the terminal", () => {
  expect(visible("a\u001b[2Jb\u0007")).toBe("a\\x1b[2Jb\\x07");
});
