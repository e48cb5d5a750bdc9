import type { Party } from "../../directory/model.ts";
import { parseEvidence } from "../../kernel/evidence.ts";
import { Language } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { StatementParts } from "../contributions/parts.ts";
import { parseStatementReference } from "../contributions/reference.ts";
import { selectContribution } from "../contributions/repository.ts";
import { participationTables } from "../participation/tables.ts";
import { selectDraft, selectVersion } from "../programme/repository.ts";
import { partiesNamed, personsNamed } from "./naming.ts";
import type { Database } from "./tables.ts";

/** A text with what it refers to. */
export interface Naming {
  readonly text: string;
  readonly language: string;
  readonly evidence: readonly string[];
}

/**
 * Tells of texts of a meeting whom they name: parties, organizations that take part, delegates, whoever is on the programme; and
 * parties of whose answers or contributions there is a reference. Names are given as they stand in the text's language.
 */
export async function whoIsNamed(
  parts: StatementParts,
  meeting: string,
): Promise<(given: Naming) => Promise<readonly string[]>> {
  const db: Database = parts.store.database();
  const known = await parts.parties();
  const [organizations, persons] = [await organizationsOf(db, meeting), await personsOf(db, meeting)];
  return async ({ text, language, evidence }) => {
    const spoken = Language.safeParse(language.split("-")[0]).data ?? "en";
    const cited: Party[] = [];
    for (const one of evidence) {
      const party = known.get((await partyCited(db, one)) ?? "");
      if (party) cited.push(party);
    }
    const named = [...partiesNamed(text, known.values()), ...cited, ...partiesNamed(text, organizations)].map(
      ({ names }) => names[spoken],
    );
    return [...new Set([...named, ...personsNamed(text, persons)])];
  };
}

/**
 * Sees to it that a text of a meeting under the Chatham House Rule does not tell by a name who spoke. Throws ProblemError
 * `round-tables.names-party` (facts: names).
 */
export async function requireNobodyNamed(
  parts: StatementParts,
  meeting: string,
  given: Naming,
): Promise<void> {
  const named = await (await whoIsNamed(parts, meeting))(given);
  if (named.length > 0)
    throw new ProblemError(problem("round-tables.names-party", { names: named.join("; ") }));
}

/** The party whose words a reference names; null where it names none's. */
async function partyCited(db: Database, reference: string): Promise<string | null> {
  const read = parseEvidence(reference);
  if (!read.ok) return null;
  if (read.value.kind === "answer") return read.value.subject.split("/")[1] ?? null;
  const address = parseStatementReference(reference);
  if (address?.what !== "contribution") return null;
  return (await selectContribution(db, address.meeting, address.number))?.party ?? null;
}

async function organizationsOf(db: Database, meeting: string) {
  const rows = await participationTables(db)
    .selectFrom("meeting_organization")
    .select(["id", "name", "acronym"])
    .where("meeting", "=", meeting)
    .execute();
  return rows.map(({ id, name, acronym }) => ({
    ...{ id, acronym },
    names: { ar: name, en: name, es: name, fr: name, ru: name, zh: name },
  }));
}

/** Everybody who is registered, and everybody whom the programme names, as a draft or as it was published. */
async function personsOf(db: Database, meeting: string): Promise<readonly string[]> {
  const delegates = await participationTables(db)
    .selectFrom("delegate")
    .select("name")
    .where("meeting", "=", meeting)
    .where("gone", "is", null)
    .execute();
  const [draft, published] = [await selectDraft(db, meeting), await selectVersion(db, meeting)];
  const sessions = [...(draft?.sessions ?? []), ...(published?.sessions ?? [])];
  return [...delegates, ...sessions.flatMap(({ people }) => people)].map(({ name }) => name);
}
