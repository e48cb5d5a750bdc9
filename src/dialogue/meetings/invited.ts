import type { Party } from "../../directory/model.ts";
import { allParties } from "../../directory/people/parts.ts";
import type { Meeting } from "../model.ts";
import type { Database } from "./tables.ts";

/**
 * The parties that are invited to a meeting, in the order of parties: those of the kinds, and those named one by one, without those left out. A
 * party that had ceased before the year of the opening is not among them, however it was named; nor one that had not begun.
 */
export function invitedOf({ invites, opens }: Pick<Meeting, "invites" | "opens">, parties: readonly Party[]) {
  const [kinds, single, without] = [
    new Set<string>(invites.kinds),
    new Set<string>(invites.parties),
    new Set<string>(invites.without),
  ];
  const year = Number(opens.slice(0, 4));
  return parties.filter(
    ({ id, kind, since, until }) =>
      !without.has(id) &&
      (single.has(id) || kinds.has(kind)) &&
      (until === null || until >= year) &&
      (since === null || since <= year),
  );
}

/** {@link invitedOf} over the directory as it stands. */
export async function invitedParties(
  database: Database,
  meeting: Pick<Meeting, "invites" | "opens">,
): Promise<readonly Party[]> {
  return invitedOf(meeting, await allParties(database));
}
