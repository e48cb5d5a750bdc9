import { randomUUID } from "node:crypto";
import type { Actor } from "../../kernel/actor.ts";
import { failed, ok, problem } from "../../kernel/problem.ts";
import type { StagedImport } from "../../statistics/importing/model.ts";
import type { Corridor } from "../corridor.ts";
import type { Desk } from "./model.ts";
import { exportResponses } from "./responses.ts";

/** For calls that are done at once. */
const unwatched = () => {};

/**
 * Does the work in this process, over an opened Corridor. Whoever opened that closes it. `operatorLink` is given where this process serves pages:
 * it makes an address by which whoever opens it becomes administrator.
 */
export function localDesk(corridor: Corridor, actor: Actor, operatorLink?: () => Promise<string>): Desk {
  const waiting = new Map<string, StagedImport>();
  const take = (id: string) => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };
  return {
    stage: async ({ path, name, sex, acceptLosses = false }, onProgress) => {
      const staged = await corridor.imports.stage(actor, path, {
        onProgress,
        name,
        acceptLosses,
        ...(sex ? { sex } : {}),
      });
      if (!staged.ok) return staged;
      const id = randomUUID();
      waiting.set(id, staged.value);
      return ok({ id, report: staged.value.report });
    },
    accept: async ({ id }, choice) => {
      const staged = take(id);
      if (!staged) return failed(problem("cli.stage-gone"));
      const accepted = await corridor.imports.accept(actor, staged, choice);
      if (!accepted.ok) return accepted;
      return ok(
        accepted.value.map(({ release, current }) => ({
          dataset: release.description.dataset,
          release: release.hash,
          current,
        })),
      );
    },
    discard: async ({ id }) => {
      const staged = take(id);
      if (!staged) return ok(null);
      const discarded = await corridor.imports.discard(actor, staged);
      return discarded.ok ? ok(null) : discarded;
    },
    backup: async (path, onProgress) => corridor.backup(path, onProgress),
    derive: async ({ dataset, parameters }, onProgress) => {
      const made = await corridor.derivations.derive(actor, dataset, { parameters, onProgress });
      if (!made.ok) return made;
      return ok({ dataset, release: made.value.release.hash, current: made.value.current });
    },
    makeCurrent: async (name) => {
      const made = await corridor.imports.makeCurrent(actor, name);
      return made.ok ? ok(null) : made;
    },
    operatorLink: async () => (operatorLink ? ok(await operatorLink()) : failed(problem("cli.not-serving"))),
    record: (call, request) => call.perform(corridor.record, actor, request, unwatched),
    audit: (call, request, onProgress) => call.perform(corridor.audit, actor, request, onProgress),
    people: (call, request) => call.perform(corridor, actor, request, unwatched),
    letters: (call, request) => call.perform(corridor.letters, actor, request, unwatched),
    consultations: (call, request) => call.perform(corridor.consultations, actor, request, unwatched),
    reports: (call, request, onProgress = unwatched) =>
      call.perform(corridor.reports, actor, request, onProgress),
    speakers: (call, request) => call.perform(corridor.speakers, actor, request, unwatched),
    meetings: (call, request) => call.perform(corridor.meetings, actor, request, unwatched),
    participation: (call, request) => call.perform(corridor.participation, actor, request, unwatched),
    outcomes: (call, request) => call.perform(corridor.outcomes, actor, request, unwatched),
    summaries: (call, request) => call.perform(corridor.summaries, actor, request, unwatched),
    programme: (call, request) => call.perform(corridor.programme, actor, request, unwatched),
    responses: (request) => exportResponses(corridor.responses, actor, request),
    close: async () => {
      for (const staged of waiting.values()) await corridor.imports.discard(actor, staged);
      waiting.clear();
    },
  };
}
