import { request } from "node:http";
import { createInterface } from "node:readline";
import { z } from "zod";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import type { Control } from "../../store/control.ts";
import { Accepted, Answer, type Ask, BackupDone, type Desk, StagedAtDesk } from "./model.ts";
import { ResponsesAtDesk } from "./responses.ts";

/** Asks the process that holds the data folder to do the work. Problem: `cli.control-unanswered`. */
export function remoteDesk(control: Control & { readonly address: string }): Desk {
  const unanswered = () => failed(problem("cli.control-unanswered", { pid: control.pid }));

  async function ask<S extends z.ZodType>(
    what: Ask,
    schema: S,
    onProgress: OnProgress = silent,
  ): Promise<Result<z.output<S>>> {
    try {
      for await (const line of lines(control, what)) {
        const answer = Answer.parse(JSON.parse(line));
        if (answer.kind === "progress") onProgress(answer.progress);
        else if (answer.kind === "done") return ok(schema.parse(answer.value));
        else return failed(...answer.problems);
      }
    } catch (error) {
      if (error instanceof z.ZodError) throw error;
      return unanswered();
    }
    return unanswered();
  }

  return {
    handedTo: control.pid,
    stage: (wanted, onProgress) => ask({ deed: "stage", request: wanted }, StagedAtDesk, onProgress),
    accept: ({ id }, choice) => ask({ deed: "accept", id, choice }, z.array(Accepted)),
    discard: ({ id }) => ask({ deed: "discard", id }, z.null()),
    backup: (path, onProgress) => ask({ deed: "backup", path }, BackupDone, onProgress),
    makeCurrent: (name) => ask({ deed: "make-current", name }, z.null()),
    derive: (wanted, onProgress) => ask({ deed: "derive", request: wanted }, Accepted, onProgress),
    operatorLink: () => ask({ deed: "operator-link" }, z.string()),
    record: (call, request) => ask({ deed: "record", call: call.name, request }, call.answer),
    people: (call, request) => ask({ deed: "people", call: call.name, request }, call.answer),
    speakers: (call, request) => ask({ deed: "speakers", call: call.name, request }, call.answer),
    letters: (call, request) => ask({ deed: "letters", call: call.name, request }, call.answer),
    consultations: (call, request) => ask({ deed: "consultations", call: call.name, request }, call.answer),
    reports: (call, request, onProgress) =>
      ask({ deed: "reports", call: call.name, request }, call.answer, onProgress),
    meetings: (call, request) => ask({ deed: "meetings", call: call.name, request }, call.answer),
    participation: (call, request) => ask({ deed: "participation", call: call.name, request }, call.answer),
    outcomes: (call, request) => ask({ deed: "outcomes", call: call.name, request }, call.answer),
    summaries: (call, request) => ask({ deed: "summaries", call: call.name, request }, call.answer),
    programme: (call, request) => ask({ deed: "programme", call: call.name, request }, call.answer),
    responses: (request) => ask({ deed: "responses", request }, ResponsesAtDesk),
    audit: (call, request, onProgress) =>
      ask({ deed: "audit", call: call.name, request }, call.answer, onProgress),
    close: async () => {},
  };
}

async function* lines(control: Control & { readonly address: string }, ask: Ask): AsyncGenerator<string> {
  const sent = request(control.address, {
    method: "POST",
    headers: { authorization: `Bearer ${control.secret}`, "content-type": "application/json" },
  });
  const response = new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    sent.once("response", resolve);
    sent.once("error", reject);
  });
  sent.end(JSON.stringify(ask));
  const message = await response;
  if (message.statusCode !== 200) throw new Error(`the desk answers ${message.statusCode}`);
  yield* createInterface({ input: message, crlfDelay: Number.POSITIVE_INFINITY });
}
