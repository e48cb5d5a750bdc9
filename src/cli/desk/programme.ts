import { z } from "zod";
import { programmeFormats } from "../../dialogue/programme/exporting.ts";
import type { ProgrammeService } from "../../dialogue/programme/service.ts";
import { Language } from "../../kernel/language.ts";
import { ok, type Result } from "../../kernel/problem.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of programmes. */
export type ProgrammeCall<Request, Answer> = DeskCall<ProgrammeService, Request, Answer>;

const call = callsTo<ProgrammeService>();

/** A published programme as a file: its content in base 64, since it may have been made in another process. */
export const programmeFileCall = call(
  "programme-file",
  z.object({
    meeting: z.string(),
    format: z.enum(programmeFormats),
    language: Language,
    version: z.int().positive().exactOptional(),
  }),
  z.object({ name: z.string(), content: z.base64() }),
  async (programmes, actor, { meeting, ...choice }) => {
    const made = await programmes.file(actor, meeting, choice);
    if (!made.ok) return made;
    return ok({ name: made.value.name, content: Buffer.from(made.value.body).toString("base64") });
  },
);

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveProgrammeCall(
  name: string,
  given: unknown,
  use: Use<ProgrammeService>,
): Promise<Result<unknown>> {
  return serveCall([programmeFileCall], name, given, use);
}
