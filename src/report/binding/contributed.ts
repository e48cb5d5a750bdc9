import { formatEvidence } from "../../kernel/evidence.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { saidIn } from "../outline/answers.ts";
import type { Found } from "./measures.ts";
import type { Source } from "./model.ts";
import type { BindingParts } from "./parts.ts";

/** What parties answered and said, as whoever asks may see it. */

type Of<K extends Source["kind"]> = Extract<Source, { readonly kind: K }>;
type Parts = Pick<BindingParts, "responses" | "statements" | "actor">;

/**
 * The words of an answer in the language in which it was written; with `latest` those of the submission that has taken its place.
 * Problems: `responses.reference-unclear`, `responses.unknown-answer`.
 */
export async function resolveAnswer(
  { responses, actor }: Parts,
  reference: string,
  latest: boolean,
): Promise<Result<Found>> {
  const cited = await responses.cited(actor, reference);
  if (!cited.ok) return cited;
  const { newer, questionnaire, question, seen, language } = cited.value;
  if (latest && newer?.changed) {
    const [place, fragment = ""] = cited.value.reference.split("#");
    const later = `${(place ?? "").replace(/@.*$/, "")}@${newer.version}#${fragment}`;
    return resolveAnswer({ responses, actor, statements: null }, later, false);
  }
  const written = language ?? questionnaire.original;
  const words = seen.answer ? saidIn(seen.answer, question, questionnaire.original, written) : "";
  return ok({
    value: words === "" ? null : words,
    evidence: [cited.value.reference],
    in: seen.answer?.kind === "text" ? (seen.answer.language ?? written) : written,
  });
}

/** How many were asked and have answered. Problems: those of the responses, `report-proposals.reply-unknown`. */
export async function resolveReplies(
  { responses, actor }: Parts,
  { consultation, question, what, option }: Of<"replies">,
): Promise<Result<Found>> {
  const fragment = question === null ? {} : { fragment: question };
  const evidence = [formatEvidence({ kind: "answer", subject: consultation, ...fragment })];
  if (option !== null && question !== null) {
    const seen = await responses.question(actor, consultation, question);
    if (!seen.ok) return seen;
    const spread = seen.value.distribution;
    const item = spread?.kind === "counts" ? spread.items.find(({ id }) => id === option) : undefined;
    if (!item) return failed(problem("report-proposals.reply-unknown", { consultation, question }));
    return ok({ value: item.count, evidence });
  }
  const overview = await responses.overview(actor, consultation);
  if (!overview.ok) return overview;
  const { rates } = overview.value;
  const rate = question === null ? rates : rates.questions.find((one) => one.question === question);
  if (!rate)
    return failed(problem("report-proposals.reply-unknown", { consultation, question: question ?? "" }));
  return ok({ value: rate[what], evidence });
}

/** What was said in a meeting. Problems: those of its room; `report-proposals.statements-unknown`, where no meetings are kept. */
export async function resolveStatement(
  { statements, actor }: Parts,
  { reference }: Of<"statement">,
): Promise<Result<Found>> {
  if (!statements) return failed(problem("report-proposals.statements-unknown", { reference }));
  const cited = await statements(actor, reference);
  if (!cited.ok) return cited;
  const { text, language, reference: read } = cited.value;
  return ok({ value: text, evidence: [read], ...(language === null ? {} : { in: language }) });
}
