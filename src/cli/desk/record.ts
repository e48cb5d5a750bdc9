import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import {
  Agenda,
  ComparisonShape,
  DocumentFilter,
  DocumentSummary,
  DueItem,
  Found,
  ImportOutcome,
  KeptCitation,
  KeptDocument,
  KeptMandate,
  MandateFilter,
  MandateForm,
  MandateState,
  OrganName,
} from "../../record/keeping/model.ts";
import { readBytes } from "../../record/reading/file.ts";
import type { RecordService } from "../../record/service.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of the record. */
export type RecordCall<Request, Answer> = DeskCall<RecordService, Request, Answer>;

const call = callsTo<RecordService>();

const Named = z.object({ symbol: z.string() });

export const ImportRequest = z.object({
  /** Absolute, since the process that reads it may have been started elsewhere. */
  path: z.string(),
  /** As the person wrote it. */
  name: z.string(),
  symbol: z.string().exactOptional(),
  anything: z.boolean().exactOptional(),
  replace: z.boolean().exactOptional(),
  dryRun: z.boolean().exactOptional(),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

export const importCall = call(
  "import",
  ImportRequest,
  ImportOutcome,
  async (record, actor, { path, name, ...options }) => {
    const bytes = await readBytes(path);
    return bytes.ok ? record.importDocuments(actor, { bytes: bytes.value, name }, options) : bytes;
  },
);

export const stateCall = call(
  "state",
  z.object({
    mandate: z.string(),
    state: MandateState,
    evidence: z.string().exactOptional(),
    note: z.string().exactOptional(),
  }),
  KeptMandate,
  (record, actor, { mandate, ...change }) => record.setMandateState(actor, mandate, change),
);

export const removeCall = call("remove", Named, z.string(), (record, actor, { symbol }) =>
  record.removeDocument(actor, symbol),
);

export const listCall = call(
  "list",
  DocumentFilter,
  z.array(DocumentSummary),
  async (record, _actor, filter) => ok([...(await record.documents(filter))]),
);

export const documentCall = call("document", Named, KeptDocument, (record, _actor, { symbol }) =>
  record.document(symbol),
);

export const mandatesCall = call(
  "mandates",
  MandateFilter,
  z.array(KeptMandate),
  async (record, _actor, filter) => ok([...(await record.mandates(filter))]),
);

export const DueRequest = z.object({
  session: z.int().exactOptional(),
  organ: OrganName.exactOptional(),
  before: z.string().exactOptional(),
  from: z.string().exactOptional(),
  addressee: z.string().exactOptional(),
  item: z.string().exactOptional(),
  topic: z.string().exactOptional(),
  form: MandateForm.exactOptional(),
  drafts: z.boolean().exactOptional(),
  state: MandateState.exactOptional(),
});

export const dueCall = call("due", DueRequest, z.array(DueItem), async (record, _actor, question) =>
  ok([...(await record.due(question))]),
);

/** The same as a file: a calendar or a table, in the reader's language. */
export const dueFileCall = call(
  "due-file",
  z.object({
    question: DueRequest,
    format: z.enum(["ics", "csv"]),
    language: Language,
    writtenAt: z.iso.datetime(),
  }),
  z.string(),
  async (record, _actor, { question, format, language, writtenAt }) => {
    const entries = await record.dueEntries(question);
    if (format === "csv") {
      const { writeDueCsv } = await import("../../record/formats/csv.ts");
      return ok(writeDueCsv(entries, words(language)));
    }
    const { writeCalendar } = await import("../../record/formats/calendar.ts");
    return ok(writeCalendar(entries, words(language), { writtenAt }));
  },
);

export const agendaCall = call(
  "agenda",
  z.object({ organ: OrganName, session: z.int() }),
  Agenda,
  async (record, _actor, { organ, session }) => ok(await record.agenda(organ, session)),
);

export const Citations = z.object({ cites: z.array(KeptCitation), citedBy: z.array(KeptCitation) });

export const citesCall = call("cites", Named, Citations, async (record, _actor, { symbol }) => {
  const citedBy = [...(await record.citedBy(symbol))];
  const cites = await record.cites(symbol);
  if (cites.ok) return ok({ cites: [...cites.value], citedBy });
  // A document that the record has not may be cited all the same.
  return citedBy.length > 0 ? ok({ cites: [], citedBy }) : cites;
});

export const compareCall = call(
  "compare",
  z.object({ before: z.string(), after: z.string() }),
  ComparisonShape,
  (record, _actor, { before, after }) => record.compare(before, after),
);

export const searchCall = call(
  "search",
  z.object({ query: z.string(), limit: z.int(), offset: z.int() }),
  Found,
  async (record, _actor, { query, ...page }) => ok(await record.search(query, page)),
);

/** All of them, by name, for the desk that serves others. */
const calls = [
  importCall,
  stateCall,
  removeCall,
  listCall,
  documentCall,
  mandatesCall,
  dueCall,
  dueFileCall,
  agendaCall,
  citesCall,
  compareCall,
  searchCall,
];

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveRecordCall(
  name: string,
  given: unknown,
  use: Use<RecordService>,
): Promise<Result<unknown>> {
  return serveCall(calls, name, given, use);
}
