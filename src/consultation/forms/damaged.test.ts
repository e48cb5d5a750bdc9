import { expect, test } from "vitest";
import { mutant, random } from "../../files/tables/support/mutate.ts";
import { ProblemError } from "../../kernel/problem.ts";
import { partsOf } from "./support/parts.ts";
import { sample, sampleAnswers } from "./support/sample.ts";
import { formats, readForm, writeForm } from "./support/write.ts";

const times = 500;
const longest = 10_000;

test.each(formats)(
  "%s: a damaged form is a problem or says the same; it never crashes or hangs",
  async (format) => {
    const bytes = await writeForm(format, sample, "en", sampleAnswers);
    const whole = await readForm(format, bytes, sample);
    expect(whole.problems).toEqual([]);
    const original = { name: format, bytes: Buffer.from(bytes), parts: await partsOf(bytes) };
    let [refused, same, other] = [0, 0, 0];
    for (let seed = 1; seed <= times; seed++) {
      const damaged = mutant(original, random(seed));
      const began = performance.now();
      try {
        const { answers, problems } = await readForm(format, damaged.bytes, sample);
        const alike = JSON.stringify([...answers]) === JSON.stringify([...whole.answers]);
        if (alike) same += 1;
        else other += 1;
        // What the archive's checksums stand for cannot have become something else unseen.
        if (damaged.checksummed && !alike) expect(problems, `seed ${seed}: ${damaged.how}`).not.toEqual([]);
      } catch (error) {
        if (!(error instanceof ProblemError))
          throw new Error(`seed ${seed}: ${damaged.how}`, { cause: error });
        refused += 1;
      }
      expect(performance.now() - began, `seed ${seed}: ${damaged.how}`).toBeLessThan(longest);
    }
    expect(refused).toBeGreaterThan(times / 4);
    expect(refused + same + other).toBe(times);
  },
  300_000,
);
