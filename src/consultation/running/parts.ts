import type { Party } from "../../directory/model.ts";
import { allParties } from "../../directory/people/parts.ts";
import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type { LetterMaker } from "./composing.ts";
import { dayOf } from "./days.ts";
import { mandatesOf } from "./mandate-words.ts";
import type { Consultation, Day } from "./model.ts";
import { selectConsultation, selectSettled } from "./repository.ts";
import type { Database } from "./tables.ts";

/** What the deeds and questions of consultations work with. */
export interface RunningParts {
  readonly store: Store;
  readonly now: () => Date;
  /** Where the pages are served, without a slash at its end; null while they are not. */
  readonly address: () => string | null;
}

/** Where a party gives its reply; whoever is not signed in is led there after it. */
export function replyPath(language: Language, consultation: string, party: string): string {
  return `/${language}/replies/${consultation}/${party}`;
}

/** Today, in UTC. */
export function today({ now }: Pick<RunningParts, "now">): Day {
  return dayOf(now());
}

/** Throws ProblemError `consultations.unknown` (facts: id). */
export async function requireConsultation(database: Database, id: string): Promise<Consultation> {
  const found = await selectConsultation(database, id);
  if (!found) throw new ProblemError(problem("consultations.unknown", { id: id.slice(0, 80) }));
  return found;
}

/** Lets go on who may keep consultations. Throws ProblemError `directory.not-allowed`. */
export function toKeep(actor: Actor): void {
  requireRight(actor, "consultation.keep");
}

/** Lets go on who may see how a consultation goes. Throws ProblemError `directory.not-allowed`. */
export function toFollow(actor: Actor): void {
  requireRight(actor, "consultation.follow");
}

/** The parties by identifier. */
export async function partiesById(database: Database): Promise<ReadonlyMap<string, Party>> {
  return new Map((await allParties(database)).map((party) => [party.id, party]));
}

/**
 * What letters of a consultation are made from. Throws ProblemError `consultations.not-settled`, and `consultations.not-served`
 * where no pages are served to which they could lead.
 */
export async function letterMaker(
  parts: RunningParts,
  database: Database,
  consultation: Consultation,
): Promise<LetterMaker> {
  const questionnaire = await requireSettled(database, consultation);
  const address = parts.address();
  if (address === null) throw new ProblemError(problem("consultations.not-served"));
  return {
    consultation,
    mandates: mandatesOf(questionnaire),
    replyLink: (language, id, party) => `${address}${replyPath(language, id, party)}`,
    today: today(parts),
  };
}

/** The questionnaire that is asked. Throws ProblemError `consultations.not-settled` (facts: questionnaire, version). */
export async function requireSettled(
  database: Database,
  { questionnaire, version }: Pick<Consultation, "questionnaire" | "version">,
) {
  const found = await selectSettled(database, questionnaire, version);
  if (!found)
    throw new ProblemError(
      problem("consultations.not-settled", { questionnaire: questionnaire.slice(0, 100), version }),
    );
  return found;
}
