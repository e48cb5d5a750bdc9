import { z } from "zod";
import type { MeetingService } from "../../dialogue/meetings/service.ts";
import { Meeting } from "../../dialogue/model.ts";
import type { ParticipationService } from "../../dialogue/participation/service.ts";
import { milestoneIds } from "../../dialogue/planning/deadlines.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of meetings. */
export type MeetingCall<Request, Answer> = DeskCall<MeetingService, Request, Answer>;
/** What it asks of who takes part in them. */
export type ParticipationCall<Request, Answer> = DeskCall<ParticipationService, Request, Answer>;

const call = callsTo<MeetingService>();
const Named = z.object({ id: z.string() });

export const meetingsCall = call("meetings-list", z.object({}), z.array(Meeting), async (meetings, actor) =>
  ok([...(await meetings.list(actor))]),
);

export const meetingCall = call("meetings-one", Named, Meeting, (meetings, actor, { id }) =>
  meetings.one(actor, id),
);

const Line = z.object({
  id: z.enum(milestoneIds),
  who: z.enum(["secretariat", "host", "chair", "delegations", "organizations"]),
  day: z.iso.date(),
  counted: z.iso.date(),
  state: z.enum(["done", "late", "due", "done-late"]),
  inDays: z.int(),
  done: z.iso.date().nullable(),
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** Identifiers of the parties from whom it is awaited. */
  awaited: z.array(z.string()),
});

export const planCall = call("meetings-plan", Named, z.array(Line), async (meetings, actor, { id }) => {
  const plan = await meetings.plan(actor, id);
  if (!plan.ok) return plan;
  return ok(
    plan.value.map(({ by: _, awaited, ...line }) => ({
      ...line,
      awaited: awaited.map((one) => one.id as string),
    })),
  );
});

const Counts = z.object({ registered: z.int(), invited: z.int(), ministerial: z.int(), delegates: z.int() });

export const participationCall = callsTo<ParticipationService>()(
  "participation-counts",
  Named,
  Counts,
  async (participation, actor, { id }) => {
    const found = await participation.seen(actor, id);
    if (!found.ok) return found;
    const { parties: registered, invited, ministerial, delegates } = found.value.statistics;
    return ok({ registered, invited, ministerial, delegates });
  },
);

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveMeetingCall(
  name: string,
  given: unknown,
  use: Use<MeetingService>,
): Promise<Result<unknown>> {
  return serveCall([meetingsCall, meetingCall, planCall], name, given, use);
}

export function serveParticipationCall(
  name: string,
  given: unknown,
  use: Use<ParticipationService>,
): Promise<Result<unknown>> {
  return serveCall([participationCall], name, given, use);
}
