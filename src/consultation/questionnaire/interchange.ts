import { z } from "zod";
import { canonicalJson } from "../../kernel/canonical.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { checkQuestionnaire } from "./check.ts";
import { Questionnaire } from "./model.ts";

/** A questionnaire as a file of our own: everything that a version says, nothing of who is asked or has answered. */
const QuestionnaireFile = z.strictObject({
  format: z.literal("corridor-questionnaire"),
  formatVersion: z.literal(1),
  questionnaire: Questionnaire,
});

/** Largest file that is read, in bytes of UTF-8, and how deep its braces may go. */
export const largestFile = 5_000_000;
const deepest = 40;

/** The file of a questionnaire: the same questionnaire, the same bytes. */
export function writeQuestionnaire(questionnaire: Questionnaire): string {
  const file = { format: "corridor-questionnaire", formatVersion: 1, questionnaire };
  return `${canonicalJson(file, 2)}\n`;
}

/**
 * Reads what {@link writeQuestionnaire} writes: all of it or nothing. Problems: `questionnaires.file-large`, `.file-not-json`,
 * `.file-malformed` (facts: where), and those of `checkQuestionnaire`.
 */
export function readQuestionnaire(text: string): Result<Questionnaire> {
  if (Buffer.byteLength(text) > largestFile)
    return failed(problem("questionnaires.file-large", { limit: largestFile / 1_000_000 }));
  const value = parsed(text.replace(/^\ufeff/, ""));
  if (value === undefined || depthOf(value) > deepest) return failed(problem("questionnaires.file-not-json"));
  const file = QuestionnaireFile.safeParse(value);
  if (!file.success)
    return failed(
      ...file.error.issues
        .slice(0, 5)
        .map(({ path }) => problem("questionnaires.file-malformed", { where: path.join(".") || "." })),
    );
  const { questionnaire } = file.data;
  const problems = checkQuestionnaire(questionnaire);
  return problems.length > 0 ? failed(...problems) : ok(questionnaire);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** How deep a value goes, level by level, so that a hostile file cannot exhaust the stack. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value];
  let depth = 0;
  while (level.length > 0 && depth <= deepest) {
    depth += 1;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return depth;
}
