import type { UnderstoodDocument } from "../understanding/understand.ts";
import { similarity } from "./comparing/similarity.ts";
import { wordsOf } from "./comparing/units.ts";
import { type HeldMandate, heldDocuments, heldMandates } from "./held.ts";
import { byAddress, byCodeUnit, byEach } from "./order.ts";
import { type NumberedText, numberTexts, RecentPairs } from "./requests.ts";
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
/** A request is measured against so many of the latest with which it has a pair of words in common, within its series and beyond. */
const latest = { inSeries: 12, elsewhere: 3 } as const;
const nearest = { inSeries: 12, elsewhere: 6 } as const;

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
  const { texts, shared: sharedBy } = numberTexts(mandates.map(({ mandate }) => mandate.text));
  const best = new Map<number, { later: number; like: number; when: string }>();
  for (const [later, earlier] of candidates(mandates, texts, seriesOfMandate)) {
    const [a, b] = [mandates[later], mandates[earlier]];
    const [own, other] = [texts[later], texts[earlier]];
    if (!a || !b || !own || !other || !sameSubject(a, b)) continue;
    const common = sharedBy(own, other);
    const [massA, massB] = [own.mass, other.mass];
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
 * Pairs of a later and an earlier mandate that may be one request: the same organ asks one of the same addressees for the same form,
 * in one series or with words in common. One way through the mandates in the order of their dates, so that the time grows with
 * their number only.
 */
function* candidates(
  mandates: readonly HeldMandate[],
  texts: readonly NumberedText[],
  seriesOfMandate: (one: HeldMandate) => string | undefined,
): Generator<readonly [number, number]> {
  const when = (i: number) => mandates[i]?.held.when ?? "";
  const order = mandates
    .map(({ address }, i) => ({ i, address }))
    .sort((x, y) => byCodeUnit(when(x.i), when(y.i)) || byAddress(x.address, y.address));
  const inSeries = new RecentPairs(latest.inSeries);
  const elsewhere = new RecentPairs(latest.elsewhere);
  for (const { i: later } of order) {
    const [one, text] = [mandates[later], texts[later]];
    if (!one || !text) continue;
    const { mandate, held } = one;
    const series = seriesOfMandate(one);
    const groups = [...new Set(mandate.addressee.map(addresseeKey))].map(
      (addressee) => `${held.document.organ}\t${mandate.form}\t${addressee}`,
    );
    const found = new Set<number>();
    for (const group of groups) {
      for (const earlier of elsewhere.alike(group, text.pairs, 0.3, nearest.elsewhere)) found.add(earlier);
      if (series === undefined) continue;
      for (const earlier of inSeries.alike(`${group}\t${series}`, text.pairs, 0.05, nearest.inSeries))
        found.add(earlier);
    }
    for (const earlier of found) if (when(earlier) < when(later)) yield [later, earlier];
    for (const group of groups) {
      elsewhere.add(group, text.pairs, later);
      if (series !== undefined) inSeries.add(`${group}\t${series}`, text.pairs, later);
    }
  }
}

function sameSubject({ mandate: a }: HeldMandate, { mandate: b }: HeldMandate): boolean {
  if (a.topics.length === 0 || b.topics.length === 0) return true;
  return a.topics.some((topic) => b.topics.includes(topic));
}

/** An addressee's name without what only qualifies it: `all relevant bodies` and `bodies` are one. */
export function addresseeKey(name: string): string {
  return wordsOf(name.replace(/-/g, " "))
    .filter((word) => !qualifying.has(word))
    .join(" ");
}

const qualifying = new Set(["all", "other", "relevant", "the", "interested", "concerned", "appropriate"]);

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
