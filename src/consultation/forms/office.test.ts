import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { savedByOffice, soffice } from "./support/office.ts";
import { filled } from "./support/random.ts";
import { formats, readForm, writeForm } from "./support/write.ts";

const title = soffice ? "LibreOffice" : "LibreOffice (skipped: it is not installed)";

describe.skipIf(!soffice)(title, () => {
  test.each(formats)(
    "opens and saves a form as %s, and it still reads the same",
    async (format) => {
      // In documents LibreOffice itself escapes what looks like the escapes of spreadsheets, which then no longer is what was written.
      const [first, second, third] = fc
        .sample(filled, { numRuns: 24, seed: 11 })
        .filter((one) => !JSON.stringify([one.questionnaire, ...one.answers]).includes("_x0"))
        .toSorted((a, b) => b.answers.size - a.answers.size);
      for (const one of [first, second, third]) {
        if (!one) throw new Error("no form to write");
        const { questionnaire, answers, language } = one;
        const bytes = await writeForm(format, questionnaire, language, answers);
        const read = await readForm(format, await savedByOffice(bytes, format), questionnaire);
        expect(read.problems).toEqual([]);
        expect(Object.fromEntries(read.answers)).toEqual(Object.fromEntries(answers));
      }
    },
    300_000,
  );
});
