import { type EvidenceReference, formatEvidence, parseEvidence } from "../../kernel/evidence.ts";
import { parsePeriod } from "../../kernel/period.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { territory } from "../../kernel/territory/register.ts";
import { costTargets } from "../../methods/indicators/prices.ts";
import { indicatorFigures, latest } from "../../statistics/indicators/indicators.ts";
import { indicatorIds } from "../../statistics/indicators/model.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { resolveAnswer, resolveReplies, resolveStatement } from "./contributed.ts";
import { resolveMandate, resolveMandates, resolveParagraph } from "./decided.ts";
import { resolveFigure } from "./drawn.ts";
import { type Found, resolveMeasure } from "./measures.ts";
import type { Binding, Slice, Source, Taken } from "./model.ts";
import type { BindingParts } from "./parts.ts";
import { resolveRanked } from "./rankings.ts";
import { currentRelease, pinned } from "./releases.ts";
import { countSlice } from "./slices.ts";
import { resolveTerritories } from "./territories.ts";

/**
 * What a source says now: by the current releases, the record as it stands, the answers as they were last submitted. A source that is
 * there and states nothing has the value null. Problems are those of its kind; their codes begin with the room they come from.
 */
export async function resolve(source: Source, parts: BindingParts): Promise<Result<Taken>> {
  const at = parts.now();
  return taken(await found(source, parts, { at, latest: true }), at);
}

/**
 * What the source of a binding said when it was taken: by the releases, editions, submissions and moment that its evidence names.
 * Problems: as {@link resolve}; `report-proposals.withdrawn` where a release is no longer there, `records.unknown-edition` where a text is not.
 */
export async function resolveTaken(
  { source, taken: then }: Pick<Binding, "source" | "taken">,
  parts: BindingParts,
): Promise<Result<Taken>> {
  const statistics = await pinned(parts.statistics, then.evidence);
  if (!statistics.ok) return statistics;
  const at = new Date(then.at);
  const [reference] = then.evidence;
  const cited = source.kind === "answer" && reference !== undefined ? { ...source, reference } : source;
  const when = { at, latest: false, reference };
  return taken(await found(cited, { ...parts, statistics: statistics.value }, when), at);
}

/**
 * What a reference says at the version that it names: a cell its value, a slice of many cells how many they are, a paragraph its words,
 * an answer or a statement what was written. Problems: `kernel.evidence-malformed`, `report-proposals.reference-unclear`, and
 * those of its kind.
 */
export async function resolveReference(text: string, parts: BindingParts): Promise<Result<Taken>> {
  const read = parseEvidence(text);
  if (!read.ok) return read;
  const { kind, subject, slice } = read.value;
  const oneCell = slice?.destination !== undefined && slice.period !== undefined;
  if (kind === "observation" && slice !== undefined && !oneCell)
    return countedReference(text, { dataset: subject, keys: slice }, parts);
  const source = sourceNamed(text, read.value);
  if (!source) return failed(problem("report-proposals.reference-unclear", { text }));
  const at = parts.now();
  return resolveTaken({ source, taken: { value: null, evidence: [text], at: at.toISOString() } }, parts);
}

/**
 * What the source of a reference says now: the same cell of the current release, the paragraph as it stands, the answer as it was last
 * submitted. Problems: as {@link resolveReference}.
 */
export async function resolveNow(text: string, parts: BindingParts): Promise<Result<Taken>> {
  const read = parseEvidence(text);
  if (!read.ok) return read;
  const source = sourceNamed(text, read.value);
  return source ? resolve(source, parts) : failed(problem("report-proposals.reference-unclear", { text }));
}

/** What a reference names that has one value; null for a whole release or document. */
function sourceNamed(text: string, { kind, subject, fragment, slice }: EvidenceReference): Source | null {
  if (kind === "observation" && slice !== undefined)
    return { kind: "measure", measure: { of: "value", slice: { dataset: subject, keys: slice } } };
  if (kind === "paragraph" && fragment !== undefined)
    return { kind: "paragraph", address: `${subject}#${fragment}` };
  return kind === "answer" || kind === "statement" ? { kind, reference: text } : null;
}

async function countedReference(
  text: string,
  slice: Slice,
  { statistics, now }: BindingParts,
): Promise<Result<Taken>> {
  const then = await pinned(statistics, [text]);
  if (!then.ok) return then;
  const counted = await countSlice(then.value, slice);
  if (!counted.ok) return counted;
  return ok({ value: counted.value.value, evidence: [text], at: now().toISOString() });
}

interface When {
  readonly at: Date;
  /** Whether a later submission of an answer takes the place of the one that is cited. */
  readonly latest: boolean;
  /** What is cited, with its version; left out, what stands. */
  readonly reference?: string | undefined;
}

function found(source: Source, parts: BindingParts, { at, latest, reference }: When): Promise<Result<Found>> {
  const { statistics, record } = parts;
  switch (source.kind) {
    case "measure":
      return resolveMeasure(statistics, source.measure);
    case "indicator":
      return resolveIndicator(statistics, source);
    case "ranked":
      return resolveRanked(statistics, source);
    case "coverage":
      return resolveCoverage(statistics, source);
    case "territories":
      return resolveTerritories(statistics, source);
    case "figure":
      return resolveFigure(statistics, source);
    case "paragraph":
      return resolveParagraph(record, source, reference);
    case "mandate":
      return resolveMandate(record, source, at, reference);
    case "mandates":
      return resolveMandates(record, source, at, reference);
    case "answer":
      return resolveAnswer(parts, source.reference, latest);
    case "replies":
      return resolveReplies(parts, source);
    case "statement":
      return resolveStatement(parts, source);
    case "target":
      return Promise.resolve(ok(agreed(source)));
  }
}

function taken(result: Result<Found>, at: Date): Result<Taken> {
  return result.ok ? ok({ ...result.value, at: at.toISOString() }) : result;
}

/** Problems: `indicators.unknown`, `territory.unknown`, `kernel.period-unknown`. */
async function resolveIndicator(
  statistics: Statistics,
  { indicator, territory: code, period }: Extract<Source, { readonly kind: "indicator" }>,
): Promise<Result<Found>> {
  const id = indicatorIds.find((one) => one === indicator);
  if (!id) return failed(problem("indicators.unknown", { text: indicator, known: indicatorIds.join(", ") }));
  const place = territory(code);
  if (!place) return failed(problem("territory.unknown", { text: code }));
  const asked = period === null ? null : parsePeriod(period);
  if (asked !== null && !asked.ok) return asked;
  const figures = await indicatorFigures(statistics, {
    territory: place.id,
    indicators: [id],
    ...(asked === null ? {} : { periods: [asked.value] }),
  });
  const figure = latest(figures, id);
  return ok({ value: figure?.value ?? null, evidence: [...(figure?.evidence ?? [])] });
}

/** Problem: `report-proposals.no-release`. */
async function resolveCoverage(
  statistics: Statistics,
  { dataset, what }: Extract<Source, { readonly kind: "coverage" }>,
): Promise<Result<Found>> {
  const release = await currentRelease(statistics, dataset);
  if (!release.ok) return release;
  const { coverage } = release.value.description;
  const value = ((): Taken["value"] => {
    if (what === "first") return coverage.periods.toSorted().at(0) ?? null;
    if (what === "last") return coverage.periods.toSorted().at(-1) ?? null;
    return coverage[what];
  })();
  const evidence = formatEvidence({ kind: "observation", subject: dataset, version: release.value.hash });
  return ok({ value, evidence: [evidence] });
}

/** Target 10.c of the 2030 Agenda for Sustainable Development (resolution 70/1). */
function agreed({ target }: Extract<Source, { readonly kind: "target" }>): Found {
  const value = target === "remittance-cost-mean" ? costTargets.mean : costTargets.corridor;
  return { value, evidence: [formatEvidence({ kind: "paragraph", subject: "A/RES/70/1" })] };
}
