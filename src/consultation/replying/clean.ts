import { cleanTexts } from "../../kernel/clean-text.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { Answer } from "./answer.ts";

/**
 * An answer from outside, every text in it clean; null where nothing is answered. Problem: `replies.answer-malformed` where
 * it has not the form of an answer, or is larger than one may be.
 */
export function readAnswer(given: unknown): Result<Answer | null> {
  if (given === null) return ok(null);
  const read = Answer.safeParse(cleanTexts(given));
  return read.success
    ? ok(read.data)
    : failed(problem("replies.answer-malformed", { where: read.error.issues[0]?.path.join(".") ?? "" }));
}
