import fc from "fast-check";
import { expect, test } from "vitest";
import { filled } from "./support/random.ts";
import { formats, readForm, writeForm } from "./support/write.ts";

test.each(formats)(
  "%s: whatever was answered stands in the form, and is read back the same",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(filled, async ({ questionnaire, answers, language }) => {
        const bytes = await writeForm(format, questionnaire, language, answers);
        const read = await readForm(format, bytes, questionnaire);
        expect(read.problems).toEqual([]);
        expect(Object.fromEntries(read.answers)).toEqual(Object.fromEntries(answers));
      }),
      { numRuns: 60, seed: 5 },
    );
  },
  120_000,
);
