import fc from "fast-check";
import { expect, test } from "vitest";
import { boundaries, evenLines, gridOf } from "./grid.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 8, 14, 8, minutes)).toISOString();

test("a day at a glance: fields as long as their sessions, two that overlap in one", () => {
  const sessions = [
    { id: "a", begins: at(0), ends: at(60), room: "hall" },
    { id: "b", begins: at(60), ends: at(120), room: "hall" },
    { id: "c", begins: at(30), ends: at(90), room: "one" },
    { id: "d", begins: at(45), ends: at(120), room: "one" },
  ];
  const lines = boundaries(sessions);
  const grid = gridOf(sessions, ["hall", "one", null], lines);
  expect(lines).toHaveLength(6);
  expect(
    grid.map((row) => row.map((cell) => (cell.kind === "block" ? cell.sessions.join("+") : cell.kind))),
  ).toEqual([
    ["a", "free", "free"],
    ["covered", "c+d", "free"],
    ["covered", "covered", "free"],
    ["b", "covered", "free"],
    ["covered", "covered", "free"],
  ]);
});

test("whatever is laid: every session stands once, and the fields of a column are as many as the lines", () => {
  const session = fc.record({
    begin: fc.integer({ min: -60, max: 600 }),
    minutes: fc.integer({ min: 1, max: 200 }),
    room: fc.constantFrom("a", "b", null),
  });
  fc.assert(
    fc.property(fc.array(session, { maxLength: 12 }), (drawn) => {
      const sessions = drawn.map(({ begin, minutes, room }, index) => ({
        ...{ id: `s${index}`, begins: at(begin), ends: at(begin + minutes), room },
      }));
      const lines = evenLines(Date.parse(at(0)), Date.parse(at(480)), 15);
      const grid = gridOf(sessions, ["a", "b", null], lines);
      for (const column of [0, 1, 2]) {
        let line = 0;
        while (line < grid.length) {
          const cell = grid[line]?.[column];
          expect(cell?.kind).not.toBe("covered");
          line += cell?.kind === "block" ? cell.lines : 1;
        }
        expect(line).toBe(lines.length - 1);
      }
      const standing = grid.flat().flatMap((cell) => (cell.kind === "block" ? cell.sessions : []));
      expect(new Set(standing).size).toBe(standing.length);
      const within = sessions.filter(({ begins }) => Date.parse(begins) < (lines.at(-1) ?? 0));
      expect([...standing].sort()).toEqual(within.map(({ id }) => id).sort());
    }),
  );
});
