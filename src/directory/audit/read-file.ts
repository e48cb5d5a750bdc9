import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { AuditEntry } from "../../store/audit.ts";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const Entry = z.object({
  number: z.int().positive(),
  at: z.iso.datetime().transform((at) => new Date(at)),
  actor: z.string(),
  deed: z.string(),
  subject: z.string(),
  detail: z.unknown(),
  previous: Hash,
  hash: Hash,
});

/**
 * The entries of a copy of the log in JSON lines, one after the other. Throws ProblemError `audit.file-malformed` with the line, and
 * `audit.file-unreadable`.
 */
export async function* readAuditFile(path: string, name: string): AsyncGenerator<AuditEntry, void, void> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  try {
    for await (const text of lines) {
      line += 1;
      const entry = Entry.safeParse(parsed(text));
      if (!entry.success) throw new ProblemError(problem("audit.file-malformed", {}, { file: name, line }));
      yield { ...entry.data, detail: entry.data.detail };
    }
  } catch (error) {
    if (error instanceof Error && "syscall" in error)
      throw new ProblemError(problem("audit.file-unreadable", { path: name, reason: error.message }));
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
