import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { Day, type Meeting } from "../model.ts";
import { dayIn } from "./days.ts";
import { inLetter, tellInvited, type Written } from "./letters.ts";
import { type MeetingParts, toKeep } from "./parts.ts";
import { markDone, moveOwnDays } from "./plan-repository.ts";
import { check, parsed } from "./preparing.ts";
import { requireMeeting, updateMeeting } from "./repository.ts";
import { templates } from "./templates.ts";

/** What `MeetingService.announce` does. Throws its problems. */
export async function announce(parts: MeetingParts, actor: Actor, id: string): Promise<Written> {
  toKeep(actor);
  return parts.store.deed(actor, entryOf("meeting.announce", id), async (trx) => {
    const meeting = await requireMeeting(trx, id);
    requireState(meeting, "preparing");
    if (meeting.announced !== null) throw new ProblemError(problem("meetings.announced-already", { id }));
    await updateMeeting(trx, { ...meeting, announced: parts.now().toISOString() }, parts.now());
    const { credentials } = templates[meeting.kind];
    return tellInvited(parts, trx, meeting, {
      kind: "notice",
      name: "announce",
      say: (words) => {
        const { title, when, details } = inLetter(meeting, words);
        return {
          subject: words.t("meetings:letter.announce-subject", { title }),
          paragraphs: [
            words.t("meetings:letter.announce", { title, when }),
            ...(details === "" ? [] : [details.slice(0, 4000)]),
            words.t(credentials ? "meetings:letter.register-credentials" : "meetings:letter.register"),
          ],
          page: "",
        };
      },
    });
  });
}

export interface NewDays {
  readonly opens: string;
  readonly closes: string;
}

/** What `MeetingService.postpone` does. Throws its problems. */
export async function postpone(
  parts: MeetingParts,
  actor: Actor,
  id: string,
  given: NewDays,
): Promise<Written> {
  toKeep(actor);
  const [opens, closes] = [parsed(Day, given.opens), parsed(Day, given.closes)];
  return parts.store.deed(
    actor,
    ({ parties, written }) => ({
      deed: "meeting.postpone",
      subject: id,
      detail: { opens, closes, parties, written },
    }),
    async (trx) => {
      const before = await requireMeeting(trx, id);
      requireState(before, "preparing");
      if (before.opens === opens && before.closes === closes)
        throw new ProblemError(problem("meetings.same-days", { opens, closes }));
      const after: Meeting = { ...before, opens, closes };
      check(after);
      await updateMeeting(trx, after, parts.now());
      await moveOwnDays(trx, id, daysBetween(before.opens, opens));
      for (const moved of parts.onMove) await moved(trx, { before, after, at: parts.now() });
      if (before.announced === null) return { parties: 0, written: 0, nobody: [] };
      // Moved there and back is told twice: the moment tells the letters apart.
      return tellInvited(parts, trx, after, {
        kind: "notice",
        name: `days-${parts.now().toISOString()}`,
        say: (words) => {
          const { title, when } = inLetter(after, words);
          const { when: was } = inLetter(before, words);
          return {
            subject: words.t("meetings:letter.moved-subject", { title }),
            paragraphs: [
              words.t("meetings:letter.moved", { title, when, was }),
              words.t("meetings:letter.moved-deadlines"),
            ],
            page: "",
          };
        },
      });
    },
  );
}

/** What `MeetingService.open` does. Throws its problems. */
export function open(parts: MeetingParts, actor: Actor, id: string): Promise<Meeting> {
  return stand(parts, actor, id, "open", (meeting) => {
    if (meeting.state !== "closed") {
      requireState(meeting, "preparing");
      if (meeting.announced === null) throw new ProblemError(problem("meetings.not-announced", { id }));
    }
  });
}

/** What `MeetingService.close` does. Throws its problems. */
export function close(parts: MeetingParts, actor: Actor, id: string): Promise<Meeting> {
  return stand(parts, actor, id, "closed", (meeting) => requireState(meeting, "open"));
}

async function stand(
  parts: MeetingParts,
  actor: Actor,
  id: string,
  state: "open" | "closed",
  require: (meeting: Meeting) => void,
): Promise<Meeting> {
  toKeep(actor);
  const entry =
    state === "open" ? { deed: "meeting.open", subject: id } : { deed: "meeting.close", subject: id };
  return parts.store.deed(actor, entry, async (trx) => {
    const before = await requireMeeting(trx, id);
    require(before);
    const after: Meeting = { ...before, state };
    await updateMeeting(trx, after, parts.now());
    const milestone = state === "open" ? "opening" : "closing";
    await markDone(trx, {
      meeting: id,
      milestone,
      done: dayIn(after.zone, parts.now()),
      at: parts.now(),
      actor,
    });
    return after;
  });
}

/** Throws ProblemError `meetings.wrong-state` (facts: id, state) unless the meeting is in it. */
function requireState({ id, state }: Meeting, wanted: Meeting["state"]): void {
  if (state !== wanted) throw new ProblemError(problem("meetings.wrong-state", { id, state }));
}

function entryOf(deed: string, subject: string) {
  return ({ parties, written, nobody }: Written) => ({
    deed,
    subject,
    detail: { parties, written, nobody: nobody.length },
  });
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
