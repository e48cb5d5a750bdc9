/**
 * A form of 80 questions written and read back, as workbook and document, against the layout alone in the same run:
 * `npm run bench -- forms`.
 */
import { fileURLToPath } from "node:url";
import { layoutOf } from "../src/consultation/forms/layout/layout.ts";
import { sample, sampleAnswers } from "../src/consultation/forms/support/sample.ts";
import { formats, readForm, writeForm } from "../src/consultation/forms/support/write.ts";
import { PartId, type Questionnaire } from "../src/consultation/questionnaire/model.ts";
import type { Answer } from "../src/consultation/replying/answer.ts";
import { words } from "../src/kernel/words.ts";

const wanted = 80;
const target = 1000;
const kinds = sample.sections.flatMap((section) => section.questions);
const questions = Array.from({ length: wanted }, (_, i) => {
  const kind = kinds[i % kinds.length];
  if (!kind) throw new Error("no kinds of questions");
  return { question: { ...kind, id: PartId.parse(`q${i}`) }, answer: sampleAnswers.get(kind.id) };
});
const questionnaire: Questionnaire = {
  ...sample,
  sections: sample.sections.map((section, s) => ({
    ...section,
    questions: questions.filter((_, i) => i % sample.sections.length === s).map(({ question }) => question),
  })),
};
const answers = new Map(
  questions.flatMap(({ question, answer }): [string, Answer][] => (answer ? [[question.id, answer]] : [])),
);

/** Milliseconds of work, the median of five rounds after one to warm up. */
async function median(work: () => Promise<unknown> | unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[2] ?? Number.NaN;
}

const layout = await median(() =>
  layoutOf({ questionnaire, recipient: "member-state", words: words("en"), answers, figures: new Map() }),
);
console.log(
  `${fileURLToPath(import.meta.url)
    .split("/")
    .at(-1)}: the layout alone ${layout.toFixed(1)} ms`,
);
for (const format of formats) {
  const bytes = await writeForm(format, questionnaire, "en", answers);
  const write = await median(() => writeForm(format, questionnaire, "en", answers));
  const read = await median(() => readForm(format, bytes, questionnaire));
  const kept = write + read < target ? "within" : "BEYOND";
  console.log(
    `${format}: written in ${write.toFixed(0)} ms (${(write / layout).toFixed(0)} x the layout), read in ${read.toFixed(0)} ms, ${Math.round(bytes.length / 1024)} kB: ${kept} ${target} ms`,
  );
}
