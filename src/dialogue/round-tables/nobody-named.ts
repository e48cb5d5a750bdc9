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

/**
 * Sees to it that a text of a meeting under the Chatham House Rule does not tell by a name who spoke: of a party, of an organization
 * that takes part, of a delegate or of somebody on the programme; nor by a reference to what a party has answered or handed in.
 * Throws ProblemError `round-tables.names-party` (facts: names).
 */
export async function requireNobodyNamed(
  parts: StatementParts,
  meeting: string,
  {
    text,
    language,
    evidence,
  }: { readonly text: string; readonly language: string; readonly evidence: readonly string[] },
): Promise<void> {
  const db: Database = parts.store.database();
  const spoken = Language.safeParse(language.split("-")[0]).data ?? "en";
  const known = await parts.parties();
  const cited = await Promise.all(evidence.map((one) => partyCited(db, one)));
  const parties = [
    ...partiesNamed(text, known.values()),
    ...cited.flatMap((id) => (id === null ? [] : (known.get(id) ?? []))),
  ];
  const organizations = partiesNamed(text, await organizationsOf(db, meeting));
  const named = new Set([
    ...[...parties, ...organizations].map(({ names }) => names[spoken]),
    ...personsNamed(text, await personsOf(db, meeting)),
  ]);
  if (named.size > 0)
    throw new ProblemError(problem("round-tables.names-party", { names: [...named].join("; ") }));
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
