import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { ReportedProblem } from "../../kernel/reported-problem.ts";
import { printFormats } from "../../print/model.ts";
import { Taken } from "../../report/binding/model.ts";
import { ReportSummary } from "../../report/keeping/model.ts";
import type { ReportService } from "../../report/keeping/service.ts";
import { ReportUse, Trace } from "../../report/trace/model.ts";
import { ReportId } from "../../report/writing/model.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of reports. */
export type ReportCall<Request, Answer> = DeskCall<ReportService, Request, Answer>;

const call = callsTo<ReportService>();

export const reportsCall = call(
  "reports-list",
  z.object({}),
  z.array(ReportSummary),
  async (reports, actor) => ok([...(await reports.list(actor))]),
);

const Begun = z.object({
  id: ReportId,
  blocks: z.int(),
  bindings: z.int(),
  /** In the language in which it was begun, footnotes included; and the most that it may have. */
  words: z.int(),
  limit: z.int(),
});

/** Begins a report on documents, drafted from what is there. */
export const newReportCall = call(
  "reports-new",
  z.object({ mandates: z.array(z.string()), language: Language }),
  Begun,
  async (reports, actor, { mandates, language }) => {
    const made = await reports.create(actor, { mandates, original: language });
    if (!made.ok) return made;
    const { report, words } = made.value;
    const { id, blocks, limit } = report;
    const bindings = blocks.flatMap((block) => block.bindings).length;
    return ok({ id, blocks: blocks.length, bindings, words: words[language] ?? 0, limit });
  },
);

const Named = z.object({ id: z.string() });

/** The report of a name, or the one on a document; null where the document has none yet. */
export const findReportCall = call(
  "reports-find",
  Named,
  ReportId.nullable(),
  async (reports, actor, { id }) => {
    if (ReportId.safeParse(id).success) {
      const found = await reports.one(actor, id);
      return found.ok ? ok(found.value.report.id) : found;
    }
    return ok(await reports.on(actor, id));
  },
);

export const traceCall = call("reports-trace", Named, Trace, (reports, actor, { id }) =>
  reports.trace(actor, id),
);

export const usedInCall = call(
  "reports-used-in",
  z.object({ what: z.string() }),
  z.array(ReportUse),
  async (reports, actor, { what }) => {
    const found = await reports.usedIn(actor, what);
    return found.ok ? ok([...found.value]) : found;
  },
);

const Checked = z.object({
  checked: z.int(),
  differences: z.array(
    z.object({
      block: z.string(),
      binding: z.string().nullable(),
      kind: z.enum(["differs", "withdrawn", "unresolved", "nothing", "unbound", "misquoted"]),
      taken: Taken.nullable(),
      source: Taken.nullable(),
      problems: z.array(ReportedProblem),
    }),
  ),
  /** What would change if every value were taken over from what is current now. */
  newer: z.array(
    z.object({
      block: z.string(),
      binding: z.string(),
      change: z.enum(["value", "evidence", "gone"]),
      /** True for a table or drawing: its values are fingerprints of its numbers. */
      drawn: z.boolean(),
      old: Taken,
      now: Taken.nullable(),
      problems: z.array(ReportedProblem),
    }),
  ),
});
export type Checked = z.infer<typeof Checked>;

/** Whether every bound value of a report is what its source says, and what newer releases would change. */
export const verifyReportCall = call("reports-verify", Named, Checked, async (reports, actor, { id }) => {
  const found = await reports.verify(actor, id);
  if (!found.ok) return found;
  const newer = await reports.newer(actor, id);
  if (!newer.ok) return newer;
  const view = await reports.one(actor, id);
  if (!view.ok) return view;
  const drawn = new Set(
    view.value.report.blocks.flatMap(({ bindings }) =>
      bindings.flatMap((one) => (one.source.kind === "figure" ? [one.id] : [])),
    ),
  );
  const { checked, differences } = found.value;
  return ok({
    checked,
    differences: differences.map((one) => ({ ...one, problems: [...one.problems] })),
    newer: newer.value.map((one) => ({
      ...one,
      drawn: drawn.has(one.binding),
      problems: [...one.problems],
    })),
  });
});

const Built = z.array(z.object({ name: z.string(), content: z.base64() }));

/** A report as files, in its original language where none is named: their content in base 64, since they may have been made in another process. */
export const buildReportCall = call(
  "reports-build",
  z.object({
    id: z.string(),
    languages: z.array(Language),
    formats: z.array(z.enum(printFormats)),
  }),
  Built,
  async (reports, actor, { id, languages, formats }, onProgress) => {
    const report = await reports.one(actor, id);
    if (!report.ok) return report;
    const wanted = languages.length > 0 ? languages : [report.value.report.original];
    const files: z.infer<typeof Built> = [];
    const total = wanted.length * formats.length;
    for (const language of wanted)
      for (const format of formats) {
        const made = await reports.print(actor, id, { language, format });
        if (!made.ok) return made;
        files.push({ name: made.value.name, content: Buffer.from(made.value.body).toString("base64") });
        onProgress({ phase: "report-writing.build", done: files.length, total, unit: "files" });
      }
    return ok(files);
  },
);

const calls = [
  reportsCall,
  newReportCall,
  findReportCall,
  traceCall,
  usedInCall,
  verifyReportCall,
  buildReportCall,
];

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveReportCall(
  name: string,
  given: unknown,
  use: Use<ReportService>,
): Promise<Result<unknown>> {
  return serveCall(calls, name, given, use);
}
