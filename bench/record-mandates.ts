/**
 * Scores the mandates found against those found by reading, and prints each difference: `npx tsx bench/record-mandates.ts`. The first
 * set is the one with which the grammar was made; the second was drawn at random and labelled before the program was asked.
 */
import { f1, type Score, scoreBlind, scoreMandates } from "../src/record/support/checked.ts";

function show(name: string, score: Score | undefined): void {
  if (!score) {
    console.log(`${name}: the texts are not there.`);
    return;
  }
  for (const difference of score.differences) console.log(difference);
  const line = (["addressee", "form", "due"] as const).map((slot) => `${slot} ${f1(score[slot]).toFixed(3)}`);
  console.log(`${name}: ${score.mandates} mandates, F1: ${line.join(", ")}`);
}

show("checked", scoreMandates());
show("blind, first draw", scoreBlind(1));
show("blind, second draw", scoreBlind(2));
