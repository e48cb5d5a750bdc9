import { z } from "zod";
import type { AccountService } from "../../directory/accounts/service.ts";
import { BookOutcome } from "../../directory/people/book/import.ts";
import { dayOf } from "../../directory/people/days.ts";
import { Day, Part, PostKind } from "../../directory/people/model.ts";
import { kindsOf, postId } from "../../directory/people/starter-posts.ts";
import type { DirectoryService } from "../../directory/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { Language } from "../../kernel/language.ts";
import { attempt, type Result, unwrap } from "../../kernel/problem.ts";
import { readBytes } from "../../record/reading/file.ts";
import { openFile } from "../output.ts";
import { callsTo, type DeskCall, serveCall, type Use } from "./call.ts";

/** Whom the calls ask. */
export interface PeopleServices {
  readonly directory: DirectoryService;
  readonly accounts: AccountService;
}

/** What the command line asks of the directory. */
export type PeopleCall<Request, Answer> = DeskCall<PeopleServices, Request, Answer>;

const asked = callsTo<PeopleServices>();

/** What is refused in the middle is a failure of the call. */
const call = <Request, Answer>(
  name: string,
  request: z.ZodType<Request>,
  answer: z.ZodType<Answer>,
  perform: (services: PeopleServices, actor: Actor, request: Request) => Promise<Answer>,
) => asked(name, request, answer, (services, actor, given) => attempt(() => perform(services, actor, given)));

/** A post as it stands today. */
export const ListedPost = z.object({
  post: z.string(),
  kind: PostKind,
  party: z.string().nullable(),
  partyName: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  language: Language.nullable(),
  since: Day.nullable(),
  until: Day.nullable(),
  delegates: z.int(),
});
export type ListedPost = z.infer<typeof ListedPost>;

export const peopleListCall = call(
  "people-list",
  z.object({
    /** In any spelling. */
    party: z.string().exactOptional(),
    kind: PostKind.exactOptional(),
    vacant: z.boolean().exactOptional(),
    language: Language,
  }),
  z.array(ListedPost),
  async ({ directory }, actor, { party, kind, vacant, language }) => {
    const id = party === undefined ? undefined : unwrap(await directory.resolveParty(party)).id;
    const names = new Map<string, string>(
      (await directory.parties()).map((one) => [one.id, one.names[language]]),
    );
    const posts = await directory.seenBy(actor).posts({ party: id, kind, vacant });
    return posts.map((post) => ({
      post: post.id,
      kind: post.kind,
      party: post.party,
      partyName: post.party === null ? null : (names.get(post.party) ?? null),
      name: post.holder?.who.name ?? null,
      email: post.holder?.who.email ?? post.email,
      language: post.holder?.who.language ?? post.language,
      since: post.holder?.since ?? null,
      until: post.holder?.until ?? null,
      delegates: post.delegates.length,
    }));
  },
);

export const peopleExportCall = call(
  "people-export",
  z.object({
    /** Absolute, since the process that writes it may have been started elsewhere. */
    path: z.string(),
    format: z.enum(["csv", "xlsx"]),
    language: Language,
  }),
  z.object({ bytes: z.int() }),
  async ({ directory }, actor, { path, format, language }) => {
    const book = unwrap(await directory.exportBook(actor, format, language));
    const file = await openFile(path);
    await file.write(book);
    await file.close();
    return { bytes: book.length };
  },
);

export const peopleImportCall = call(
  "people-import",
  z.object({
    path: z.string(),
    /** As the person wrote it. */
    name: z.string(),
    dryRun: z.boolean(),
  }),
  BookOutcome,
  async ({ directory }, actor, { path, name, dryRun }) => {
    const bytes = unwrap(await readBytes(path));
    return unwrap(await directory.importBook(actor, { name, bytes }, { dryRun }));
  },
);

export const peopleInviteCall = call(
  "people-invite",
  z.object({
    /** In any spelling; left out for a post of the secretariat. */
    party: z.string().exactOptional(),
    /** Left out: the one that speaks for the party, or an officer of the secretariat. */
    kind: PostKind.exactOptional(),
    part: Part,
    name: z.string(),
    email: z.string(),
    language: Language,
  }),
  z.object({ post: z.string(), name: z.string(), outcome: z.enum(["invited", "told"]) }),
  async ({ directory, accounts }, actor, { party: text, kind, part, ...given }) => {
    const party = text === undefined ? null : unwrap(await directory.resolveParty(text));
    const [first = "secretariat-officer"] = party ? kindsOf(party.kind) : [];
    const post = postId(party?.id ?? null, kind ?? first);
    const known = await directory.personByEmail(given.email);
    const person = known ?? unwrap(await directory.addPerson(actor, given));
    const { holder, delegates } = await directory.holders(post);
    const there = [...(holder ? [holder] : []), ...delegates].some((one) => one.person === person.id);
    const holding = { post, since: dayOf(new Date()) };
    const help = { colleague: { person: person.id }, clears: part === "deputy" };
    if (!there && part !== "holder") unwrap(await directory.delegate(actor, { ...holding, ...help }));
    if (!there && part === "holder")
      unwrap(await directory.appoint(actor, { ...holding, person: person.id }));
    const outcome = unwrap(await accounts.invite(actor, { person: person.id, post }));
    return { post, name: person.name, outcome };
  },
);

const calls = [peopleListCall, peopleExportCall, peopleImportCall, peopleInviteCall];

/** Performs what another process asks for by name. Problem: `cli.ask-malformed`. */
export function servePeopleCall(
  name: string,
  given: unknown,
  use: Use<PeopleServices>,
): Promise<Result<unknown>> {
  return serveCall(calls, name, given, use);
}
