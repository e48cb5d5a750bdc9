/** The order of data: by code units, never by a language. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Addresses in the order of their numbers: `op_9` before `op_10`, `A/RES/58/208` before `A/RES/61/208`. */
export function byAddress(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(j)];
    if (isDigit(x) && isDigit(y)) {
      const [endA, endB] = [endOfNumber(a, i), endOfNumber(b, j)];
      const order = Number(a.slice(i, endA)) - Number(b.slice(j, endB));
      if (order !== 0) return order;
      [i, j] = [endA, endB];
    } else if (x !== y) return x - y;
    else {
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || byCodeUnit(a, b);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfNumber(text: string, from: number): number {
  let to = from;
  while (to < text.length && isDigit(text.charCodeAt(to))) to++;
  return to;
}

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
