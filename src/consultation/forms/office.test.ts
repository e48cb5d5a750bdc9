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
      // LibreOffice 7.4 loses line breaks in the controls of documents, and escapes there what looks like the escapes of spreadsheets.
      const [first, second, third] = fc
        .sample(filled, { numRuns: 60, seed: 11 })
        .filter((one) => !/_x0|\\[nt]/.test(JSON.stringify([one.questionnaire, ...one.answers])))
        .toSorted((a, b) => b.answers.size - a.answers.size);
      for (const one of [first, second, third]) {
        if (!one) throw new Error("no form to write");
        const { questionnaire, answers, language } = one;
        const bytes = await writeForm(format, questionnaire, language, answers);
        const read = await readForm(format, await savedByOffice(bytes, format), questionnaire);
        // It loses the tags too, which is told; later versions do not.
        const told = read.problems.filter(({ code }) => code !== "reply-forms.tags-lost");
        expect(told).toEqual([]);
        expect(Object.fromEntries(read.answers)).toEqual(Object.fromEntries(answers));
      }
    },
    300_000,
  );
});
