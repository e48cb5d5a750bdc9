import { expect, test } from "vitest";
import { z } from "zod";
import { parserFor, said } from "./given.ts";
import { attempt, problem } from "./problem.ts";

const Meeting = z.object({
  opens: z.iso.date(),
  title: z.string().trim().min(3).regex(/^F/),
  rooms: z.array(z.object({ seats: z.int() })),
});

test("what is as its form wants it is given back, tidied", () => {
  const given = { opens: "2027-02-03", title: " Forum ", rooms: [] };
  expect(parserFor("meetings.malformed")(Meeting, given)).toEqual({ ...given, title: "Forum" });
});

test("each field that is not is named once, with the room's own code", async () => {
  const given = { opens: "soon", title: "a", rooms: [{ seats: 1 }, { seats: "many" }] };
  expect(await attempt(() => parserFor("meetings.malformed")(Meeting, given))).toEqual({
    ok: false,
    problems: ["opens", "title", "rooms.1.seats"].map((field) => problem("meetings.malformed", { field })),
  });
});

test("of a hostile form ten fields are named, and names are cut", async () => {
  const Strict = z.record(z.string(), z.int());
  const given = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`${at}-${"x".repeat(500)}`, ""]));
  const read = await attempt(() => parserFor("meetings.malformed")(Strict, given));
  const fields = read.ok ? [] : read.problems.map(({ facts }) => String(facts.field));
  expect(fields).toHaveLength(10);
  expect(Math.max(...fields.map((field) => field.length))).toBe(100);
});

test("a change says what is in it, null too, and nothing of what was left out", () => {
  expect(said({ title: "Forum", place: null, opens: undefined })).toEqual({ title: "Forum", place: null });
});
