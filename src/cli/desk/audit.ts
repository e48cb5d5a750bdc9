import { z } from "zod";
import type { AuditService } from "../../directory/audit/service.ts";
import { actorInWords, deedInWords } from "../../directory/audit/words.ts";
import { Language } from "../../kernel/language.ts";
import { attempt, ok, type Result } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { openFile } from "../output.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of the audit log. */
export type AuditCall<Request, Answer> = DeskCall<AuditService, Request, Answer>;

const asked = callsTo<AuditService>();

/** What is refused in the middle is a failure of the call. */
const call = <Request, Answer>(
  name: string,
  request: z.ZodType<Request>,
  answer: z.ZodType<Answer>,
  perform: AuditCall<Request, Answer>["perform"],
) =>
  asked(name, request, answer, (...given) =>
    attempt(() => perform(...given)).then((done) => (done.ok ? done.value : done)),
  );

const Chain = z.object({ entries: z.int(), head: z.string() });

export const verifyCall = call(
  "audit-verify",
  z.object({ head: z.string().exactOptional() }),
  Chain,
  (audit, actor, { head }, onProgress) => audit.verify(actor, { head, onProgress }),
);

export const exportCall = call(
  "audit-export",
  z.object({
    /** Absolute, since the process that writes it may have been started elsewhere. */
    path: z.string(),
    format: z.enum(["jsonl", "csv"]),
    language: Language,
  }),
  z.object({ entries: z.int() }),
  async (audit, actor, { path, format, language }, onProgress) => {
    const file = await openFile(path);
    const { pieces } = await audit.export(actor, format, {}, words(language));
    const { entries: total } = await audit.head(actor);
    let entries = 0;
    for await (const piece of pieces) {
      await file.write(piece);
      entries += piece.split("\n").length - 1;
      onProgress({ phase: "audit.export", done: Math.min(entries, total), total, unit: "rows" });
    }
    await file.close();
    return ok({ entries: format === "csv" ? entries - 1 : entries });
  },
);

const ListedEntry = z.object({
  number: z.int(),
  at: z.string(),
  who: z.string(),
  what: z.string(),
  actor: z.string(),
  deed: z.string(),
  subject: z.string(),
  detail: z.unknown(),
  hash: z.string(),
});

export const listCall = call(
  "audit-list",
  z.object({
    who: z.string().exactOptional(),
    deed: z.string().exactOptional(),
    text: z.string().exactOptional(),
    from: z.string().exactOptional(),
    until: z.string().exactOptional(),
    before: z.int().exactOptional(),
    limit: z.int().positive().max(10_000),
    language: Language,
  }),
  z.object({ entries: z.array(ListedEntry), older: z.boolean() }),
  async (audit, actor, { before, limit, language, from, until, ...asked }) => {
    const instants = {
      ...(from === undefined ? {} : { from: new Date(from) }),
      ...(until === undefined ? {} : { until: new Date(until) }),
    };
    const page = await audit.search(actor, { ...asked, ...instants }, { before, limit });
    const said = words(language);
    return ok({
      entries: page.entries.map(({ previous: _, at, ...entry }) => ({
        ...entry,
        at: at.toISOString(),
        who: actorInWords(entry.actor, page.names, said),
        what: deedInWords(entry, page.names, said),
      })),
      older: page.older,
    });
  },
);

const calls = [verifyCall, exportCall, listCall];

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveAuditCall(
  name: string,
  given: unknown,
  use: Use<AuditService>,
): Promise<Result<unknown>> {
  return serveCall(calls, name, given, use);
}
