import type { Answers, CompactAnswer, CompactAnswers } from "./repository/answers.ts";

/** Whole answers in the compact form in which the store gives them for a matrix. */
export function compact(answers: Answers): CompactAnswers {
  return Object.fromEntries(
    Object.entries(answers).map(([question, answer]): [string, CompactAnswer] => {
      switch (answer.kind) {
        case "choice":
          return [question, { kind: "choice", chosen: answer.chosen }];
        case "none":
          return [question, { kind: "none", why: answer.why }];
        case "scale":
        case "number":
          return [question, answer];
        default:
          return [question, { kind: "value" }];
      }
    }),
  );
}
