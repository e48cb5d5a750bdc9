import fc from "fast-check";
import { expect, test } from "vitest";
import { type Conflict, conflictsIn, type Intervals, type Session } from "./conflicts.ts";

const at = (hour: number, minutes = 0) => Date.UTC(2006, 8, 14, hour, minutes);
const intervals: Intervals = { room: 15, person: 10 };
const session = (
  id: string,
  begins: number,
  ends: number,
  room: string | null,
  ...people: string[]
): Session => ({
  id,
  begins,
  ends,
  room,
  people,
});

test("a room twice, a person in two places, intervals too short, an end before its beginning", () => {
  const programme = [
    session("opening", at(10), at(11), "Hall", "Chair"),
    session("table-1", at(11), at(13), "Hall", "Ms. A"),
    session("table-2", at(11, 5), at(13), "Room 1", "Chair", "Ms. B"),
    session("table-3", at(12), at(13), "Room 2", "Ms. B"),
    session("hearing", at(12, 30), at(13, 30), "Room 2"),
    session("wrong", at(15), at(14), "Hall"),
    session("later", at(15), at(16), null, "Chair"),
  ];
  expect(conflictsIn(programme, intervals)).toEqual([
    { kind: "backwards", session: "wrong" },
    { kind: "room-interval", what: "Hall", sessions: ["opening", "table-1"], minutes: 0 },
    { kind: "person-interval", what: "Chair", sessions: ["opening", "table-2"], minutes: 5 },
    { kind: "person", what: "Ms. B", sessions: ["table-2", "table-3"] },
    { kind: "room", what: "Room 2", sessions: ["table-3", "hearing"] },
  ]);
});

/** Every pair held against every other, without any cleverness. */
function slow(sessions: readonly Session[]): readonly string[] {
  const found: string[] = [];
  for (const a of sessions)
    for (const b of sessions) {
      const first = a.begins < b.begins || (a.begins === b.begins && a.id < b.id);
      if (!first || a.ends <= a.begins || b.ends <= b.begins) continue;
      const gap = (b.begins - a.ends) / 60_000;
      const sameRoom = a.room !== null && a.room === b.room;
      if (sameRoom && gap < intervals.room)
        found.push(`${a.id} ${b.id} ${gap < 0 ? "room" : "room-interval"}`);
      for (const person of new Set(a.people))
        if (b.people.includes(person) && (gap < 0 || (!sameRoom && gap < intervals.person)))
          found.push(`${a.id} ${b.id} ${gap < 0 ? "person" : "person-interval"} ${person}`);
    }
  return found.sort();
}

const said = (conflict: Conflict) =>
  conflict.kind === "backwards"
    ? []
    : [
        `${conflict.sessions.join(" ")} ${conflict.kind}${conflict.kind.startsWith("person") ? ` ${conflict.what}` : ""}`,
      ];

test("a thousand random programmes: the same as holding every pair against every other", () => {
  const anySession = fc.record({
    begins: fc.integer({ min: 0, max: 60 }),
    minutes: fc.integer({ min: -5, max: 40 }),
    room: fc.option(fc.constantFrom("A", "B", "C")),
    people: fc.array(fc.constantFrom("p", "q", "r", "s"), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(anySession, { maxLength: 14 }), (drawn) => {
      const sessions = drawn.map(({ begins, minutes, room, people }, index) =>
        session(`s${index}`, at(10, begins), at(10, begins + minutes), room, ...people),
      );
      expect(conflictsIn(sessions, intervals).flatMap(said).sort()).toEqual(slow(sessions));
    }),
    { numRuns: 1000 },
  );
});
