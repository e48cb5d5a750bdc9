/**
 * Numbers that look drawn by chance and are the same for the same seed, on any machine: xoshiro128** (Blackman and Vigna
 * 2021, ACM Transactions on Mathematical Software 47:36), its state spread from the seed by splitmix32.
 */
export function uniforms(seed: number): () => number {
  const state = new Uint32Array(4);
  let spread = seed >>> 0;
  for (let i = 0; i < 4; i++) {
    spread = (spread + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(spread ^ (spread >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    state[i] = mixed ^ (mixed >>> 15);
  }
  const turn = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  return () => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const drawn = Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    state[0] = a ^ fourth;
    state[1] = b ^ third;
    state[2] = third ^ (b << 9);
    state[3] = turn(fourth, 11);
    return drawn / 4_294_967_296;
  };
}

/** Standard normal numbers from a seed, by the polar method (Marsaglia and Bray 1964, SIAM Review 6:260). */
export function normals(seed: number): () => number {
  const uniform = uniforms(seed);
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
}
