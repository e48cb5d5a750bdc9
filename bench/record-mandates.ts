/** Scores the mandates found against those found by reading, and prints each difference: `npx tsx bench/record-mandates.ts`. */
import { f1, scoreMandates } from "../src/record/support/checked.ts";

const score = scoreMandates();
if (!score) console.log("The texts are not there.");
else {
  for (const difference of score.differences) console.log(difference);
  const line = (["addressee", "form", "due"] as const).map((slot) => `${slot} ${f1(score[slot]).toFixed(3)}`);
  console.log(`${score.mandates} mandates, F1: ${line.join(", ")}`);
}
