import { type Answer, type Figure, gap, quotient } from "./answer.ts";

/** What a territory brings to a quotient: both parts, in the same units as all others. */
export interface Part {
  readonly numerator: Figure;
  readonly denominator: Figure;
}

/** A quotient over several territories, with what it rests on. */
export interface Aggregate {
  readonly answer: Answer;
  /** Sums over the territories that have both parts: what `answer` is made of. */
  readonly numerator: number;
  readonly denominator: number;
  /** How many territories are in the sums, and the places (in the order given) of those that are not. */
  readonly counted: number;
  readonly leftOut: readonly number[];
}

/**
 * `factor` times the sum of numerators by the sum of denominators: the only right way to add up a share over territories. The
 * mean of their shares would give Tuvalu the weight of China. A territory that lacks either part is in neither sum, since
 * a denominator without its numerator would count its people as zero.
 */
export function quotientOfSums(parts: readonly Part[], factor = 1): Aggregate {
  let [numerator, denominator, counted] = [0, 0, 0];
  const leftOut: number[] = [];
  for (const [place, part] of parts.entries()) {
    if (part.numerator === null || part.denominator === null) {
      leftOut.push(place);
      continue;
    }
    numerator += part.numerator;
    denominator += part.denominator;
    counted += 1;
  }
  const answer = counted === 0 ? reasonOf(parts) : quotient(numerator, denominator, factor);
  return { answer, numerator, denominator, counted, leftOut };
}

/** With nothing to add, the reason is the denominator only where numerators are there. */
function reasonOf(parts: readonly Part[]): Answer {
  return gap(parts.some(({ numerator }) => numerator !== null) ? "denominator-missing" : "numerator-missing");
}
