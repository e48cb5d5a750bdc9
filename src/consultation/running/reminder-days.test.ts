import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayOf, daysBetween, endOfDay } from "./days.ts";
import type { ReminderStep } from "./model.ts";
import { comeSteps, dayOfStep, dueSteps, nextStep } from "./reminder-days.ts";

const step = (id: string, days: number): ReminderStep => ({ id, days, texts: {} });
const plan = [step("after", 7), step("first", -14), step("last", 0), step("second", -3)];
const closes = "2027-03-01";

test("days are counted over the ends of months, leap years and changes of the clock", () => {
  expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(daysBetween("2027-03-27", "2027-03-29")).toBe(2);
  expect(dayOf(endOfDay("2027-03-01"))).toBe("2027-03-02");
  // Howland Island, UTC-12, is where a day ends last.
  expect(endOfDay("2027-03-01").toISOString()).toBe("2027-03-02T12:00:00.000Z");
});

test("a step is due from its day on, and each once", () => {
  const due = (today: string, told: string[]) => dueSteps(plan, { closes, told }, today).step?.id;
  expect(due("2027-02-14", [])).toBeUndefined();
  expect(due("2027-02-15", [])).toBe("first");
  expect(due("2027-02-16", ["first"])).toBeUndefined();
  expect(due("2027-02-26", ["first"])).toBe("second");
  expect(due("2027-03-01", ["first", "second"])).toBe("last");
  expect(due("2027-03-08", ["first", "second", "last"])).toBe("after");
  expect(due("2030-01-01", ["first", "second", "last", "after"])).toBeUndefined();
});

test("of what was missed only the last is sent", () => {
  const { step: sent, overtaken } = dueSteps(plan, { closes, told: [] }, "2027-03-20");
  expect(sent?.id).toBe("after");
  expect(overtaken.map(({ id }) => id)).toEqual(["first", "second", "last"]);
});

test("what comes next, with an extension heeded", () => {
  const next = (ends: string, told: string[]) => {
    const found = nextStep(plan, { closes: ends, told }, "2027-02-20");
    return found && `${found.step.id} ${found.day}`;
  };
  expect(next(closes, ["first"])).toBe("second 2027-02-26");
  expect(next("2027-04-01", ["first"])).toBe("second 2027-03-29");
  expect(next("2027-04-01", [])).toBe("first 2027-03-18");
  expect(next(closes, ["first", "second", "last", "after"])).toBeNull();
});

test("whenever a clock looks, every step of the plan is told once or overtaken, none twice, the sent ones in order", () => {
  const days = fc.uniqueArray(fc.integer({ min: -60, max: 30 }), { minLength: 1, maxLength: 8 });
  const gaps = fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(days, gaps, (offsets, sleeps) => {
      const steps = offsets.map((day, index) => step(`s${index}`, day));
      const told: string[] = [];
      const sent: string[] = [];
      let today = addDays(closes, -70);
      for (const sleep of sleeps) {
        today = addDays(today, sleep);
        const due = dueSteps(steps, { closes, told }, today);
        for (const one of due.overtaken) told.push(one.id);
        if (due.step) {
          told.push(due.step.id);
          sent.push(due.step.id);
          // Nothing that comes after the day that it is.
          expect(dayOfStep(due.step, closes) <= today).toBe(true);
        }
        expect(comeSteps(steps, { closes, told }, today)).toEqual([]);
      }
      expect(new Set(told).size).toBe(told.length);
      const order = sent.map((id) => steps.find((one) => one.id === id)?.days ?? 0);
      expect([...order].sort((a, b) => a - b)).toEqual(order);
    }),
  );
});
