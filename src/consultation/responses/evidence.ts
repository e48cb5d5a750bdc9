import { type EvidenceReference, formatEvidence, parseEvidence } from "../../kernel/evidence.ts";

/** What a reference to an answer names. */
export interface AnswerAddress {
  readonly consultation: string;
  /** A party, or `~KD` where anonymity was promised. */
  readonly party: string;
  /** The hash of the submission. */
  readonly version: string;
  readonly question: string;
}

/** `corridor:answer/<consultation>/<party>@<hash of the submission>#<question>`. */
export function answerReference({ consultation, party, version, question }: AnswerAddress): string {
  return formatEvidence({ kind: "answer", subject: `${consultation}/${party}`, version, fragment: question });
}

/** What a reference names; undefined where it is none to an answer. */
export function parseAnswerReference(text: string): AnswerAddress | undefined {
  const parsed = parseEvidence(text);
  return parsed.ok ? addressOf(parsed.value) : undefined;
}

function addressOf({ kind, subject, version, fragment }: EvidenceReference): AnswerAddress | undefined {
  const [consultation, party, ...more] = subject.split("/");
  if (kind !== "answer" || !consultation || !party || more.length > 0) return undefined;
  return version && fragment ? { consultation, party, version, question: fragment } : undefined;
}
