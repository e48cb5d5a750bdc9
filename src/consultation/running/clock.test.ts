import { expect, test } from "vitest";
import { problem } from "../../kernel/problem.ts";
import { startReminders } from "./clock.ts";

test("looks at once and then now and again, one look after the other, over failures, until it is stopped", async () => {
  let [looks, now] = [0, 0];
  const faults: unknown[] = [];
  const problems: string[] = [];
  const clock = startReminders(
    {
      remindDue: async () => {
        looks += 1;
        now += 1;
        expect(now).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 15));
        now -= 1;
        if (looks === 1) throw new Error("the store is away");
        return { letters: 0, problems: looks === 2 ? [problem("consultations.letter-missing")] : [] };
      },
    },
    {
      every: 5,
      onFault: (error) => faults.push(error),
      onProblems: (told) => problems.push(...told.map(({ code }) => code)),
    },
  );
  await new Promise((resolve) => setTimeout(resolve, 120));
  await clock.stop();
  const seen = looks;
  expect(seen).toBeGreaterThan(2);
  expect(faults).toHaveLength(1);
  expect(problems).toEqual(["consultations.letter-missing"]);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(looks).toBe(seen);
});
