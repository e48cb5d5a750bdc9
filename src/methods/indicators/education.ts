import { type Answer, type Figure, quotient } from "./answer.ts";

/** From which age on people count: at 25 most have ended their education, at 15 tables are fuller. Always said with the rate. */
export type AdultAge = "15+" | "25+";

/**
 * Emigration rate at a level of education, "brain drain" at the highest: m = M / (M + N), where M are those born in a
 * territory with that education who live elsewhere, N those who live in it.
 * Unit: per cent. Denominator: all born there with that education, wherever they live. Both counts must be of the same age
 * group ({@link AdultAge}). Sources: Docquier and Marfouk (2006), eq. 2; Brücker, Capuano and Marfouk (2013); OECD DIOC.
 */
export function emigrationRate(emigrants: Figure, residents: Figure): Answer {
  return quotient(emigrants, allBorn(emigrants, residents), 100);
}

/** M + N: the denominator of {@link emigrationRate}, which adds up over territories. */
export function allBorn(emigrants: Figure, residents: Figure): Figure {
  return emigrants === null || residents === null ? null : emigrants + residents;
}

/**
 * How much likelier the highly educated are to leave than the rest: their emigration rate by that of all levels together.
 * Unit: none; 1 where education makes no difference. Source: Docquier and Marfouk (2006), "selection rate".
 */
export function selectionBias(highly: Answer, all: Answer): Answer {
  return quotient(highly.value, all.value);
}
