import type { Party } from "../../directory/model.ts";
import type { Meeting } from "../model.ts";
import { selectCredentials } from "../participation/credentials-repository.ts";
import { selectDelegations } from "../participation/delegation-repository.ts";
import {
  type Milestone,
  type MilestoneId,
  milestoneIds,
  type Owing,
  type Standing,
  standings,
  timePlan,
} from "../planning/deadlines.ts";
import { invitedParties } from "./invited.ts";
import { type KeptMilestone, selectMilestones } from "./plan-repository.ts";
import type { Database } from "./tables.ts";

/** One line of a meeting's time plan. */
export interface PlanLine extends Standing {
  /** The day that the rule gives; another than `day` where that was set by hand. */
  readonly counted: string;
  /** The day on which it was done. */
  readonly done: string | null;
  /** Who said so, as in the audit log. */
  readonly by: string | null;
  /** Of what many owe, how many have done it; null for what one alone does. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** The parties from whom it is still awaited, in the order of parties. */
  readonly awaited: readonly Party[];
}

/** Days until which one may do something, without having to: nobody is late with them. */
const mayBeLeft: ReadonlySet<MilestoneId> = new Set(["supplementary-requests"]);

/** The time plan of a meeting as it stands on a day, in the order of its days. */
export async function planOf(
  database: Database,
  meeting: Meeting,
  today: string,
): Promise<readonly PlanLine[]> {
  const kept = await selectMilestones(database, meeting.id);
  const counted = timePlan(meeting.kind, meeting.opens, meeting.closes);
  const owed = await owedBy(database, meeting);
  const plan = withOwnDays(counted, kept);
  const done = new Map<MilestoneId, string>();
  for (const { id, day } of plan) {
    const said = kept.get(id)?.done;
    const left = mayBeLeft.has(id) && day < today;
    const all = owed.get(id);
    if (said) done.set(id, said);
    else if (left) done.set(id, day);
    // Who has done it is known one by one; when the last did is not worth a line of its own.
    else if (all && all.of > 0 && all.awaited.length === 0) done.set(id, day < today ? day : today);
  }
  const byRule = new Map(counted.map(({ id, day }) => [id, day]));
  return standings(plan, done, today).map((line) => {
    const all = owed.get(line.id);
    return {
      ...line,
      counted: byRule.get(line.id) ?? line.day,
      done: done.get(line.id) ?? null,
      by: kept.get(line.id)?.done ? (kept.get(line.id)?.actor ?? null) : null,
      progress: all && all.of > 0 && all.many ? { done: all.of - all.awaited.length, of: all.of } : null,
      awaited: line.state === "done" || line.state === "done-late" ? [] : (all?.awaited ?? []),
    };
  });
}

/** Milestones with the days that were set by hand, in the order of their days. */
export function withOwnDays(
  plan: readonly Milestone[],
  kept: ReadonlyMap<string, Pick<KeptMilestone, "day">>,
): readonly Milestone[] {
  return plan
    .map((milestone) => ({ ...milestone, day: kept.get(milestone.id)?.day ?? milestone.day }))
    .sort(
      (a, b) =>
        (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
        milestoneIds.indexOf(a.id) - milestoneIds.indexOf(b.id),
    );
}

/** From whom something is awaited, of how many; `many`: each does it for itself. */
interface Owed {
  readonly of: number;
  readonly awaited: readonly Party[];
  readonly many: boolean;
}

/** By milestone, for those that parties owe; what the secretariat owes has no party. */
async function owedBy(database: Database, meeting: Meeting): Promise<ReadonlyMap<MilestoneId, Owed>> {
  const invited = await invitedParties(database, meeting);
  const registered = new Set((await selectDelegations(database, meeting.id)).map(({ id }) => id));
  const credentials = await selectCredentials(database, meeting.id);
  const bringing = invited.filter(({ id, kind }) => registered.has(id) && isState(kind));
  const one = (owing: Owing): Owed => {
    const parties = carriers(meeting, owing);
    // What the Chair owes is not yet done by any: standing and done are said for the milestone itself.
    return { of: 0, awaited: invitedOrNamed(invited, parties), many: false };
  };
  const owed = new Map<MilestoneId, Owed>([
    [
      "registration",
      { of: invited.length, awaited: invited.filter(({ id }) => !registered.has(id)), many: true },
    ],
    [
      "credentials",
      {
        of: bringing.length,
        awaited: bringing.filter(({ id }) => {
          const state = credentials.get(id)?.state;
          return state === undefined || state === "withdrawn";
        }),
        many: true,
      },
    ],
  ]);
  for (const { id, who } of timePlan(meeting.kind, meeting.opens, meeting.closes))
    if ((who === "chair" || who === "host") && id !== "opening" && id !== "closing") owed.set(id, one(who));
  return owed;
}

function isState(kind: Party["kind"]): boolean {
  return kind === "member-state" || kind === "observer-state";
}

/** Who acts as chair or host of a meeting: where a host is not named, the Chair receives. */
function carriers({ bodies }: Meeting, owing: Owing): readonly string[] {
  const chairs = [...(bodies.chair ?? []), ...(bodies["co-chairs"] ?? [])];
  return owing === "host" && (bodies.host ?? []).length > 0 ? (bodies.host ?? []) : chairs;
}

function invitedOrNamed(invited: readonly Party[], named: readonly string[]): readonly Party[] {
  return invited.filter(({ id }) => named.includes(id));
}
