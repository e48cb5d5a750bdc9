import type { Observation } from "../observation.ts";

/** What an observation says beside where, when and how much. There are a few dozen of them in half a million figures. */
export type Kind = Omit<Observation, "destination" | "origin" | "period" | "value">;

/** The kinds of a release, each with a number from 1, as DuckDB counts the items of a list. */
export interface Kinds {
  code(observation: Observation): number;
  /** The kinds in the order of their codes. */
  list(): readonly Kind[];
}

/**
 * Tables come row by row, so after a kind mostly comes the same again, or the one that came after it the last time. These
 * two are looked at first, since comparing fields takes a tenth of the time of building a key.
 */
export function openKinds(): Kinds {
  const codes = new Map<string, number>();
  const kinds: Kind[] = [];
  const after: number[] = [];
  let last = 0;
  return {
    code(one) {
      if (isKind(last, one)) return last;
      const expected = after[last];
      const code = expected !== undefined && isKind(expected, one) ? expected : lookUp(one);
      after[last] = code;
      last = code;
      return code;
    },
    list: () => kinds,
  };

  function isKind(code: number, one: Observation): boolean {
    const kind = kinds[code - 1];
    return kind !== undefined && same(kind, one);
  }

  function lookUp(one: Observation): number {
    const { measure, sex, age, education, status, unit, dataType, notes } = one;
    const key = `${measure}\0${sex}\0${age}\0${education}\0${status}\0${unit}\0${dataType ?? ""}\0${notes ?? ""}`;
    const known = codes.get(key);
    if (known !== undefined) return known;
    kinds.push({ measure, sex, age, education, status, unit, dataType, notes });
    codes.set(key, kinds.length);
    return kinds.length;
  }
}

function same(a: Kind, b: Kind): boolean {
  return (
    a.measure === b.measure &&
    a.sex === b.sex &&
    a.age === b.age &&
    a.education === b.education &&
    a.status === b.status &&
    a.unit === b.unit &&
    a.dataType === b.dataType &&
    a.notes === b.notes
  );
}
