import type { Actor } from "../../kernel/actor.ts";
import { actorName } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { queueLetters } from "../../mail/queue.ts";
import { requireMeeting } from "../meetings/repository.ts";
import type { Meeting } from "../model.ts";
import { type Concerned, Publishing, type PublishingDone } from "./asked-of.ts";
import { bare, parsed } from "./changing.ts";
import { type Clashes, clashesIn } from "./clashes.ts";
import { compareProgrammes, type SessionChange, same } from "./compare.ts";
import { concernedBy, lettersTo } from "./concerned.ts";
import type { Draft, KeptVersion } from "./kept.ts";
import type { Programme } from "./model.ts";
import { draftOf, type ProgrammeParts, toKeep } from "./parts.ts";
import { insertVersion, selectVersion } from "./repository.ts";
import type { Database } from "./tables.ts";
import { tellingLetters } from "./telling.ts";
import { nextVersion } from "./versions.ts";

/** The page of a meeting's programme. */
export function programmePath(language: Language, meeting: string): string {
  return `/${language}/meetings/${meeting}/programme`;
}

/** The page of one session. */
export function sessionPath(language: Language, meeting: string, session: string): string {
  return `${programmePath(language, meeting)}/session/${session}`;
}

/** What publishing now would do. */
export interface Pending {
  readonly draft: Draft;
  readonly last: KeptVersion | null;
  readonly changes: readonly SessionChange[];
  /** False where a new version would say nothing new. */
  readonly news: boolean;
  readonly clashes: Clashes;
  readonly concerned: readonly Concerned[];
}

export async function pendingOf(
  parts: ProgrammeParts,
  database: Database,
  meeting: string,
): Promise<Pending> {
  const draft = await draftOf(database, meeting);
  const last = (await selectVersion(database, meeting)) ?? null;
  const concerned = concernedBy(last, draft);
  const to = await lettersTo(database, concerned, parts.now().toISOString().slice(0, 10));
  return {
    draft,
    last,
    changes: compareProgrammes(last ?? nothing, draft),
    news: isNews(last, draft),
    clashes: clashesIn(draft),
    concerned: concerned.map(({ key, who, concerns }) => ({
      key,
      name: who.name,
      concerns,
      to: (to.get(key) ?? []).map(({ name, address }) => ({ name: name ?? address, address })),
    })),
  };
}

const nothing = { rooms: [], segments: [], sessions: [] };

/** True where a draft is otherwise than what was published last. */
export function isNews(last: KeptVersion | null, draft: Programme): boolean {
  if (!last) return draft.sessions.length > 0;
  const next = nextVersion(last, { ...draft, sessions: draft.sessions.map(bare) }, last.note);
  const { rooms, segments, sessions, cancelled } = last;
  return !same(
    { rooms, segments, sessions, cancelled },
    { rooms: next.rooms, segments: next.segments, sessions: next.sessions, cancelled: next.cancelled },
  );
}

/** What `ProgrammeService.publish` does. Throws its problems. */
export async function publish(
  parts: ProgrammeParts,
  actor: Actor,
  id: string,
  given: Publishing,
): Promise<PublishingDone> {
  toKeep(actor);
  const { seen, note, tell } = parsed(Publishing, given);
  return parts.store.deed(
    actor,
    ({ number, written, nobody }: PublishingDone) => ({
      deed: "programme.publish",
      subject: `${id}/${number}`,
      detail: { written, nobody: nobody.length },
    }),
    async (trx) => {
      const meeting = await requireMeeting(trx, id);
      const draft = await draftOf(trx, id);
      if (draft.revision !== seen) throw new ProblemError(problem("programme.changed-since"));
      if (draft.sessions.length === 0) throw new ProblemError(problem("programme.empty"));
      const last = (await selectVersion(trx, id)) ?? null;
      if (!isNews(last, draft)) throw new ProblemError(problem("programme.nothing-new"));
      const next = nextVersion(last, { ...draft, sessions: draft.sessions.map(bare) }, note);
      await insertVersion(trx, id, next, { at: parts.now(), actor: actorName(actor) });
      const { number } = next;
      if (!tell) return { number, written: 0, nobody: [] };
      const concerned = concernedBy(last, next);
      const to = await lettersTo(trx, concerned, parts.now().toISOString().slice(0, 10));
      const drafts = tellingLetters(
        { meeting, before: last, after: next, link: linkOf(parts, meeting) },
        concerned,
        to,
      );
      await queueLetters(trx, parts.now(), drafts);
      const nobody = concerned
        .filter(({ key }) => (to.get(key) ?? []).length === 0)
        .map(({ who }) => who.name);
      return { number, written: drafts.length, nobody };
    },
  );
}

/** Throws ProblemError `programme.not-served` where no pages are served to which a letter could lead. */
function linkOf({ address }: ProgrammeParts, { id }: Meeting): (language: Language) => string {
  const served = address();
  if (served === null) throw new ProblemError(problem("programme.not-served"));
  return (language) => `${served}${programmePath(language, id)}`;
}
