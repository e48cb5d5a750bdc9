import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { z } from "zod";
import { allParties } from "../../directory/people/parts.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { numberedName } from "../../kernel/identifier.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { requireMeeting } from "../meetings/repository.ts";
import type { Meeting } from "../model.ts";
import { applyStep, bare } from "./changing.ts";
import type { Draft } from "./kept.ts";
import type { SessionKind } from "./model.ts";
import { draftOf, type ProgrammeParts, toKeep } from "./parts.ts";
import { selectTaken } from "./repository.ts";
import { type PlannedTable, planTable } from "./table/plan.ts";
import { readProgrammeTable } from "./table/read.ts";
import type { Database } from "./tables.ts";

/** A file as it came, with the name that problems call it by. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const TableChoice = z.object({
  /** True where it is only looked at what would change. */
  dryRun: z.boolean(),
  /** What becomes of sessions that the table does not name. */
  rest: z.enum(["stay", "remove"]),
});
export type TableChoice = z.infer<typeof TableChoice>;

export interface TableOutcome {
  /** False where it was only looked at, or nothing would change. */
  readonly imported: boolean;
  readonly lines: number;
  readonly sha256: string;
  readonly plan: PlannedTable;
  /** The sessions that go, where those go that the table does not name. */
  readonly removed: PlannedTable["left"];
}

/** Thrown inside the deed, so that a table that changes nothing leaves no trace. */
const idle = "programme.table-idle";

/** What `ProgrammeService.takeTable` does. Throws its problems. */
export async function takeTable(
  parts: ProgrammeParts,
  actor: Actor,
  id: string,
  { name, bytes }: TableFile,
  { dryRun, rest }: TableChoice,
): Promise<TableOutcome> {
  toKeep(actor);
  const db: Database = parts.store.database();
  const table = await readProgrammeTable(bytes, name, (await requireMeeting(db, id)).original);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const lay = async (database: Database, meeting: Meeting, draft: Draft): Promise<TableOutcome> => {
    const plan = planTable(table, await around(database, meeting, draft));
    if (plan.problems.length > 0) throw new ProblemError(...plan.problems);
    const removed = rest === "remove" ? plan.left.map((session) => bare(session)) : [];
    return { imported: false, lines: table.lines.length, sha256, plan, removed };
  };
  const seen = await lay(db, await requireMeeting(db, id), await draftOf(db, id));
  if (dryRun || isIdle(seen)) return seen;
  return parts.store.deed(
    actor,
    ({ plan, removed }: TableOutcome) => ({
      deed: "programme.import",
      subject: id,
      detail: { name, sha256, sessions: plan.sessions.length, removed: removed.length },
    }),
    async (trx: Transaction<unknown>) => {
      const meeting = await requireMeeting(trx, id);
      if (meeting.state === "past") throw new ProblemError(problem("programme.of-the-record", { id }));
      const draft = await draftOf(trx, id);
      const laid = await lay(trx, meeting, draft);
      if (isIdle(laid)) throw new ProblemError(problem(idle));
      const { rooms, segments, intervals } = draft;
      const content = {
        sessions: [
          ...laid.plan.sessions.map(({ before, after }) => ({ id: after.id, before, after })),
          ...laid.removed.map((before) => ({ id: before.id, before, after: null })),
        ],
        frame: { before: { rooms, segments, intervals }, after: laid.plan.frame },
      };
      await applyStep(trx, draft, { kind: "import", content }, { at: parts.now(), actor: actorName(actor) });
      return { ...laid, imported: true };
    },
  );
}

function isIdle({ plan, removed }: TableOutcome): boolean {
  return plan.sessions.length + plan.newRooms.length + plan.newSegments.length + removed.length === 0;
}

async function around(database: Database, meeting: Meeting, draft: Draft) {
  const taken = new Set(await selectTaken(database, meeting.id));
  return {
    programme: { ...draft, sessions: draft.sessions.map(bare) },
    meeting,
    parties: new Set<string>((await allParties(database)).map(({ id }) => id)),
    newId: (kind: SessionKind) => {
      const id = numberedName(kind, taken);
      taken.add(id);
      return id;
    },
  };
}
