import { createHash } from "node:crypto";
import { canonicalJson } from "../../kernel/canonical.ts";
import type { Answer } from "./answer.ts";

/** What a submission's hash binds together. */
export interface SubmittedContent {
  readonly consultation: string;
  readonly party: string;
  /** 1 for the first, one more with each correction. */
  readonly number: number;
  readonly questionnaire: string;
  readonly version: number;
  readonly answers: Readonly<Record<string, Answer>>;
}

/**
 * SHA-256 over the canonical JSON of what was submitted: the same answers of the same party to the same version give the same
 * hash wherever it is worked out, and whoever has the receipt can prove what was said.
 */
export function submissionHash({
  consultation,
  party,
  number,
  questionnaire,
  version,
  answers,
}: SubmittedContent): string {
  const content = { consultation, party, number, questionnaire, version, answers };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}

/** Without I, L, O and U, which are misread. Douglas Crockford's base 32, https://www.crockford.com/base32.html */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The receipt's number, from the hash and the moment: `R-7K3M-Q9TX-04VB`, which can be read out over a telephone. */
export function receiptNumber(hash: string, at: Date): string {
  const bytes = createHash("sha256").update(`receipt\n${hash}\n${at.toISOString()}`).digest();
  const signs = [...bytes.subarray(0, 12)].map((byte) => letters[byte % 32]).join("");
  return `R-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

/** A short text that changes with every save: what somebody had before their eyes when they cleared or submitted. */
export function stateOfAnswers(
  answers: readonly { readonly question: string; readonly revision: number }[],
): string {
  const revisions = Object.fromEntries(answers.map(({ question, revision }) => [question, revision]));
  return createHash("sha256").update(canonicalJson(revisions)).digest("hex").slice(0, 16);
}
