import { z } from "zod";
import type { SummaryService } from "../../dialogue/summary/service.ts";
import { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { printFormats } from "../../print/model.ts";
import { setDocument } from "../../print/set.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of Chair's summaries. */
export type SummaryCall<Request, Answer> = DeskCall<SummaryService, Request, Answer>;

const call = callsTo<SummaryService>();

/** A summary as a file: its content in base 64, since it may have been made in another process. */
export const summaryFileCall = call(
  "summary-file",
  z.object({ meeting: z.string(), format: z.enum(printFormats), language: Language }),
  z.object({ name: z.string(), content: z.base64() }),
  async (summaries, actor, { meeting, format, language }) => {
    const document = await summaries.document(actor, meeting, language);
    if (!document.ok) return document;
    const made = await setDocument(document.value, format, { name: `summary-${meeting}-${language}` });
    if (!made.ok) return made;
    return ok({ name: made.value.name, content: Buffer.from(made.value.body).toString("base64") });
  },
);

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveSummaryCall(
  name: string,
  given: unknown,
  use: Use<SummaryService>,
): Promise<Result<unknown>> {
  return serveCall([summaryFileCall], name, given, use);
}
