/** The order of data: by code units, never by a language. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Addresses in the order of their numbers: `op_9` before `op_10`, `A/RES/58/208` before `A/RES/61/208`. */
export function byAddress(a: string, b: string): number {
  const [left, right] = [a.match(pieces) ?? [], b.match(pieces) ?? []];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = "", y = ""] = [left[i], right[i]];
    if (x === y) continue;
    const both = /^\d/.test(x) && /^\d/.test(y);
    return (both ? Number(x) - Number(y) : 0) || byCodeUnit(x, y);
  }
  return left.length - right.length || byCodeUnit(a, b);
}

const pieces = /\d+|\D+/g;

/** Compares by the first of the keys that tells two things apart. */
export function byEach<T>(...compares: readonly ((a: T, b: T) => number)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const compare of compares) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}
