import { allParties } from "../../directory/people/parts.ts";
import type { Letter } from "../../mail/model.ts";
import { selectLetters } from "../../mail/repository.ts";
import type { Reply } from "../replying/model.ts";
import { selectReplies } from "../replying/repository.ts";
import type { Recipient } from "./asked-of.ts";
import { chosenParties } from "./choosing.ts";
import { letterLanguage } from "./composing.ts";
import { correspondentsOf } from "./correspondents.ts";
import type { Consultation, Day } from "./model.ts";
import { type RunningParts, today } from "./parts.ts";
import { nextStep } from "./reminder-days.ts";
import { closesFor, isAwaited } from "./reminding.ts";
import { selectTold } from "./repository.ts";
import type { Database } from "./tables.ts";

/** More letters than are written about any consultation. */
const all = { limit: 1_000_000, offset: 0 };

/** Who is asked, or would be if it were opened now, in the order of the parties. */
export async function recipientsOf(
  parts: RunningParts,
  database: Database,
  consultation: Consultation,
): Promise<readonly Recipient[]> {
  const { id, state, choice, closes, letter } = consultation;
  const day = today(parts);
  const everybody = await allParties(database);
  const replies = new Map(
    (await selectReplies(database, { parties: "all", consultation: id })).map((reply) => [
      reply.party,
      reply,
    ]),
  );
  const parties =
    state === "preparing"
      ? chosenParties(choice, everybody, parts.now().getUTCFullYear())
      : everybody.filter((party) => replies.has(party.id));
  const correspondents = await correspondentsOf(
    database,
    parties.map((party) => party.id),
    day,
  );
  const last = lastLetters(await selectLetters(database, { about: id }, all));
  const told = stepsTold(await selectTold(database, id));
  return parties.map((party) => {
    const reply = replies.get(party.id);
    const [first] = correspondents.get(party.id) ?? [];
    const ends = reply ? closesFor(consultation, reply) : closes;
    return {
      party: party.id,
      state: reply?.state ?? null,
      closes: ends,
      extended: ends > closes,
      submitted: reply?.submitted ?? null,
      writtenTo: first
        ? {
            post: first.post,
            name: first.name,
            language: first.language,
            letter: letterLanguage(letter.texts, letter.fallback, first.language),
          }
        : null,
      lastLetter: shownLetter(last.get(party.id)),
      nextReminder: next(consultation, reply, ends, told.get(party.id) ?? [], day),
    };
  });
}

function next(
  { reminders, state, closes: ofAll }: Consultation,
  reply: Reply | undefined,
  closes: Day,
  told: readonly string[],
  day: Day,
): Recipient["nextReminder"] {
  if (!reply || !isAwaited(reply) || (state === "closed" && closes <= ofAll)) return null;
  const found = nextStep(reminders, { closes, told }, day);
  return found && { step: found.step.id, day: found.day };
}

/** The latest letter to each party, of those that come with the latest first. */
function lastLetters(letters: readonly Letter[]): ReadonlyMap<string, Letter> {
  const last = new Map<string, Letter>();
  for (const letter of letters)
    if (letter.party !== null && !last.has(letter.party)) last.set(letter.party, letter);
  return last;
}

function shownLetter(letter: Letter | undefined): Recipient["lastLetter"] {
  if (!letter) return null;
  const { number, kind, state, queued } = letter;
  return { number, kind, state, queued: queued.toISOString() };
}

function stepsTold(
  told: readonly { readonly party: string; readonly step: string }[],
): ReadonlyMap<string, string[]> {
  const steps = new Map<string, string[]>();
  for (const { party, step } of told) steps.set(party, [...(steps.get(party) ?? []), step]);
  return steps;
}
