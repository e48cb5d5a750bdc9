import { mayDo, maySomewhere, partiesFor } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { type Language, languages } from "../../kernel/language.ts";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import type { PrintDocument } from "../../print/model.ts";
import type { ContributionInList } from "../contributions/asked-of.ts";
import { seenMeeting } from "../contributions/parts.ts";
import { type ContributionService, type StatementOptions, statementParts } from "../contributions/service.ts";
import { dayIn } from "../meetings/days.ts";
import type { PointSeen } from "../round-tables/model.ts";
import { whoIsNamed } from "../round-tables/nobody-named.ts";
import { pointsSeen } from "../round-tables/service.ts";
import { compareSummaries, type ParagraphChange } from "./comparing.ts";
import { summaryDocument } from "./document.ts";
import type { Summary, SummaryComment, SummaryEdit, SummaryVersion, Taken } from "./model.ts";
import { type Reflected, reflectedIn } from "./reflecting.ts";
import { selectComments, selectSummary, selectVersions } from "./repository.ts";
import type { Database } from "./tables.ts";
import {
  answer,
  comment,
  draft,
  edit,
  issue,
  keep,
  openComments,
  requireSummary,
  type SummaryParts,
} from "./writing.ts";

/**
 * The Chair's summary of a meeting. Whoever may `summary.write` sees it from its first draft, delegations as it went to them for comments,
 * everybody once it is issued. Problems of all: `directory.not-allowed`, `meetings.unknown`, `outcome.no-summary`.
 */
export interface SummaryService {
  /** As far as the actor may see it; null where there is nothing to see yet. */
  seen(actor: Actor, meeting: string): Promise<Result<SummarySeen | null>>;
  /** The draft with everything that was said beside it, for whoever writes it. */
  desk(actor: Actor, meeting: string): Promise<Result<SummaryDesk>>;
  /** Drafts it from the points; `again` anew. Problems: `outcome.drafted-already`, `outcome.issued-already`, `contributions.past-meeting`. */
  draft(actor: Actor, meeting: string, again?: boolean): Promise<Result<Summary>>;
  /** Problems: those of `edited`, `outcome.issued-already`. */
  edit(actor: Actor, meeting: string, change: SummaryEdit): Promise<Result<Summary>>;
  /** Keeps the text as a version, and gives its number. */
  keep(actor: Actor, meeting: string): Promise<Result<number>>;
  /** Versions that the actor may see, the latest first. */
  versions(actor: Actor, meeting: string): Promise<Result<readonly SummaryVersion[]>>;
  /** One version against another, or with null against the text as it stands. Problem: `outcome.version-unknown`. */
  compare(
    actor: Actor,
    meeting: string,
    which: { readonly before: number; readonly after: number | null; readonly language: Language },
  ): Promise<Result<readonly ParagraphChange[]>>;
  /**
   * Asks the delegations for comments until a day, each by a letter. Problems: `outcome.closes-early`, `outcome.summary-empty`,
   * `outcome.issued-already`, `meetings.not-served`.
   */
  openComments(actor: Actor, meeting: string, closes: string): Promise<Result<Summary>>;
  /** Problems: `outcome.comments-closed`, `.comment-empty`, `.comment-long`, `.paragraph-unknown`, `directory.unknown-party`. */
  comment(
    actor: Actor,
    meeting: string,
    given: { readonly party: string | null; readonly paragraph: string | null; readonly text: string },
  ): Promise<Result<SummaryComment>>;
  /** All comments for whoever writes the summary, for a delegation its own. */
  comments(actor: Actor, meeting: string): Promise<Result<readonly SummaryComment[]>>;
  /** Says what became of a comment. Problem: `outcome.comment-unknown`. */
  answer(
    actor: Actor,
    meeting: string,
    number: number,
    given: { readonly taken: Taken; readonly answer: string | null },
  ): Promise<Result<null>>;
  /**
   * Issues it under a symbol, freezes it and puts it into the record. Problems: `outcome.symbol-unclear`, `.symbol-taken`,
   * `.summary-empty`, `.issued-already`, `.written-meanwhile`, those of the record.
   */
  issue(actor: Actor, meeting: string, symbol: string): Promise<Result<Summary>>;
  /** As the actor may see it, ready to be set. */
  document(actor: Actor, meeting: string, language: Language): Promise<Result<PrintDocument>>;
  /** Where the pages are, once that is known: letters lead there, and none are written before. */
  servedAt(address: string): void;
}

export interface SummarySeen {
  readonly summary: Pick<Summary, "meeting" | "state" | "content" | "commentsClose" | "symbol" | "issued">;
  /** True where this is the text of a round of comments, and there may be a newer one. */
  readonly forComments: boolean;
  readonly mayWrite: boolean;
  readonly mayIssue: boolean;
  /** Parties for which the actor may comment now: none, some or any. */
  readonly mayCommentFor: "all" | readonly string[];
}

export interface SummaryDesk {
  readonly summary: Summary;
  readonly points: readonly PointSeen[];
  readonly reflected: Reflected<PointSeen, ContributionInList & { readonly reference: string }>;
  /** Under the Chatham House Rule the paragraphs that name somebody: the Chair sees to it that it is not who spoke. */
  readonly named: readonly { readonly paragraph: string; readonly names: readonly string[] }[];
}

export interface SummaryOptions extends StatementOptions {
  readonly record: SummaryParts["record"];
  readonly contributions: Pick<ContributionService, "list">;
  /** Where the pages are for everybody outside, where somebody has said so: it goes before where the server listens. */
  readonly address?: string | null | undefined;
}

/** Opens the summaries of a store. */
export function openSummaries(options: SummaryOptions): SummaryService {
  const outside = options.address ?? null;
  let served = outside;
  const parts: SummaryParts = {
    ...statementParts(options),
    record: options.record,
    address: () => served,
  };
  const db: Database = parts.store.database();

  async function seen(actor: Actor, id: string): Promise<SummarySeen | null> {
    const meeting = await seenMeeting(db, actor, id);
    const summary = await selectSummary(db, id);
    if (!summary) return null;
    const mayWrite = mayDo(actor, "summary.write") && summary.state !== "issued";
    const delegate = maySomewhere(actor, "summary.comment");
    if (
      summary.state !== "issued" &&
      !mayDo(actor, "summary.write") &&
      !(delegate && summary.state === "comments")
    )
      return null;
    const forComments = !mayDo(actor, "summary.write") && summary.state === "comments";
    const shown = forComments
      ? (await selectVersions(db, id)).find(({ why }) => why === "comments")
      : undefined;
    const open =
      summary.state === "comments" && dayIn(meeting.zone, parts.now()) <= (summary.commentsClose ?? "");
    return {
      summary: { ...summary, content: shown?.content ?? summary.content },
      forComments,
      mayWrite,
      mayIssue: mayDo(actor, "summary.issue") && summary.state !== "issued",
      mayCommentFor: open ? partiesFor(actor, "summary.comment") : [],
    };
  }

  async function requireSeen(actor: Actor, id: string): Promise<SummarySeen> {
    const found = await seen(actor, id);
    if (!found) throw new ProblemError(problem("outcome.no-summary", { id: id.slice(0, 80) }));
    return found;
  }

  async function versions(actor: Actor, id: string): Promise<readonly SummaryVersion[]> {
    await requireSeen(actor, id);
    const writes = mayDo(actor, "summary.write");
    const delegate = maySomewhere(actor, "summary.comment");
    return (await selectVersions(db, id)).filter(
      ({ why }) => writes || why === "issued" || (delegate && why === "comments"),
    );
  }

  return {
    seen: (actor, id) => attempt(() => seen(actor, id)),
    desk: (actor, id) =>
      attempt(async () => {
        if (!mayDo(actor, "summary.write"))
          throw new ProblemError(problem("directory.not-allowed", { deed: "summary.write" }));
        const meeting = await seenMeeting(db, actor, id);
        const [summary, points, given] = [
          await requireSummary(db, id),
          await pointsSeen(parts, actor, id, {}),
          await options.contributions.list(actor, id),
        ];
        const contributions = (given.ok ? given.value : []).flatMap((one) =>
          one.reference === null || one.state !== "shown" ? [] : [{ ...one, reference: one.reference }],
        );
        return {
          ...{ summary, points },
          reflected: reflectedIn(summary.content, { points, contributions }),
          named: meeting.attribution === "chatham-house" ? await namedIn(parts, id, summary) : [],
        };
      }),
    draft: (actor, id, again = false) => attempt(() => draft(parts, actor, id, again)),
    edit: (actor, id, change) => attempt(() => edit(parts, actor, id, change)),
    keep: (actor, id) => attempt(() => keep(parts, actor, id)),
    versions: (actor, id) => attempt(() => versions(actor, id)),
    compare: (actor, id, { before, after, language }) =>
      attempt(async () => {
        const known = await versions(actor, id);
        const of = (number: number) => {
          const found = known.find((one) => one.number === number);
          if (!found) throw new ProblemError(problem("outcome.version-unknown", { number }));
          return found.content;
        };
        const later = after === null ? (await requireSeen(actor, id)).summary.content : of(after);
        return compareSummaries(of(before), later, language);
      }),
    openComments: (actor, id, closes) => attempt(() => openComments(parts, actor, id, closes)),
    comment: (actor, id, given) => attempt(() => comment(parts, actor, id, given)),
    comments: (actor, id) =>
      attempt(async () => {
        await seenMeeting(db, actor, id);
        const all = await selectComments(db, id);
        if (mayDo(actor, "summary.write")) return all;
        const own = partiesFor(actor, "summary.comment");
        return all.filter(({ party }) => party !== null && own !== "all" && own.includes(party));
      }),
    answer: (actor, id, number, given) => attempt(() => answer(parts, actor, id, number, given)),
    issue: (actor, id, symbol) => attempt(() => issue(parts, actor, id, symbol)),
    document: (actor, id, language) =>
      attempt(async () => {
        const meeting = await seenMeeting(db, actor, id);
        return summaryDocument(meeting, (await requireSeen(actor, id)).summary, words(language));
      }),
    servedAt: (address) => {
      served = outside ?? address.replace(/\/+$/, "");
    },
  };
}

/** The paragraphs of a summary whose words, in any language, name somebody. */
async function namedIn(
  parts: SummaryParts,
  meeting: string,
  { content }: Pick<Summary, "content">,
): Promise<SummaryDesk["named"]> {
  const named = await whoIsNamed(parts, meeting);
  const found: { paragraph: string; names: readonly string[] }[] = [];
  for (const { id, text } of content.paragraphs) {
    const names = new Set<string>();
    for (const language of languages)
      for (const name of await named({ text: text[language] ?? "", language, evidence: [] })) names.add(name);
    if (names.size > 0) found.push({ paragraph: id, names: [...names] });
  }
  return found;
}
