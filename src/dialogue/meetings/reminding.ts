import type { Transaction } from "kysely";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { attempt, type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import type { Meeting } from "../model.ts";
import { type MilestoneId, milestoneIds } from "../planning/deadlines.ts";
import { dayIn } from "./days.ts";
import { inLetter, type Written, writeTo } from "./letters.ts";
import { type MeetingParts, toKeep } from "./parts.ts";
import { type PlanLine, planOf } from "./plan.ts";
import { insertTold, selectTold, type Told } from "./plan-repository.ts";
import { requireMeeting, selectMeetings } from "./repository.ts";
import type { Database } from "./tables.ts";

/**
 * Reminders about what a meeting awaits of parties. The ledger has one line for each milestone, step, day and party, written with the letter in one
 * transaction: so a reminder is written once however often the clock looks, and again where the meeting has moved and with it the day.
 */

/** Days before the last day, and after it, on which who has not done it is reminded. */
const steps = [
  { step: "before", days: -7 },
  { step: "late", days: 1 },
] as const;

/** What the clock has done. */
export interface DueTold {
  readonly letters: number;
  /** What kept a meeting from its reminders. */
  readonly problems: readonly Problem[];
}

/** What `MeetingService.remindDue` does. What is wrong with one meeting keeps no other from its reminders. */
export async function remindDue(parts: MeetingParts, actor: Actor): Promise<DueTold> {
  toKeep(actor);
  let letters = 0;
  const problems: Problem[] = [];
  for (const meeting of await selectMeetings(parts.store.database())) {
    if (meeting.announced === null || meeting.state !== "preparing") continue;
    const done = await attempt(async () => {
      // Looked at first without a deed: a clock that finds nothing leaves no trace.
      if ((await due(parts, parts.store.database(), meeting)).length === 0) return 0;
      const entry = (written: number) => ({
        deed: "meeting.remind",
        subject: meeting.id,
        detail: { by: "plan", letters: written },
      });
      return parts.store.deed(actor, entry, async (trx) => {
        let count = 0;
        const now = await requireMeeting(trx, meeting.id);
        for (const one of await due(parts, trx, now)) count += (await tell(parts, trx, now, one)).written;
        return count;
      });
    });
    if (done.ok) letters += done.value;
    else problems.push(...done.problems);
  }
  return { letters, problems };
}

/** What `MeetingService.remind` does: all from whom a milestone is awaited, each at most once a day. */
export async function remind(
  parts: MeetingParts,
  actor: Actor,
  id: string,
  milestone: string,
): Promise<Written> {
  toKeep(actor);
  const wanted = milestoneIds.find((one) => one === milestone);
  const pick = async (database: Database) => {
    const meeting = await requireMeeting(database, id);
    if (meeting.announced === null) throw new ProblemError(problem("meetings.not-announced", { id }));
    const today = dayIn(meeting.zone, parts.now());
    const line = (await planOf(database, meeting, today)).find((one) => one.id === wanted);
    if (!line)
      throw new ProblemError(problem("meetings.unknown-milestone", { milestone: milestone.slice(0, 60) }));
    const told = await selectTold(database, id);
    return { meeting, telling: telling(line, `by-hand-${today}`, told) };
  };
  if ((await pick(parts.store.database())).telling.parties.length === 0)
    return { parties: 0, written: 0, nobody: [] };
  return parts.store.deed(
    actor,
    ({ parties, written }: Written) => ({
      deed: "meeting.remind",
      subject: id,
      detail: { by: actorName(actor), milestone, parties, letters: written },
    }),
    async (trx) => {
      const { meeting, telling: one } = await pick(trx);
      return tell(parts, trx, meeting, one);
    },
  );
}

/** One step of one milestone, to whom it has not been told. */
interface Telling {
  readonly line: PlanLine;
  readonly step: string;
  readonly parties: readonly string[];
}

function telling(line: PlanLine, step: string, told: readonly Told[]): Telling {
  const known = new Set(
    told.filter((one) => one.milestone === line.id && one.step === step).map(({ party }) => party),
  );
  return { line, step, parties: line.awaited.map(({ id }) => id as string).filter((id) => !known.has(id)) };
}

/** What is due now: of several steps that have come only the last is told. */
async function due(parts: MeetingParts, database: Database, meeting: Meeting): Promise<readonly Telling[]> {
  const today = dayIn(meeting.zone, parts.now());
  const told = await selectTold(database, meeting.id);
  return (await planOf(database, meeting, today)).flatMap((line) => {
    const come = steps.filter(({ days }) => shifted(line.day, days) <= today).at(-1);
    // What was announced after its step was due has just been told by the announcement.
    const announced = meeting.announced === null ? null : dayIn(meeting.zone, new Date(meeting.announced));
    if (!come || announced === null || shifted(line.day, come.days) <= announced) return [];
    const found = telling(line, `${come.step}-${line.day}`, told);
    return found.parties.length === 0 ? [] : [found];
  });
}

const pages: Readonly<Partial<Record<MilestoneId, string>>> = {
  registration: "participation",
  credentials: "participation",
};

async function tell(
  parts: MeetingParts,
  trx: Transaction<unknown>,
  meeting: Meeting,
  { line, step, parties }: Telling,
): Promise<Written> {
  const late = line.inDays < 0;
  const written = await writeTo(parts, trx, meeting, parties, {
    kind: "reminder",
    name: `${line.id}/${step}`,
    say: (words) => {
      const { title, when } = inLetter(meeting, words);
      const milestone = words.t(`meetings:milestone.${line.id}`);
      const day = words.date(`${line.day}T00:00:00Z`);
      return {
        subject: words.t(late ? "meetings:letter.late-subject" : "meetings:letter.due-subject", {
          title,
          milestone,
          day,
        }),
        paragraphs: [
          words.t("meetings:letter.about", { title, when }),
          words.t(late ? "meetings:letter.late" : "meetings:letter.due", { milestone, day }),
        ],
        page: pages[line.id] ?? "",
      };
    },
  });
  const unreached = new Set(written.nobody);
  await insertTold(
    trx,
    meeting.id,
    parties.map((party) => ({
      milestone: line.id,
      step,
      party,
      due: line.day,
      outcome: unreached.has(party) ? "nobody" : "queued",
    })),
    parts.now(),
  );
  return written;
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
