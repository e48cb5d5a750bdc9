import type { OnMove } from "../meetings/parts.ts";
import { applyStep, bare } from "./changing.ts";
import { instantsOf, wallAt } from "./clock.ts";
import type { ProgrammeSession } from "./model.ts";
import { draftOf } from "./parts.ts";

const oneDay = 86_400_000;

/**
 * When a meeting moves its sessions go with it, by as many days and to the same time on the clock of the place, whatever summer time
 * does between: one step of the draft, which can be undone. What was published stays until it is published anew.
 */
export const moveWithMeeting: OnMove = async (trx, { before, after, at }) => {
  const days = (Date.parse(after.opens) - Date.parse(before.opens)) / oneDay;
  const draft = await draftOf(trx, after.id);
  if (days === 0 || draft.sessions.length === 0) return;
  const sessions = draft.sessions.map(bare).map((session) => ({
    id: session.id,
    before: session,
    after: { ...session, ...later(session, days, after.zone) },
  }));
  await applyStep(trx, draft, { kind: "move", content: { sessions, frame: null } }, { at, actor: "system" });
};

/** The same time so many days later, as long as it was. Where the clock skips that time, as many hours later instead. */
function later({ begins, ends }: Pick<ProgrammeSession, "begins" | "ends">, days: number, zone: string) {
  const [first, last] = [Date.parse(begins), Date.parse(ends)];
  const { day, time } = wallAt(first, zone);
  const moved = new Date(Date.parse(day) + days * oneDay).toISOString().slice(0, 10);
  const from = instantsOf({ day: moved, time }, zone)[0] ?? first + days * oneDay;
  return { begins: new Date(from).toISOString(), ends: new Date(from + (last - first)).toISOString() };
}
