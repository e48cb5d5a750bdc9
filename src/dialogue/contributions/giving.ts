import type { Transaction } from "kysely";
import { mayDo, requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { Day, type Meeting } from "../model.ts";
import type { ContributionChange, GivenText, NewContribution } from "./asked-of.ts";
import { noteFile, type TakenFile, takeFile } from "./files.ts";
import {
  type Contribution,
  type ContributionText,
  canonicalTag,
  longestText,
  longestTitle,
  type TextPart,
} from "./model.ts";
import { tidyText } from "./paragraphs.ts";
import { requireHeld, type StatementParts, seenMeeting, touched } from "./parts.ts";
import { wordingHash } from "./reference.ts";
import {
  insertContribution,
  insertText,
  nextNumber,
  selectContribution,
  selectTexts,
  updateContribution,
} from "./repository.ts";
import type { Database } from "./tables.ts";

/** Hands something in for a party, or for the secretariat. Throws the problems of `ContributionService.give`. */
export async function give(
  parts: StatementParts,
  actor: Actor,
  meetingId: string,
  given: NewContribution,
): Promise<Contribution> {
  requireGiver(actor, given.party);
  if (given.party !== null && !(await parts.parties()).has(given.party))
    throw new ProblemError(problem("directory.unknown-party", { party: given.party.slice(0, 60) }));
  const meeting = await seenMeeting(parts.store.database(), actor, meetingId);
  requireHeld(meeting);
  const checked = checkedHead(given);
  const text = await checkedText(parts, given.text ?? null, checked.language, given.link ?? null);
  const at = parts.now();
  return parts.store.deed(
    actor,
    (one: Contribution) => entryOf("contribution.give", one),
    async (trx) => {
      const contribution: Contribution = {
        ...{
          meeting: meeting.id,
          number: await nextNumber(trx, meeting.id),
          kind: given.kind,
          party: given.party,
        },
        ...checked,
        session: given.session ?? null,
        via: given.party === null || isOwn(actor, given.party) ? "own" : "entered",
        ...{ link: checkedLink(given.link ?? null), state: "received", shown: null, at, changed: at },
      };
      await insertContribution(trx, contribution, actorName(actor));
      if (text) await keepText(trx, contribution, "written", text, { at, actor: actorName(actor) });
      await touched(trx, meeting.id, at);
      return contribution;
    },
  );
}

/** Changes what is said about a contribution, or its text: the one before stays. Throws the problems of `ContributionService.change`. */
export async function change(
  parts: StatementParts,
  actor: Actor,
  meetingId: string,
  number: number,
  given: ContributionChange,
): Promise<Contribution> {
  const before = await requireGiven(parts.store.database(), actor, meetingId, number);
  requireChangeable(actor, before);
  const merged = { ...before, ...given };
  const checked = checkedHead(merged);
  const text = given.text ? await checkedText(parts, given.text, checked.language, merged.link) : null;
  const at = parts.now();
  return parts.store.deed(
    actor,
    (one: Contribution) => entryOf("contribution.change", one),
    async (trx) => {
      const known = await requireGiven(trx, actor, meetingId, number);
      requireChangeable(actor, known);
      const contribution: Contribution = {
        ...known,
        ...checked,
        link: given.link === undefined ? known.link : checkedLink(given.link),
        session: given.session === undefined ? known.session : given.session,
        changed: at,
      };
      await updateContribution(trx, contribution);
      if (text) await keepText(trx, contribution, "written", text, { at, actor: actorName(actor) });
      await touched(trx, meetingId, at);
      return contribution;
    },
  );
}

/** Keeps what was said beside what was handed in. Throws the problems of `ContributionService.deliver`. */
export async function deliver(
  parts: StatementParts,
  actor: Actor,
  meetingId: string,
  number: number,
  given: GivenText,
): Promise<Contribution> {
  requireRight(actor, "contribution.number");
  const db = parts.store.database<object>();
  const meeting = await seenMeeting(db, actor, meetingId);
  requireSpoken(meeting);
  const before = await requireContribution(db, meetingId, number);
  const text = await checkedText(parts, given, before.language, null);
  const at = parts.now();
  return parts.store.deed(
    actor,
    (one: Contribution) => entryOf("contribution.deliver", one),
    async (trx) => {
      const known = await requireContribution(trx, meetingId, number);
      requireStanding(known);
      if (text) await keepText(trx, known, "delivered", text, { at, actor: actorName(actor) });
      await updateContribution(trx, { ...known, changed: at });
      await touched(trx, meetingId, at);
      return known;
    },
  );
}

/** Shows it to everybody, or takes it back. Throws the problems of `ContributionService.show` and `.withdraw`. */
export async function settle(
  parts: StatementParts,
  actor: Actor,
  meetingId: string,
  number: number,
  state: "shown" | "withdrawn",
): Promise<Contribution> {
  if (state === "shown") requireRight(actor, "contribution.number");
  const at = parts.now();
  const entry = state === "shown" ? "contribution.show" : "contribution.withdraw";
  return parts.store.deed(
    actor,
    (one: Contribution) => entryOf(entry, one),
    async (trx) => {
      const known = await requireGiven(trx, actor, meetingId, number);
      const shown = state === "shown" ? (known.shown ?? at) : known.shown;
      const settled: Contribution = { ...known, state, shown, changed: at };
      await updateContribution(trx, settled);
      await touched(trx, meetingId, at);
      return settled;
    },
  );
}

/** Throws ProblemError `contributions.unknown` (facts: number). */
export async function requireContribution(
  database: Database,
  meeting: string,
  number: number,
): Promise<Contribution> {
  const found = await selectContribution(database, meeting, number);
  if (!found) throw new ProblemError(problem("contributions.unknown", { number }));
  return found;
}

/** One that stands and that the actor may change. */
async function requireGiven(
  database: Database,
  actor: Actor,
  meeting: string,
  number: number,
): Promise<Contribution> {
  const known = await selectContribution(database, meeting, number);
  // Whoever may not see it learns nothing of it either.
  if (!known) {
    requireRight(actor, "contribution.number");
    throw new ProblemError(problem("contributions.unknown", { number }));
  }
  requireGiver(actor, known.party);
  requireStanding(known);
  return known;
}

function requireStanding({ state, number }: Contribution): void {
  if (state === "withdrawn") throw new ProblemError(problem("contributions.withdrawn", { number }));
}

/** What everybody sees is changed by the secretariat alone, whom its party tells. */
function requireChangeable(actor: Actor, { state, number }: Contribution): void {
  if (state === "shown" && !mayDo(actor, "contribution.number"))
    throw new ProblemError(problem("contributions.shown-already", { number }));
}

/** Under the Chatham House Rule nobody writes down who said what in the room. */
function requireSpoken({ attribution, id }: Meeting): void {
  if (attribution === "chatham-house") throw new ProblemError(problem("contributions.chatham-house", { id }));
}

function requireGiver(actor: Actor, party: string | null): void {
  if (party === null) requireRight(actor, "contribution.number");
  else requireRight(actor, "contribution.give", party);
}

/** True for one of the party's own people, rather than whoever enters for it. */
function isOwn(actor: Actor, party: string): boolean {
  return (
    actor.kind === "person" &&
    mayDo({ ...actor, seats: actor.seats.filter((seat) => seat.party === party) }, "contribution.give", party)
  );
}

function checkedHead(given: {
  readonly title: string;
  readonly language: string;
  readonly given: string;
}): Pick<Contribution, "title" | "language" | "given"> {
  const title = tidyText(given.title).replace(/\s+/gu, " ");
  if (title === "") throw new ProblemError(problem("contributions.untitled"));
  if (title.length > longestTitle)
    throw new ProblemError(problem("contributions.title-long", { limit: longestTitle }));
  const language = canonicalTag(given.language);
  if (language === undefined || language.length > 35)
    throw new ProblemError(problem("contributions.language-unknown", { text: given.language.slice(0, 40) }));
  if (!Day.safeParse(given.given).success)
    throw new ProblemError(problem("contributions.day-unclear", { text: given.given.slice(0, 40) }));
  return { title, language, given: given.given };
}

/** Only what a browser opens without harm. */
function checkedLink(link: string | null): string | null {
  if (link === null) return null;
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:") || link.length > 1000)
    throw new ProblemError(problem("contributions.link-unclear", { text: link.slice(0, 80) }));
  return url.href;
}

interface CheckedText {
  readonly language: string;
  readonly text: string;
  readonly file: TakenFile["file"] | null;
}

/** What was written goes before what can be read in the file. Something must be there: words, a file or a link. */
async function checkedText(
  parts: StatementParts,
  given: GivenText | null,
  language: string,
  link: string | null,
): Promise<CheckedText | null> {
  const written = tidyText(given?.text ?? "");
  if (written.length > longestText)
    throw new ProblemError(problem("contributions.text-long", { limit: longestText }));
  if (written === "" && !given?.file) {
    if (link !== null) return null;
    throw new ProblemError(problem("contributions.nothing-given"));
  }
  const tag = given?.language === undefined ? language : canonicalTag(given.language);
  if (tag === undefined)
    throw new ProblemError(
      problem("contributions.language-unknown", { text: (given?.language ?? "").slice(0, 40) }),
    );
  const taken = given?.file ? await takeFile(parts.paths, given.file) : null;
  return { language: tag, text: written === "" ? (taken?.text ?? "") : written, file: taken?.file ?? null };
}

/** Adds a revision, where it says anything else than the one before. */
async function keepText(
  trx: Transaction<unknown>,
  { meeting, number }: Contribution,
  part: TextPart,
  { language, text, file }: CheckedText,
  by: { readonly at: Date; readonly actor: string },
): Promise<void> {
  const before = (await selectTexts(trx, meeting, number)).find((one) => one.part === part);
  const hash = wordingHash({ meeting, number, part, language, text, file: file?.sha256 ?? null });
  if (before?.hash === hash) return;
  const revision: ContributionText = {
    ...{ part, revision: (before?.revision ?? 0) + 1, hash, language, text, file },
    ...by,
  };
  await insertText(trx, { meeting, number }, revision);
  if (file) await noteFile(trx, file, by.at);
}

function entryOf(deed: string, { meeting, number, kind }: Contribution) {
  return { deed, subject: `${meeting}/${number}`, detail: { kind } };
}
