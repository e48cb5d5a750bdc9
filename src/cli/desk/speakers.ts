import { z } from "zod";
import { exportList } from "../../dialogue/speakers/export.ts";
import { levels } from "../../dialogue/speakers/model.ts";
import type { SpeakersService } from "../../dialogue/speakers/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of speakers' lists. */
export type SpeakersCall<Request, Answer> = DeskCall<SpeakersService, Request, Answer>;

const call = callsTo<SpeakersService>();

const Speaker = z.object({
  entry: z.int(),
  party: z.string(),
  name: z.string(),
  level: z.enum(levels),
  kind: z.enum(["statement", "reply"]),
  state: z.string(),
  held: z.boolean(),
  place: z.int().nullable(),
  expected: z.string().nullable(),
  group: z.string().nullable(),
  members: z.array(z.string()).readonly(),
  to: z.int().nullable(),
  absences: z.int(),
  seconds: z.int(),
});

export const ListAtDesk = z.object({
  list: z.string(),
  meeting: z.string(),
  acts: z.int(),
  open: z.boolean(),
  suspended: z.boolean(),
  limit: z.int().nullable(),
  speaking: z.int().nullable(),
  speakers: z.array(Speaker).readonly(),
});
export type ListAtDesk = z.infer<typeof ListAtDesk>;

/** The list of this name, or every list of the meeting of this name, as they are at an instant. Problems: `speakers.unknown`. */
export const listsCall = call(
  "speakers-lists",
  z.object({ id: z.string(), at: z.int() }),
  z.array(ListAtDesk),
  async (speakers, actor, { id, at }) => {
    const one = await looked(speakers, actor, id, at);
    if (one.ok) return ok([one.value]);
    const lists = await speakers.lists(actor, id);
    if (!lists.ok) return failed(problem("speakers.unknown", { id: id.slice(0, 80) }));
    const all: ListAtDesk[] = [];
    for (const list of lists.value) {
      const found = await looked(speakers, actor, list.id, at);
      if (!found.ok) return found;
      all.push(found.value);
    }
    return ok(all);
  },
);

async function looked(
  speakers: SpeakersService,
  actor: Actor,
  id: string,
  at: number,
): Promise<Result<ListAtDesk>> {
  const seen = await speakers.look(actor, id);
  if (!seen.ok) return seen;
  const { record, list } = seen.value;
  return ok({ list: record.id, meeting: record.meeting, ...exportList(list, record.plan, at) });
}

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveSpeakersCall(
  name: string,
  given: unknown,
  use: Use<SpeakersService>,
): Promise<Result<unknown>> {
  return serveCall([listsCall], name, given, use);
}
