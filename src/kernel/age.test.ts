import fc from "fast-check";
import { expect, test } from "vitest";
import { ageBounds, ageGroup, allAges, compareAges, parseAge } from "./age.ts";

test.each([
  ["20-24", "20-24"],
  ["20 – 24", "20-24"],
  ["20 to 24", "20-24"],
  ["Y20T24", "20-24"],
  ["75+", "75+"],
  ["75 and over", "75+"],
  ["Y_GE75", "75+"],
  ["0", "0"],
  ["Total", "T"],
  ["_T", "T"],
  [" All ages ", "T"],
])("%s is %s", (text, age) => {
  expect(parseAge(text)).toEqual({ ok: true, value: age });
});

test.each(["", "24-20", "twenty", "20-", "-5", "200+", "1.5"])("%j is no age group", (text) => {
  const parsed = parseAge(text);
  expect(parsed).toMatchObject({ ok: false, problems: [{ code: "kernel.age-unknown", facts: { text } }] });
});

const groups = fc
  .record({
    start: fc.integer({ min: 0, max: 100 }),
    width: fc.constantFrom(1, 5, 10, Number.POSITIVE_INFINITY),
  })
  .map(({ start, width }) => ({ start, width, age: ageGroup(start, width) }));

test("what is written is read again, with its bounds", () => {
  fc.assert(
    fc.property(groups, ({ start, width, age }) => {
      expect(parseAge(age)).toEqual({ ok: true, value: age });
      expect(ageBounds(age)).toEqual({ start, end: start + width - 1 });
    }),
  );
});

test("the order is total, and all ages come last", () => {
  fc.assert(
    fc.property(fc.array(groups), (list) => {
      const ages = [...list.map(({ age }) => age), allAges];
      const sorted = [...ages].sort(compareAges);
      expect(sorted.at(-1)).toBe(allAges);
      expect([...ages].reverse().sort(compareAges)).toEqual(sorted);
    }),
  );
});
