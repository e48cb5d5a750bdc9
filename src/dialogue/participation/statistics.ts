import type { Party } from "../../directory/model.ts";
import { type Delegate, type Delegation, Level, ministerial } from "./model.ts";

/** Who takes part, counted. */
export interface ParticipationStatistics {
  /** Parties that are invited, and delegations that are registered: of parties and of organizations. */
  readonly invited: number;
  readonly parties: number;
  readonly organizations: number;
  readonly delegates: number;
  /** Delegations led at ministerial level or above. */
  readonly ministerial: number;
  /** Delegations by level, the highest first; those that have not said it under null. */
  readonly levels: readonly { readonly level: Level | null; readonly delegations: number }[];
  readonly groups: readonly GroupCount[];
  readonly sex: SexCount;
}

/** A regional group of Member States, or for others their kind. */
export interface GroupCount {
  readonly group: string;
  readonly invited: number;
  readonly registered: number;
  readonly ministerial: number;
  readonly delegates: number;
  readonly sex: SexCount;
}

export interface SexCount {
  readonly women: number;
  readonly men: number;
  /** Delegates of whom it was not said, or whose data were taken out: counted, never guessed. */
  readonly unstated: number;
}

/** Below so many of whom it is known, a share says more about persons than about a group; only the counts are told. */
export const fewest = 10;

/** The share of women among those of whom it is known; null where they are fewer than {@link fewest}. */
export function womenShare({ women, men }: SexCount): number | null {
  return women + men < fewest ? null : women / (women + men);
}

/** A regional group, or a kind where there is none. */
export function groupOf({ regionalGroup, kind }: Pick<Party, "regionalGroup" | "kind">): string {
  return regionalGroup ?? kind;
}

/**
 * Counts a meeting's delegations. `parties` are all that the directory knows; `invited` those that are asked. A delegation of a party that has ceased
 * since, or is not invited any more, is counted where it is, for it was registered.
 */
export function statisticsOf(
  parties: ReadonlyMap<string, Party>,
  invited: readonly Party[],
  delegations: readonly Delegation[],
  delegates: ReadonlyMap<string, readonly Delegate[]>,
): ParticipationStatistics {
  const groups = new Map<
    string,
    { -readonly [K in keyof Omit<GroupCount, "sex">]: GroupCount[K] } & { sex: SexCount }
  >();
  const group = (name: string) => {
    const known = groups.get(name) ?? {
      ...{ group: name, invited: 0, registered: 0, ministerial: 0, delegates: 0 },
      sex: { women: 0, men: 0, unstated: 0 },
    };
    groups.set(name, known);
    return known;
  };
  for (const party of invited) group(groupOf(party)).invited += 1;
  const levels = new Map<Level | null, number>();
  for (const { id, party: of, level } of delegations) {
    const party = of === null ? undefined : parties.get(of);
    const own = delegates.get(id) ?? [];
    const count = group(party ? groupOf(party) : "non-governmental");
    count.registered += 1;
    count.delegates += own.length;
    count.sex = plus(count.sex, sexOf(own));
    // An organization has no protocol level.
    if (of !== null) levels.set(level, (levels.get(level) ?? 0) + 1);
    if (level !== null && ministerial.has(level)) count.ministerial += 1;
  }
  const counted = [...groups.values()];
  const sum = (of: (one: (typeof counted)[number]) => number) =>
    counted.reduce((all, one) => all + of(one), 0);
  return {
    invited: invited.length,
    parties: delegations.filter(({ party }) => party !== null).length,
    organizations: delegations.filter(({ party }) => party === null).length,
    delegates: sum((one) => one.delegates),
    ministerial: sum((one) => one.ministerial),
    levels: [...Level.options, null].flatMap((level) => {
      const number = levels.get(level) ?? 0;
      return number === 0 ? [] : [{ level, delegations: number }];
    }),
    groups: counted,
    sex: counted.reduce<SexCount>((all, one) => plus(all, one.sex), { women: 0, men: 0, unstated: 0 }),
  };
}

function sexOf(delegates: readonly Delegate[]): SexCount {
  const number = (sex: Delegate["sex"]) => delegates.filter((one) => one.sex === sex).length;
  return { women: number("F"), men: number("M"), unstated: number(null) };
}

function plus(a: SexCount, b: SexCount): SexCount {
  return { women: a.women + b.women, men: a.men + b.men, unstated: a.unstated + b.unstated };
}
