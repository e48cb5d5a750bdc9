/**
 * How long somebody must stay, or mean to, before a country counts a migrant. The shorter the stay, the more are counted:
 * figures of different definitions are brought to twelve months (United Nations, Recommendations on Statistics of
 * International Migration, Revision 1, 1998) before they are compared.
 */
export const durations = ["none", "3-months", "6-months", "12-months", "permanent"] as const;
export type Duration = (typeof durations)[number];

/** What a count by each definition is multiplied by to stand for twelve months. Source: IMEM, expert judgement and data (Raymer
 * and others 2013, JASA 108:801). */
export const toTwelveMonths: Readonly<Record<Duration, number>> = {
  none: 0.53,
  "3-months": 0.63,
  "6-months": 0.73,
  "12-months": 1,
  permanent: 2.26,
};

/** A count of migrants by one definition of the stay as it would be by another. Unit: persons. */
export function convertDuration(count: number, from: Duration, to: Duration = "12-months"): number {
  return (count * toTwelveMonths[from]) / toTwelveMonths[to];
}
