import { z } from "zod";
import { Asking } from "../../consultation/running/asked-of.ts";
import { ConsultationSummary } from "../../consultation/running/model.ts";
import type { ConsultationService } from "../../consultation/running/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";

/** What the command line asks of consultations, here or in the process that holds the data folder. */
export interface ConsultationCall<Request, Answer> {
  readonly name: string;
  readonly answer: z.ZodType<Answer>;
  perform(consultations: ConsultationService, actor: Actor, request: Request): Promise<Result<Answer>>;
  /** As {@link perform}, of what came from another process. Problem: `cli.ask-malformed`. */
  serve(given: unknown, use: Use): Promise<Result<unknown>>;
}

type Use = <Request, Answer>(
  call: ConsultationCall<Request, Answer>,
  request: Request,
) => Promise<Result<Answer>>;

function call<Request, Answer>(
  name: string,
  request: z.ZodType<Request>,
  answer: z.ZodType<Answer>,
  perform: ConsultationCall<Request, Answer>["perform"],
): ConsultationCall<Request, Answer> {
  const made: ConsultationCall<Request, Answer> = {
    name,
    answer,
    perform,
    serve: async (given, use) => {
      const asked = request.safeParse(given);
      return asked.success ? use(made, asked.data) : failed(problem("cli.ask-malformed", { call: name }));
    },
  };
  return made;
}

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
export function serveConsultationCall(name: string, given: unknown, use: Use): Promise<Result<unknown>> {
  const wanted = calls.find((one) => one.name === name);
  return wanted
    ? wanted.serve(given, use)
    : Promise.resolve(failed(problem("cli.ask-malformed", { call: name })));
}
