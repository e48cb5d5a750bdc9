import type { Party } from "../../directory/model.ts";
import type { LetterState } from "../../mail/model.ts";
import { countLetters } from "../../mail/repository.ts";
import type { Progress, Recipient } from "./asked-of.ts";
import type { Consultation, Counts } from "./model.ts";
import { partiesById, type RunningParts } from "./parts.ts";
import { recipientsOf } from "./recipients.ts";
import { noReplies } from "./repository.ts";
import type { Database } from "./tables.ts";

/** How far a consultation is, by state and by group. */
export async function progressOf(
  parts: RunningParts,
  database: Database,
  consultation: Consultation,
): Promise<Progress> {
  const recipients = await recipientsOf(parts, database, consultation);
  const parties = await partiesById(database);
  const counts: Counts = { ...noReplies };
  const groups = new Map<string, { group: string; asked: number; submitted: number; begun: number }>();
  for (const { party, state } of recipients) {
    if (state !== null) counts[state] += 1;
    const group = groupOf(parties.get(party));
    const sum = groups.get(group) ?? { group, asked: 0, submitted: 0, begun: 0 };
    sum.asked += 1;
    if (state === "submitted") sum.submitted += 1;
    if (state === "begun" || state === "cleared") sum.begun += 1;
    groups.set(group, sum);
  }
  return {
    consultation,
    asked: recipients.length,
    counts,
    groups: [...groups.values()],
    next: nextOf(recipients),
    letters: await lettersOf(database, consultation.id),
  };
}

/** A Member State's regional group, anybody else's kind: the code by which its words are found. */
function groupOf(party: Party | undefined): string {
  return party?.regionalGroup ?? party?.kind ?? "other";
}

/** The next day on which somebody is reminded; of several steps on it, the one that most are told. */
function nextOf(recipients: readonly Recipient[]): Progress["next"] {
  const steps = new Map<string, { step: string; day: string; parties: number }>();
  for (const { nextReminder } of recipients) {
    if (!nextReminder) continue;
    const key = `${nextReminder.day} ${nextReminder.step}`;
    const known = steps.get(key) ?? { ...nextReminder, parties: 0 };
    known.parties += 1;
    steps.set(key, known);
  }
  const [first] = [...steps.values()].sort(
    (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || b.parties - a.parties,
  );
  return first ?? null;
}

async function lettersOf(
  database: Database,
  about: string,
): Promise<Readonly<Partial<Record<LetterState, number>>>> {
  const counts = await countLetters(database, { about });
  return Object.fromEntries(Object.entries(counts).filter(([, letters]) => letters > 0));
}
