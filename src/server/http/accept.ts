/**
 * The first of the offered media types that an Accept header takes, most wanted first, then in our order; undefined
 * where it takes none (RFC 9110, section 12.5.1). No header takes everything.
 */
export function acceptedType<T extends string>(
  accept: string | undefined,
  offered: readonly T[],
): T | undefined {
  if (accept === undefined || accept.trim() === "") return offered[0];
  const ranges = accept.split(",").map((part) => {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
    return { range: range.trim(), weight: q === undefined ? 1 : Number(q) };
  });
  let best: T | undefined;
  let most = 0;
  for (const type of offered) {
    const weight = weightOf(type, ranges);
    if (weight > most) [best, most] = [type, weight];
  }
  return best;
}

interface Range {
  readonly range: string;
  readonly weight: number;
}

/** The most specific range decides: `text/html` before `text/*` before the range of everything. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const plain = type.split(";")[0] ?? type;
  for (const wanted of [plain, `${plain.split("/")[0]}/*`, "*/*"]) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found) return found.weight;
  }
  return 0;
}
