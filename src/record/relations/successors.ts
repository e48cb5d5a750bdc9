import type { UnderstoodDocument } from "../understanding/understand.ts";
import {
  massOf,
  type Shingles,
  sharedMass,
  shinglesOf,
  similarity,
  weightsOf,
} from "./comparing/similarity.ts";
import { wordsOf } from "./comparing/units.ts";
import { type HeldMandate, heldDocuments, heldMandates } from "./held.ts";
import { byAddress, byCodeUnit, byEach } from "./order.ts";
import { seriesAmong } from "./series.ts";

/** A later mandate that asks for the same again, or takes the place of an earlier one. */
export interface Succession {
  /**
   * `replaces` where the earlier one was not yet fulfilled: it recurs, or was due later than the new one was made, or the later words say
   * so; `repeats` otherwise.
   */
  readonly kind: "repeats" | "replaces";
  readonly later: string;
  readonly earlier: string;
  /** How much of the shorter request stands in the other, from 0 to 1. */
  readonly similarity: number;
}

/** So much of the shorter of two requests stands in the other: of one series, of one series and no more than to act, of different series. */
const shared = { inSeries: 0.35, acting: 0.55, elsewhere: 0.75 } as const;
/** So alike as a whole are requests of different series. */
const alikeElsewhere = 0.5;
/** A request is measured against so many of the latest that have a pair of words in common with it, and so many of its series. */
const latest = 3;
const nearest = 6;
const latestInSeries = 400;

/** What succeeds what among the mandates of adopted documents, each earlier one by its nearest successor only. */
export function successionsAmong(documents: readonly UnderstoodDocument[]): readonly Succession[] {
  const held = heldDocuments(documents).filter(({ draft, when }) => !draft && when !== null);
  const mandates = heldMandates(held);
  const seriesByKey = new Map<string, string>();
  for (const { id, entries } of seriesAmong(held)) for (const { key } of entries) seriesByKey.set(key, id);
  return successions(mandates, (one) => seriesByKey.get(one.held.key));
}

/** As {@link successionsAmong}, of mandates whose series the caller knows. */
export function successions(
  mandates: readonly HeldMandate[],
  seriesOfMandate: (one: HeldMandate) => string | undefined,
): readonly Succession[] {
  const shingles = mandates.map(({ mandate }) => shinglesOf(mandate.text));
  const weight = weightsOf(shingles);
  const masses = shingles.map((own) => massOf(own, weight));
  const best = new Map<number, { later: number; like: number; when: string }>();
  for (const [later, earlier] of candidates(mandates, shingles, seriesOfMandate)) {
    const [a, b] = [mandates[later], mandates[earlier]];
    const [own, other] = [shingles[later], shingles[earlier]];
    if (!a || !b || !own || !other || !mayFollow(a, b)) continue;
    const common = sharedMass(own, other, weight);
    const [massA, massB] = [masses[later] ?? 1, masses[earlier] ?? 1];
    const like = common / Math.min(massA, massB);
    const series = seriesOfMandate(a);
    const isSeries = series !== undefined && series === seriesOfMandate(b);
    if (
      !isSeries &&
      (similarity(common, massA, massB) < alikeElsewhere || /\bpresent resolution\b/.test(b.mandate.text))
    )
      continue;
    if (like < shared[isSeries ? (b.mandate.form === "action" ? "acting" : "inSeries") : "elsewhere"])
      continue;
    const when = a.held.when ?? "9999";
    const known = best.get(earlier);
    if (known && (known.when < when || (known.when === when && known.like >= like))) continue;
    best.set(earlier, { later, like, when });
  }
  return [...best]
    .flatMap(([earlier, { later, like }]): readonly Succession[] => {
      const [a, b] = [mandates[later], mandates[earlier]];
      if (!a || !b) return [];
      return [
        {
          kind: kindOf(a, b),
          later: a.address,
          earlier: b.address,
          similarity: Math.round(like * 1e4) / 1e4,
        },
      ];
    })
    .sort(
      byEach<Succession>(
        (x, y) => byAddress(x.earlier, y.earlier),
        (x, y) => byAddress(x.later, y.later),
      ),
    );
}

/**
 * Pairs of a later and an earlier mandate of the same form that may be one request: of one series, or with rare words in common. One
 * way through the mandates in the order of their dates, so that the time grows with their number only.
 */
function* candidates(
  mandates: readonly HeldMandate[],
  shingles: readonly Shingles[],
  seriesOfMandate: (one: HeldMandate) => string | undefined,
): Generator<readonly [number, number]> {
  const when = (i: number) => mandates[i]?.held.when ?? "";
  const order = mandates.map((_, i) => i).sort((x, y) => byCodeUnit(when(x), when(y)) || x - y);
  const places = new Map<string, number[]>();
  const put = (key: string, place: number, most: number) => {
    const list = places.get(key);
    if (!list) places.set(key, [place]);
    else if (list.push(place) > most) list.shift();
  };
  for (const later of order) {
    const one = mandates[later];
    if (!one) continue;
    const series = seriesOfMandate(one);
    const seriesKey = series === undefined ? undefined : `${one.mandate.form} = ${series}`;
    const pairs = [...(shingles[later] ?? [])].filter((shingle) => shingle.includes(" "));
    const counts = new Map<number, number>();
    for (const pair of pairs) {
      for (const earlier of places.get(`${one.mandate.form} ~ ${pair}`) ?? [])
        counts.set(earlier, (counts.get(earlier) ?? 0) + 1);
    }
    const near = [...counts]
      .filter(([, count]) => count * 3 > pairs.length)
      .sort(([i, x], [j, y]) => y - x || i - j)
      .slice(0, nearest)
      .map(([earlier]) => earlier);
    const own = (seriesKey === undefined ? undefined : places.get(seriesKey)) ?? [];
    for (const earlier of new Set([...own, ...near])) if (when(earlier) < when(later)) yield [later, earlier];
    if (seriesKey !== undefined) put(seriesKey, later, latestInSeries);
    for (const pair of pairs) put(`${one.mandate.form} ~ ${pair}`, later, latest);
  }
}

/** The same organ asks someone of the same for the same form on the same subject. */
function mayFollow(later: HeldMandate, earlier: HeldMandate): boolean {
  const [a, b] = [later.mandate, earlier.mandate];
  if (a.form !== b.form || later.held.document.organ !== earlier.held.document.organ) return false;
  const asked = new Set(b.addressee.map(addresseeKey));
  if (!a.addressee.some((name) => asked.has(addresseeKey(name)))) return false;
  const topics = new Set(b.topics);
  return a.topics.length === 0 || topics.size === 0 || a.topics.some((topic) => topics.has(topic));
}

/** An addressee's name without what only qualifies it: `all relevant bodies` and `bodies` are one. */
export function addresseeKey(name: string): string {
  return wordsOf(name.replace(/-/g, " "))
    .filter((word) => !/^(?:all|other|relevant|the|interested|concerned|appropriate)$/.test(word))
    .join(" ");
}

const inPlace =
  /\b(?:instead of|in place of|in lieu of|rather than at|supersed(?:es|ing)|replac(?:es|ing)|rescinds|revises|amends)\b/;

function kindOf(later: HeldMandate, earlier: HeldMandate): Succession["kind"] {
  const made = later.held.when ?? "";
  const { recurrence, opens, date } = earlier.mandate.due;
  const due = date ?? opens;
  if (inPlace.test(later.mandate.text) || recurrence !== undefined) return "replaces";
  // A request due at the session that makes the next one is fulfilled at that session, not overtaken.
  const session = earlier.mandate.due.session;
  if (session !== undefined && session === later.held.document.session) return "repeats";
  return due !== undefined && byCodeUnit(due, made) > 0 ? "replaces" : "repeats";
}
