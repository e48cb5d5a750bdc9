import type { MandateForm } from "../understanding/forms.ts";
import type { HeldMandate } from "./held.ts";
import { byCodeUnit, byEach } from "./order.ts";
import { addresseeKey } from "./successors.ts";

/** How often something was asked in a year. */
export interface AskedCount {
  readonly year: number;
  readonly topic: string;
  /** As most documents write the name, without `all` and `relevant`. */
  readonly addressee: string;
  readonly form: MandateForm;
  readonly count: number;
}

export interface AskedFilter {
  readonly topic?: string;
  readonly form?: MandateForm;
  /** Words of the addressee's name. */
  readonly addressee?: string;
}

/**
 * What is asked by topic and addressee over the years: each mandate of an adopted document counts once for each of its topics and each of its
 * addressees. Documents whose year is not known, and drafts, are left out. Sorted by year, topic, addressee and form.
 */
export function askedOverYears(
  mandates: readonly HeldMandate[],
  filter: AskedFilter = {},
): readonly AskedCount[] {
  const names = usualNames(mandates);
  const counts = new Map<string, AskedCount>();
  const wanted = filter.addressee === undefined ? undefined : addresseeKey(filter.addressee);
  for (const { mandate, held } of mandates) {
    if (held.draft || held.when === null) continue;
    if (filter.form !== undefined && mandate.form !== filter.form) continue;
    const year = Number(held.when.slice(0, 4));
    for (const topic of mandate.topics) {
      if (filter.topic !== undefined && topic !== filter.topic) continue;
      for (const key of new Set(mandate.addressee.map(addresseeKey))) {
        if (wanted !== undefined && !` ${key} `.includes(` ${wanted} `)) continue;
        const id = `${year}\t${topic}\t${key}\t${mandate.form}`;
        const count = (counts.get(id)?.count ?? 0) + 1;
        counts.set(id, { year, topic, addressee: names.get(key) ?? key, form: mandate.form, count });
      }
    }
  }
  return [...counts.values()].sort(
    byEach<AskedCount>(
      (a, b) => a.year - b.year,
      (a, b) => byCodeUnit(a.topic, b.topic),
      (a, b) => byCodeUnit(a.addressee, b.addressee),
      (a, b) => byCodeUnit(a.form, b.form),
    ),
  );
}

/** Sums over all years by one property, the greatest first: the topics that are asked about most, those who are asked most. */
export function askedMost(
  counts: readonly AskedCount[],
  by: "topic" | "addressee" | "form",
): readonly { readonly name: string; readonly count: number }[] {
  const sums = new Map<string, number>();
  for (const one of counts) sums.set(one[by], (sums.get(one[by]) ?? 0) + one.count);
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || byCodeUnit(a.name, b.name));
}

/** For each addressee the spelling that stands most often. */
function usualNames(mandates: readonly HeldMandate[]): ReadonlyMap<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { mandate } of mandates) {
    for (const name of mandate.addressee) {
      const plain = name.replace(/^(?:(?:all|other|relevant|the|interested|concerned|appropriate) )+/i, "");
      const list = spellings.get(addresseeKey(name)) ?? new Map<string, number>();
      list.set(plain, (list.get(plain) ?? 0) + 1);
      spellings.set(addresseeKey(name), list);
    }
  }
  return new Map(
    [...spellings].map(([key, list]) => {
      const [best] = [...list].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
      return [key, best?.[0] ?? key];
    }),
  );
}
