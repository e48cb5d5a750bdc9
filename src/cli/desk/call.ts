import type { z } from "zod";
import type { Actor } from "../../kernel/actor.ts";
import { failed, problem, type Result } from "../../kernel/problem.ts";
import type { OnProgress } from "../../kernel/progress.ts";

/**
 * What the command line asks of a service, here or in the process that holds the data folder: a name, the form of the request and of
 * the answer, and the deed itself.
 */
export interface DeskCall<Service, Request, Answer> {
  readonly name: string;
  readonly answer: z.ZodType<Answer>;
  perform(service: Service, actor: Actor, request: Request, onProgress: OnProgress): Promise<Result<Answer>>;
  /** As {@link perform}, of what came from another process. Problem: `cli.ask-malformed`. */
  serve(given: unknown, use: Use<Service>): Promise<Result<unknown>>;
}

/** How a desk performs a call. */
export type Use<Service> = <Request, Answer>(
  call: DeskCall<Service, Request, Answer>,
  request: Request,
) => Promise<Result<Answer>>;

/** Makes the calls to one service: what came from elsewhere is held against the request's form before anything is done. */
export function callsTo<Service>() {
  return <Request, Answer>(
    name: string,
    request: z.ZodType<Request>,
    answer: z.ZodType<Answer>,
    perform: DeskCall<Service, Request, Answer>["perform"],
  ): DeskCall<Service, Request, Answer> => {
    const made: DeskCall<Service, Request, Answer> = {
      name,
      answer,
      perform,
      serve: async (given, use) => {
        const asked = request.safeParse(given);
        return asked.success ? use(made, asked.data) : malformed(name);
      },
    };
    return made;
  };
}

/** Performs what another process asks for by name, out of these calls. Problem: `cli.ask-malformed`. */
export async function serveCall<Service>(
  calls: readonly Pick<DeskCall<Service, never, unknown>, "name" | "serve">[],
  name: string,
  given: unknown,
  use: Use<Service>,
): Promise<Result<unknown>> {
  const wanted = calls.find((one) => one.name === name);
  return wanted ? wanted.serve(given, use) : malformed(name);
}

function malformed(call: string): Result<never> {
  return failed(problem("cli.ask-malformed", { call }));
}
