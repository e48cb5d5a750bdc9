import { type Matrix, zeros } from "./matrix.ts";

/** A seeded generator of numbers in [0, 1) (mulberry32), for tables made by tests and benchmarks. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A made-up stock of n territories as real ones look: most people live where they were born, a share `filled` of the other
 * cells is filled, and their sizes differ by orders of magnitude.
 */
export function madeUpStock(n: number, random: () => number, filled = 0.3): Matrix {
  const stock = zeros(n);
  for (let k = 0; k < n; k++)
    for (let j = 0; j < n; j++) {
      const natives = k === j ? Math.round(10 ** (4 + 4 * random())) : 0;
      const abroad = random() < filled ? Math.round(10 ** (4 * random())) : 0;
      stock.values[k * n + j] = natives + (k === j ? 0 : abroad);
    }
  return stock;
}

/** The stock some years on: natives and migrants change a little, here and there a cell comes or goes. */
export function aged(stock: Matrix, random: () => number): Matrix {
  return { ...stock, values: stock.values.map((value) => Math.round(value * (0.85 + 0.35 * random()))) };
}
