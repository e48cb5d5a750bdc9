/**
 * The time plan of a meeting: what must be done by when, counted from its opening and its close. Sources: rules of procedure of the
 * General Assembly (12 to 15 provisional agenda, supplementary items; 27 credentials), and the practice of the Global Forum and of
 * the High-level Dialogues for what the rules leave open.
 */

export const meetingKinds = [
  "high-level-dialogue",
  "global-forum",
  "regional-consultation",
  "expert-panel",
] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** Who has to act. */
export type Owing = "secretariat" | "host" | "chair" | "delegations" | "organizations";

export const milestoneIds = [
  "agenda",
  "supplementary-requests",
  "supplementary-list",
  "report",
  "background-notes",
  "organizations-list",
  "credentials",
  "registration",
  "hearing",
  "opening",
  "closing",
  "summary",
  "communication",
] as const;
export type MilestoneId = (typeof milestoneIds)[number];

type Count =
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly workingDays: number };

interface Rule {
  readonly id: MilestoneId;
  readonly who: Owing;
  readonly when: "before" | "after";
  readonly count: Count;
}

const opening: Rule = { id: "opening", who: "chair", when: "before", count: { days: 0 } };
const closing: Rule = { id: "closing", who: "chair", when: "after", count: { days: 0 } };
const credentials: Rule = { id: "credentials", who: "delegations", when: "before", count: { weeks: 1 } };
const summary: Rule = { id: "summary", who: "chair", when: "after", count: { workingDays: 10 } };
const notes: Rule = { id: "background-notes", who: "secretariat", when: "before", count: { weeks: 6 } };
const report: Rule = { id: "report", who: "secretariat", when: "before", count: { weeks: 12 } };
const organizations: Rule = {
  id: "organizations-list",
  who: "organizations",
  when: "before",
  count: { months: 3 },
};
const hearing: Rule = { id: "hearing", who: "secretariat", when: "before", count: { days: 1 } };
const registration: Rule = { id: "registration", who: "delegations", when: "before", count: { weeks: 2 } };

/** The milestones of each kind of meeting. */
const templates: Readonly<Record<MeetingKind, readonly Rule[]>> = {
  "high-level-dialogue": [
    report,
    organizations,
    { id: "agenda", who: "secretariat", when: "before", count: { days: 60 } },
    notes,
    { id: "supplementary-requests", who: "delegations", when: "before", count: { days: 30 } },
    { id: "supplementary-list", who: "secretariat", when: "before", count: { days: 20 } },
    registration,
    credentials,
    hearing,
    opening,
    closing,
    summary,
    { id: "communication", who: "secretariat", when: "after", count: { days: 15 } },
  ],
  "global-forum": [
    report,
    organizations,
    { ...notes, who: "host" },
    registration,
    hearing,
    opening,
    closing,
    summary,
  ],
  "regional-consultation": [{ ...notes, who: "host" }, registration, opening, closing, summary],
  "expert-panel": [notes, opening, closing, summary],
};

export interface Milestone {
  readonly id: MilestoneId;
  readonly who: Owing;
  /** ISO 8601 day. */
  readonly day: string;
}

/**
 * The milestones of a meeting in the order of their days. `opens` and `closes` are ISO days; a month is counted by the calendar (three
 * months before 31 May is the last day of February), working days are Monday to Friday.
 */
export function timePlan(kind: MeetingKind, opens: string, closes: string): readonly Milestone[] {
  return templates[kind]
    .map(({ id, who, when, count }, index) => ({
      milestone: { id, who, day: when === "before" ? shifted(opens, count, -1) : shifted(closes, count, 1) },
      index,
    }))
    .sort((a, b) => compare(a.milestone.day, b.milestone.day) || a.index - b.index)
    .map(({ milestone }) => milestone);
}

export interface Standing extends Milestone {
  readonly state: "done" | "late" | "due" | "done-late";
  /** Days from today: negative where it has passed. */
  readonly inDays: number;
}

/** How each milestone stands on a day, `done` being the day on which each was done. */
export function standings(
  plan: readonly Milestone[],
  done: ReadonlyMap<MilestoneId, string>,
  today: string,
): readonly Standing[] {
  return plan.map((milestone) => {
    const { id, day } = milestone;
    const when = done.get(id);
    const passed = compare(day, today) < 0;
    const state =
      when === undefined ? (passed ? "late" : "due") : compare(when, day) > 0 ? "done-late" : "done";
    return { ...milestone, state, inDays: (instant(day) - instant(today)) / oneDay };
  });
}

const oneDay = 86_400_000;

function instant(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function shifted(day: string, count: Count, sign: 1 | -1): string {
  if ("days" in count) return dayOf(instant(day) + sign * count.days * oneDay);
  if ("weeks" in count) return dayOf(instant(day) + sign * count.weeks * 7 * oneDay);
  if ("months" in count) return monthsFrom(day, sign * count.months);
  let at = instant(day);
  for (let left = count.workingDays; left > 0; ) {
    at += sign * oneDay;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return dayOf(at);
}

function monthsFrom(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}
