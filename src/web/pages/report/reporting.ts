import { citeStatements } from "../../../dialogue/outcome/citing.ts";
import { actorInWords } from "../../../directory/audit/words.ts";
import { mayDo } from "../../../directory/rights.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Language } from "../../../kernel/language.ts";
import { type Problem, problem, type Result } from "../../../kernel/problem.ts";
import { type TextShown, textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import type { BindingParts } from "../../../report/binding/parts.ts";
import type { ReportView } from "../../../report/keeping/model.ts";
import type { ReportService } from "../../../report/keeping/service.ts";
import type { Report } from "../../../report/writing/model.ts";
import { refusal } from "../../answers.ts";
import { type Ask, ask } from "../../ask.ts";
import type { PageServices } from "../../context.ts";
import type { Crumb } from "../../page.ts";
import type { PageWay } from "../../parts/page-ways.tsx";
import { type PersonArguments, type SignedAsk, signedIn } from "../../signed.ts";
import {
  editAddress,
  newerAddress,
  reportAddress,
  reportsAddress,
  standingAddress,
  traceAddress,
  versionsAddress,
} from "./addresses.ts";

/** What a loader of a page about one report works with. */
export interface ReportAsk extends Ask {
  readonly actor: Actor;
  readonly reports: ReportService;
  readonly id: string;
  readonly view: ReportView;
  /** Its title in the reader's language, or in that in which it was written. */
  readonly title: TextShown;
}

export interface DrafterAsk extends ReportAsk, SignedAsk {}

/** The report that an address names, for whoever may see it. Throws 404, also for a draft that is not theirs to see. */
export async function askReport(args: PersonArguments): Promise<ReportAsk> {
  return withView({ ...ask(args), actor: actorOf(args) }, args);
}

/** The same for those who work on it. A visitor is led to sign in. */
export async function askDrafter(
  args: PersonArguments,
  deed: "report.write" | "report.comment" = "report.write",
): Promise<DrafterAsk> {
  const asked = signedIn(args, deed);
  return withView({ ...asked, actor: asked.person.actor }, args);
}

async function withView<A extends Ask & { readonly actor: Actor }>(
  asked: A,
  { params }: PersonArguments,
): Promise<A & ReportAsk> {
  const { reports } = asked.services;
  const id = params.id ?? "";
  const view = found(await reports.one(asked.actor, id));
  return { ...asked, reports, id, view, title: titleOf(view.report, asked.language) };
}

export function actorOf({ context }: Pick<PersonArguments, "context">): Actor {
  return context.person?.actor ?? { kind: "visitor" };
}

export function titleOf({ title, original }: Pick<Report, "title" | "original">, language: Language) {
  return textIn(title, language, original);
}

/** The value, or the error page. */
export function found<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw refused(result.problems);
}

/** Problems as an error page: 403 where the deed is not allowed, 404 where something is not there, 409 where somebody was faster. */
export function refused(problems: readonly Problem[]) {
  return refusal(statusOf(problems), ...problems);
}

export function statusOf([first = problem("report-writing.unknown", { id: "" })]: readonly Problem[]) {
  if (first.code === "directory.not-allowed") return 403;
  if (/\.unknown(?:-|$)/.test(first.code)) return 404;
  return first.code === "report-writing.changed-since" ? 409 : 400;
}

/** What evidence is resolved from, as the actor may see it. */
export function bindingParts(services: PageServices, actor: Actor): BindingParts {
  const { catalogue, engine, record, responses, now } = services;
  return {
    statistics: { catalogue, engine },
    record,
    responses,
    statements: citeStatements(services),
    actor,
    now,
  };
}

/** The way to a page about one report. */
export function crumbsOf({ words, language, id, title }: ReportAsk, here?: string): readonly Crumb[] {
  const list = { words: words.t("report-pages:list.crumb"), to: reportsAddress(language) };
  if (here === undefined) return [list, { words: title.text }];
  return [list, { words: title.text, to: reportAddress(language, id) }, { words: here }];
}

export type Way = "reading" | "edit" | "newer" | "versions" | "trace" | "standing";

/** The pages about one report that the reader may open. */
export function waysOf({ words, language, id, view, actor }: ReportAsk, here: Way): readonly PageWay[] {
  // Also of an issued report: a corrigendum is begun where it stands.
  const drafter = actor.kind === "person" && (mayDo(actor, "report.write") || mayDo(actor, "report.comment"));
  const ways: readonly (readonly [Way, string, boolean])[] = [
    ["reading", reportAddress(language, id), true],
    ["edit", editAddress(language, id), view.may.write],
    ["newer", newerAddress(language, id), view.may.write],
    ["versions", versionsAddress(language, id), drafter],
    ["trace", traceAddress(language, id), true],
    ["standing", standingAddress(language, id), drafter],
  ];
  const open = ways.filter(([, , may]) => may);
  return open.map(([way, to]) => ({ words: words.t(`report-pages:way.${way}`), to, here: way === here }));
}

/** Who did something, by name. */
export function whoIs(words: Words, actor: string, names: ReadonlyMap<string, string>): string {
  return actorInWords(actor, names, words);
}

/** A moment, as the page's language writes it. */
export function momentInWords(words: Words, at: string): string {
  return words.date(at, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
}
