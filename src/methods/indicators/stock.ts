import { type Answer, type Figure, given, quotient } from "./answer.ts";

/**
 * Indicators of the migrant stock and of the population. Their figures are persons at the same moment (mid-year) and for the
 * same definition of a migrant; each is a quotient, so over several territories it is {@link quotientOfSums} of the same parts.
 */

/**
 * International migrants in per cent of the total population of the destination (migrants included).
 * Unit: per cent. Denominator: total population at mid-year. Source: UN DESA, International Migrant Stock, Table 3.
 */
export function migrantStockShare(stock: Figure, population: Figure): Answer {
  return quotient(stock, population, 100);
}

/**
 * Women's share of the stock, in the literature its "feminization".
 * Unit: per cent. Denominator: migrants of both sexes. Source: UN DESA, International Migrant Stock, Table 4.
 */
export function womensShare(women: Figure, bothSexes: Figure): Answer {
  return quotient(women, bothSexes, 100);
}

/** What emigrants are set against. A share without this label cannot be read. */
export type EmigrantDenominator = "resident-population" | "native-born-everywhere";

/**
 * People born in a territory who live elsewhere, in per cent of its resident population (which holds its immigrants and not
 * its emigrants: the share can exceed 100).
 * Unit: per cent. Denominator: resident population. Source: World Bank, Migration and Remittances Factbook.
 */
export function emigrantShareOfResidents(emigrants: Figure, population: Figure): Answer {
  return quotient(emigrants, population, 100);
}

/**
 * People born in a territory who live elsewhere, in per cent of all who were born there, wherever they live: residents less
 * immigrants, plus emigrants.
 * Unit: per cent, 0 to 100. Denominator: native-born everywhere. Source: OECD, DIOC, "emigration rate".
 */
export function emigrantShareOfNatives(emigrants: Figure, population: Figure, immigrants: Figure): Answer {
  return quotient(emigrants, nativesEverywhere(emigrants, population, immigrants), 100);
}

/** All who were born in a territory: its residents less its immigrants, plus its emigrants; null where one is not stated. */
export function nativesEverywhere(emigrants: Figure, population: Figure, immigrants: Figure): Figure {
  if (emigrants === null || population === null || immigrants === null) return null;
  return population - immigrants + emigrants;
}

/**
 * Men for each hundred women.
 * Unit: males per 100 females. Denominator: females. Source: United Nations, Principles and Recommendations for Population and
 * Housing Censuses, Revision 3.
 */
export function sexRatio(men: Figure, women: Figure): Answer {
  return quotient(men, women, 100);
}

/**
 * People too young or too old for most work, for each hundred of those between.
 * Unit: persons aged 0-14 and 65 or over per 100 aged 15-64. Denominator: those aged 15-64. Source: UN DESA, World Population
 * Prospects, "total dependency ratio".
 */
export function ageDependency(young: Figure, working: Figure, old: Figure): Answer {
  return quotient(young === null || old === null ? null : young + old, working, 100);
}

/**
 * How much of the movement changes the population: 0 where arrivals and departures cancel out, 1 where all goes one way. Also
 * called migration efficiency.
 * Unit: none, 0 to 1. Denominator: arrivals and departures together. Source: Shryock and Siegel (1976), The Methods and
 * Materials of Demography, chapter 21.
 */
export function effectiveness(arrivals: Figure, departures: Figure): Answer {
  if (arrivals === null || departures === null) return quotient(null, 1);
  const moved = arrivals + departures;
  return moved === 0 ? quotient(0, 0) : given(Math.abs(arrivals - departures) / moved);
}
