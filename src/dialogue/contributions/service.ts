import type { DirectoryReading } from "../../directory/people/reading.ts";
import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type { HomePaths } from "../../store/paths.ts";
import type {
  CitedContribution,
  ContributionChange,
  ContributionFilter,
  ContributionInList,
  ContributionSeen,
  GivenText,
  NewContribution,
} from "./asked-of.ts";
import { checkDelivery } from "./delivery.ts";
import { fileBytes } from "./files.ts";
import { type ContributionHit, findContributions } from "./finding.ts";
import { change, deliver, give, requireContribution, settle } from "./giving.ts";
import { type Contribution, type KeptFile, phaseOf } from "./model.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { type StatementParts, seenMeeting } from "./parts.ts";
import { type StatementAddress, statementReference } from "./reference.ts";
import { selectContributions, selectCurrentTexts, selectTexts } from "./repository.ts";
import type { Database } from "./tables.ts";

/**
 * What is given to meetings. Everybody sees what was shown; a party what it gave itself, whoever may `contribution.number` all. What was
 * withdrawn keeps its number and what references name, and leaves the lists. Problems of all: `directory.not-allowed`,
 * `meetings.unknown`, `contributions.unknown`.
 */
export interface ContributionService {
  /** In the order of their numbers. */
  list(
    actor: Actor,
    meeting: string,
    filter?: ContributionFilter,
  ): Promise<Result<readonly ContributionInList[]>>;
  one(actor: Actor, meeting: string, number: number): Promise<Result<ContributionSeen>>;
  /** What a reference names. */
  cited(actor: Actor, address: StatementAddress): Promise<Result<CitedContribution>>;
  /** Places in all meetings that hold the words of a query. */
  search(actor: Actor, query: string): Promise<readonly (ContributionHit & { readonly title: string })[]>;
  /**
   * Hands something in, and gives it its number. Problems: `contributions.untitled`, `.title-long`, `.language-unknown`, `.day-unclear`,
   * `.link-unclear`, `.nothing-given`, `.text-long`, `.file-too-large`, `.past-meeting`, `directory.unknown-party`, those of files.
   */
  give(actor: Actor, meeting: string, given: NewContribution): Promise<Result<Contribution>>;
  /** Problems: as {@link give}, `contributions.withdrawn`, `.shown-already`. */
  change(
    actor: Actor,
    meeting: string,
    number: number,
    given: ContributionChange,
  ): Promise<Result<Contribution>>;
  /** Keeps what was said, beside what was handed in. Problems: as {@link change}, `contributions.chatham-house`. */
  deliver(actor: Actor, meeting: string, number: number, given: GivenText): Promise<Result<Contribution>>;
  /** Shows it to everybody. Problem: `contributions.withdrawn`. */
  show(actor: Actor, meeting: string, number: number): Promise<Result<Contribution>>;
  /** Takes it back. Problem: `contributions.withdrawn`. */
  withdraw(actor: Actor, meeting: string, number: number): Promise<Result<Contribution>>;
  /** A file that came with it, in any revision. Problem: `contributions.file-unknown`. */
  openFile(
    actor: Actor,
    meeting: string,
    number: number,
    sha256: string,
  ): Promise<Result<{ readonly file: KeptFile; readonly bytes: Uint8Array<ArrayBuffer> }>>;
}

export interface StatementOptions {
  readonly store: Store;
  readonly paths: HomePaths;
  readonly now?: (() => Date) | undefined;
  readonly directory: Pick<DirectoryReading, "parties">;
}

/** The parts that the services of what is said share. */
export function statementParts({
  store,
  paths,
  directory,
  now = () => new Date(),
}: StatementOptions): StatementParts {
  return {
    ...{ store, paths, now },
    parties: async () => new Map((await directory.parties()).map((party) => [party.id, party])),
  };
}

/** Opens the contributions of a store. */
export function openContributions(options: StatementOptions): ContributionService {
  const parts = statementParts(options);
  const db: Database = parts.store.database();
  return {
    list: (actor, meeting, filter = {}) => attempt(() => list(db, actor, meeting, filter)),
    one: (actor, meeting, number) => attempt(() => one(db, actor, meeting, number)),
    cited: (actor, address) => attempt(() => cited(db, actor, address)),
    search: (actor, query) => search(db, actor, query),
    give: (actor, meeting, given) => attempt(() => give(parts, actor, meeting, given)),
    change: (actor, meeting, number, given) => attempt(() => change(parts, actor, meeting, number, given)),
    deliver: (actor, meeting, number, given) => attempt(() => deliver(parts, actor, meeting, number, given)),
    show: (actor, meeting, number) => attempt(() => settle(parts, actor, meeting, number, "shown")),
    withdraw: (actor, meeting, number) => attempt(() => settle(parts, actor, meeting, number, "withdrawn")),
    openFile: (actor, meeting, number, sha256) =>
      attempt(async () => {
        await requireSeen(db, actor, meeting, number);
        const texts = await selectTexts(db, meeting, number);
        const file = texts.find((text) => text.file?.sha256 === sha256)?.file;
        if (!file) throw new ProblemError(problem("contributions.file-unknown", { number }));
        return { file, bytes: await fileBytes(parts.paths, file) };
      }),
  };
}

/** True where the actor may see a contribution that is not shown to all. */
function isInside(actor: Actor, { party }: Contribution): boolean {
  return (
    mayDo(actor, "contribution.number") ||
    mayDo(actor, "meeting.follow") ||
    (party !== null && mayDo(actor, "contribution.give", party))
  );
}

function isSeen(actor: Actor, contribution: Contribution): boolean {
  return contribution.state === "shown" || isInside(actor, contribution);
}

/** The contribution, where the actor may see it: for all others there is none. */
async function requireSeen(
  db: Database,
  actor: Actor,
  meeting: string,
  number: number,
): Promise<Contribution> {
  await seenMeeting(db, actor, meeting);
  const found = await requireContribution(db, meeting, number);
  if (!isSeen(actor, found)) throw new ProblemError(problem("contributions.unknown", { number }));
  return found;
}

async function list(
  db: Database,
  actor: Actor,
  id: string,
  { kind, party, phase, session, words }: ContributionFilter,
): Promise<readonly ContributionInList[]> {
  const meeting = await seenMeeting(db, actor, id);
  const texts = await selectCurrentTexts(db, id);
  const looked = words?.trim() ?? "";
  const hits = new Map(
    (looked === "" ? [] : await findContributions(db, looked, id)).map((hit) => [hit.number, hit]),
  );
  return (await selectContributions(db, id))
    .filter((one) => isSeen(actor, one))
    .map((one): ContributionInList => {
      const text = texts.get(one.number);
      const hash = text?.hash ?? null;
      return {
        ...one,
        phase: phaseOf(one.given, meeting),
        reference: hash === null ? null : referenceTo(one, hash),
        file: text?.file ?? false,
        delivered: text?.delivered ?? false,
        hit: hits.get(one.number) ?? null,
      };
    })
    .filter(
      (one) =>
        (kind === undefined || one.kind === kind) &&
        (party === undefined || one.party === party) &&
        (phase === undefined || one.phase === phase) &&
        (session === undefined || one.session === session) &&
        (looked === "" || one.hit !== null),
    );
}

async function one(db: Database, actor: Actor, id: string, number: number): Promise<ContributionSeen> {
  const meeting = await seenMeeting(db, actor, id);
  const contribution = await requireSeen(db, actor, id, number);
  const texts = await selectTexts(db, id, number);
  const current = (part: "written" | "delivered") => texts.find((text) => text.part === part) ?? null;
  const [written, delivered] = [current("written"), current("delivered")];
  const named = written ?? delivered;
  return {
    contribution,
    phase: phaseOf(contribution.given, meeting),
    ...{ written, delivered },
    earlier: texts.filter((text) => text !== written && text !== delivered),
    check:
      written && delivered && written.text !== "" && delivered.text !== ""
        ? checkDelivery(written.text, delivered.text)
        : null,
    reference: named && referenceTo(contribution, named.hash),
    mayChange:
      contribution.state !== "withdrawn" &&
      meeting.state !== "past" &&
      (contribution.party === null
        ? mayDo(actor, "contribution.number")
        : mayDo(actor, "contribution.give", contribution.party)),
  };
}

async function cited(db: Database, actor: Actor, address: StatementAddress): Promise<CitedContribution> {
  const { meeting, number, version, paragraph } = address;
  await seenMeeting(db, actor, meeting);
  const contribution = await requireContribution(db, meeting, number);
  // A reference resolves for ever: also to what was withdrawn after it was shown. What was never shown is seen by its own alone.
  const texts = await selectTexts(db, meeting, number);
  const text = texts.find(({ hash }) => hash === version);
  const seen = contribution.shown !== null || isInside(actor, contribution);
  if (!text || !seen) throw new ProblemError(problem("contributions.unknown", { number }));
  const all = paragraphsOf(text.text);
  const chosen = paragraph === undefined ? all : all.slice(paragraph - 1, paragraph);
  if (paragraph !== undefined && chosen.length === 0)
    throw new ProblemError(problem("contributions.no-paragraph", { number, paragraph }));
  const current = texts.find(({ part }) => part === text.part);
  return {
    contribution,
    text,
    paragraphs: chosen,
    reference: statementReference(address),
    newer: current && current.hash !== version ? referenceTo(contribution, current.hash) : null,
  };
}

async function search(db: Database, actor: Actor, query: string) {
  const found: (ContributionHit & { readonly title: string })[] = [];
  const known = new Map<string, readonly Contribution[]>();
  for (const hit of await findContributions(db, query)) {
    if (!known.has(hit.meeting)) {
      const seen = await attempt(() => seenMeeting(db, actor, hit.meeting));
      known.set(hit.meeting, seen.ok ? await selectContributions(db, hit.meeting) : []);
    }
    const contribution = known.get(hit.meeting)?.find(({ number }) => number === hit.number);
    if (contribution && isSeen(actor, contribution)) found.push({ ...hit, title: contribution.title });
  }
  return found;
}

function referenceTo({ meeting, number }: Contribution, version: string): string {
  return statementReference({ meeting, version, what: "contribution", number });
}
