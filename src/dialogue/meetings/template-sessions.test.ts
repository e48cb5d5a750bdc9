import fc from "fast-check";
import { expect, test } from "vitest";
import { meetingKinds } from "../planning/deadlines.ts";
import { templateSessions } from "./template-sessions.ts";

const day = fc
  .integer({ min: Date.parse("2006-01-01"), max: Date.parse("2040-01-01") })
  .map((at) => new Date(at).toISOString().slice(0, 10));

test("the High-level Dialogue of 2006: plenaries over two days, four round tables with two chairs, a hearing before", () => {
  const sessions = templateSessions("high-level-dialogue", "2006-09-14", "2006-09-15");
  const of = (kind: string) => sessions.filter((one) => one.kind === kind);
  expect(of("plenary").map(({ day: on, from }) => `${on} ${from}`)).toEqual([
    "2006-09-14 11:00",
    "2006-09-14 15:00",
    "2006-09-15 10:00",
    "2006-09-15 15:00",
  ]);
  expect(of("round-table").map(({ chairs }) => chairs)).toEqual([2, 2, 2, 2]);
  expect(of("hearing").map(({ day: on }) => on)).toEqual(["2006-09-13", "2006-09-13"]);
  expect(sessions.at(-1)).toMatchObject({ kind: "closing", day: "2006-09-15", to: "18:00" });
});

test("whatever the days: no session is backwards, no room is wanted twice at a time, and names are one of their kind", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...meetingKinds),
      day,
      fc.integer({ min: 0, max: 9 }),
      (kind, opens, more) => {
        const closes = new Date(Date.parse(opens) + more * 86_400_000).toISOString().slice(0, 10);
        const sessions = templateSessions(kind, opens, closes);
        expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
        expect(sessions.filter(({ kind: one }) => one === "round-table")).toHaveLength(
          kind === "high-level-dialogue" || kind === "global-forum" ? 4 : 0,
        );
        for (const a of sessions) {
          expect(a.from < a.to).toBe(true);
          for (const b of sessions)
            if (a.id < b.id && a.day === b.day && a.room === b.room)
              expect(a.to <= b.from || b.to <= a.from, `${a.id} ${b.id} ${opens} ${closes}`).toBe(true);
        }
      },
    ),
  );
});
