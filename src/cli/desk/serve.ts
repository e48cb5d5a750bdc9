import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Result } from "../../kernel/problem.ts";
import type { OnProgress } from "../../kernel/progress.ts";
import { serveAuditCall } from "./audit.ts";
import { serveConsultationCall } from "./consultations.ts";
import { serveLetterCall } from "./letters.ts";
import { serveMeetingCall, serveParticipationCall } from "./meetings.ts";
import { type Answer, Ask, type Desk } from "./model.ts";
import { serveOutcomeCall } from "./outcomes.ts";
import { servePeopleCall } from "./people.ts";
import { serveProgrammeCall } from "./programme.ts";
import { serveRecordCall } from "./record.ts";
import { serveReportCall } from "./reports.ts";
import { serveSpeakersCall } from "./speakers.ts";
import { serveSummaryCall } from "./summaries.ts";

/** What one ask may be long. */
const askBytes = 64 * 1024;

export interface ServedDesk {
  /** For `control.json`. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Lets other processes of the same user use a desk, by HTTP on this machine's loopback: whoever shows the secret of
 * `control.json` can read that file, so is the user who runs this process. A caller that goes away while its file is being
 * read finds nothing staged afterwards.
 */
export async function serveDesk(desk: Desk, secret: string): Promise<ServedDesk> {
  const server = createServer((request, response) => {
    answer(desk, secret, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await desk.close();
    },
  };
}

async function answer(
  desk: Desk,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!sameSecret(request.headers.authorization, `Bearer ${secret}`)) {
    response.writeHead(401).end();
    return;
  }
  const ask = Ask.safeParse(await body(request));
  if (!ask.success) {
    response.writeHead(400).end();
    return;
  }
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  const write = (line: Answer) => response.write(`${JSON.stringify(line)}\n`);
  const result = await perform(desk, ask.data, response, (progress) => write({ kind: "progress", progress }));
  write(
    result.ok ? { kind: "done", value: result.value } : { kind: "failed", problems: [...result.problems] },
  );
  response.end();
}

async function perform(
  desk: Desk,
  ask: Ask,
  response: ServerResponse,
  onProgress: OnProgress,
): Promise<Result<unknown>> {
  switch (ask.deed) {
    case "stage": {
      const staged = await desk.stage(ask.request, onProgress);
      if (staged.ok && response.destroyed) await desk.discard(staged.value);
      return staged;
    }
    case "accept":
      return desk.accept({ id: ask.id }, ask.choice);
    case "discard":
      return desk.discard({ id: ask.id });
    case "make-current":
      return desk.makeCurrent(ask.name);
    case "derive":
      return desk.derive(ask.request, onProgress);
    case "operator-link":
      return desk.operatorLink();
    case "record":
      return serveRecordCall(ask.call, ask.request, desk.record);
    case "audit":
      return serveAuditCall(ask.call, ask.request, (call, request) => desk.audit(call, request, onProgress));
    case "people":
      return servePeopleCall(ask.call, ask.request, desk.people);
    case "consultations":
      return serveConsultationCall(ask.call, ask.request, desk.consultations);
    case "reports":
      return serveReportCall(ask.call, ask.request, (call, request) =>
        desk.reports(call, request, onProgress),
      );
    case "meetings":
      return serveMeetingCall(ask.call, ask.request, desk.meetings);
    case "participation":
      return serveParticipationCall(ask.call, ask.request, desk.participation);
    case "outcomes":
      return serveOutcomeCall(ask.call, ask.request, desk.outcomes);
    case "summaries":
      return serveSummaryCall(ask.call, ask.request, desk.summaries);
    case "programme":
      return serveProgrammeCall(ask.call, ask.request, desk.programme);
    case "speakers":
      return serveSpeakersCall(ask.call, ask.request, desk.speakers);
    case "responses":
      return desk.responses(ask.request);
    case "letters":
      return serveLetterCall(ask.call, ask.request, desk.letters);
    case "backup":
      return desk.backup(ask.path, onProgress);
  }
}

async function body(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > askBytes) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sameSecret(given: string | undefined, wanted: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
