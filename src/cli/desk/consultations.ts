import { z } from "zod";
import { Asking } from "../../consultation/running/asked-of.ts";
import { ConsultationSummary } from "../../consultation/running/model.ts";
import type { ConsultationService } from "../../consultation/running/service.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of consultations. */
export type ConsultationCall<Request, Answer> = DeskCall<ConsultationService, Request, Answer>;

const call = callsTo<ConsultationService>();

export const consultationsCall = call(
  "consultations-list",
  z.object({}),
  z.array(ConsultationSummary),
  async (consultations, actor) => ok([...(await consultations.list(actor))]),
);

const Named = z.object({ id: z.string() });

/** That there is a consultation of this name. Problem: `consultations.unknown-consultation`. */
export const namedCall = call("consultations-named", Named, Named, async (consultations, actor, { id }) => {
  const found = await consultations.one(actor, id);
  return found.ok ? ok({ id }) : found;
});

/** How many have not submitted yet. */
export const awaitedCall = call(
  "consultations-awaited",
  Named,
  z.int(),
  async (consultations, actor, { id }) => {
    const found = await consultations.one(actor, id);
    if (!found.ok) return found;
    const { asked, counts } = found.value;
    return ok(asked - counts.submitted - counts.declined);
  },
);

export const remindCall = call("consultations-remind", Named, Asking, (consultations, actor, { id }) =>
  consultations.remindNow(actor, id),
);

const calls = [consultationsCall, namedCall, awaitedCall, remindCall];

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveConsultationCall(
  name: string,
  given: unknown,
  use: Use<ConsultationService>,
): Promise<Result<unknown>> {
  return serveCall(calls, name, given, use);
}
