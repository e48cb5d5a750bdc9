import { z } from "zod";
import { failed, problem, type Result } from "../../kernel/problem.ts";
import { longestMail } from "../../mail/bounce.ts";
import { readSmall } from "../../mail/inbox.ts";
import { Letter, LetterState, letterNews } from "../../mail/model.ts";
import type { LetterService } from "../../mail/service.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** What the command line asks of the ledger of letters. */
export type LetterCall<Request, Answer> = DeskCall<LetterService, Request, Answer>;

const call = callsTo<LetterService>();

/** A letter as JSON writes it: instants as text. */
const ListedLetter = Letter.extend({
  queued: z.iso.datetime(),
  settled: z.iso.datetime().nullable(),
  nextTry: z.iso.datetime().nullable(),
});
export type ListedLetter = z.infer<typeof ListedLetter>;

/** The newest letters, a page of the ledger at a time, and how letters leave. */
export const lettersListCall = call(
  "letters-list",
  z.object({
    state: LetterState.exactOptional(),
    about: z.string().exactOptional(),
    page: z.int().positive(),
  }),
  z.object({
    letters: z.array(ListedLetter),
    pages: z.int(),
    /** Of all that fit but for their state. */
    counts: z.record(LetterState, z.int()),
    /** How letters leave: by a mail server, or as files into a folder. */
    way: z.discriminatedUnion("via", [
      z.object({ via: z.literal("smtp"), host: z.string() }),
      z.object({ via: z.literal("outbox"), folder: z.string() }),
    ]),
  }),
  async (letters, actor, { page, ...filter }) => {
    const found = await letters.letters(actor, filter, page);
    if (!found.ok) return found;
    const { pages, counts } = found.value;
    const listed = found.value.letters.map((letter) => ({
      ...letter,
      queued: letter.queued.toISOString(),
      settled: letter.settled?.toISOString() ?? null,
      nextTry: letter.nextTry?.toISOString() ?? null,
    }));
    return { ok: true, value: { letters: listed, pages, counts, way: letters.way } };
  },
);

/** A mail that came back, or tells of a letter, as a file. Problem: `mail.file-unreadable`, and those of `LetterService.bounce`. */
export const bounceCall = call(
  "letters-bounce",
  z.object({
    /** Absolute, since the process that reads it may have been started elsewhere. */
    path: z.string(),
    /** As the person wrote it. */
    name: z.string(),
  }),
  z.object({
    number: z.int(),
    address: z.string(),
    news: z.enum(letterNews).nullable(),
    changed: z.boolean(),
  }),
  async (letters, actor, { path, name }) => {
    const mail = await readSmall(path, longestMail).catch(() => undefined);
    return mail ? letters.bounce(actor, mail) : failed(problem("mail.file-unreadable", { file: name }));
  },
);

const calls = [lettersListCall, bounceCall];

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function serveLetterCall(
  name: string,
  given: unknown,
  use: Use<LetterService>,
): Promise<Result<unknown>> {
  return serveCall(calls, name, given, use);
}
