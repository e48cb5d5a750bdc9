import { type Answer, type Figure, quotient } from "./answer.ts";

/**
 * Personal remittances received as money earned abroad comes into the balance of payments: personal transfers and
 * compensation of employees together (IMF, BPM6, appendix 5); null where either is not stated.
 */
export function personalRemittances(personalTransfers: Figure, compensation: Figure): Figure {
  return personalTransfers === null || compensation === null ? null : personalTransfers + compensation;
}

/**
 * Personal remittances in per cent of the gross domestic product.
 * Unit: per cent. Denominator: GDP at current prices, in the money of the numerator. Source: World Bank, World Development
 * Indicators, BX.TRF.PWKR.DT.GD.ZS; SDG indicator 17.3.2.
 */
export function remittancesShare(remittances: Figure, gdp: Figure): Answer {
  return quotient(remittances, gdp, 100);
}

/**
 * The GDP that a published share implies: what makes shares of several territories add up as a share of sums.
 * Unit: that of the remittances. Null where either is not stated, or where the share is zero and so implies nothing.
 */
export function impliedGdp(remittances: Figure, sharePercent: Figure): Figure {
  if (remittances === null || sharePercent === null || sharePercent === 0) return null;
  return (100 * remittances) / sharePercent;
}

/**
 * What the average emigrant is behind, though not all send and not only they do.
 * Unit: that of the remittances per person and year. Denominator: people born there who live elsewhere. Source: Ratha and
 * Shaw (2007), South-South Migration and Remittances.
 */
export function remittancesPerEmigrant(remittances: Figure, emigrants: Figure): Answer {
  return quotient(remittances, emigrants);
}
