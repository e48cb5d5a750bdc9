/** A symmetric matrix factorised, which solves for any right-hand side in the square of its size. */
export interface Triangle {
  readonly size: number;
  /** Puts the solution for `from` into `to`. */
  readonly solve: (from: Float64Array, to: Float64Array) => void;
}

/**
 * The factor of Cholesky of a symmetric positive definite matrix, given by its lower half row by row, which is overwritten.
 * Where rounding makes a pivot vanish, that unknown is left at its own scale: the answer is then near, not exact.
 */
export function factorise(lower: Float64Array, n: number): Triangle {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < i; j++) {
      const other = j * n;
      let rest = lower[row + j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (lower[row + k] ?? 0) * (lower[other + k] ?? 0);
      lower[row + j] = rest / (lower[other + j] ?? 1);
    }
    const own = lower[row + i] ?? 0;
    let rest = own;
    for (let k = 0; k < i; k++) rest -= (lower[row + k] ?? 0) ** 2;
    lower[row + i] = Math.sqrt(rest > own * 1e-14 ? rest : Math.max(own, Number.MIN_VALUE));
  }
  return {
    size: n,
    solve: (from, to) => {
      for (let i = 0; i < n; i++) {
        const row = i * n;
        let rest = from[i] ?? 0;
        for (let k = 0; k < i; k++) rest -= (lower[row + k] ?? 0) * (to[k] ?? 0);
        to[i] = rest / (lower[row + i] ?? 1);
      }
      for (let i = n - 1; i >= 0; i--) {
        const row = i * n;
        const value = (to[i] ?? 0) / (lower[row + i] ?? 1);
        to[i] = value;
        for (let k = 0; k < i; k++) to[k] = (to[k] ?? 0) - (lower[row + k] ?? 0) * value;
      }
    },
  };
}
