import type { Transaction } from "kysely";
import { linkAddress } from "../../directory/accounts/letters.ts";
import { issueLink, linkLasts } from "../../directory/accounts/links.ts";
import type { Correspondent } from "./correspondents.ts";
import type { RunningParts } from "./parts.ts";
import { selectAccounts } from "./repository.ts";

/** How many days an invitation is good. */
export const invitationDays = Math.round(linkLasts.invitation / 86_400_000);

/**
 * Whoever is written to and has no account gets a link with the letter by which to make one, bound to them, their address and
 * their post; an earlier one is void from then on. Gives the links by person, in the transaction of the letters.
 */
export async function inviteWith(
  parts: RunningParts,
  trx: Transaction<unknown>,
  by: string,
  correspondents: Iterable<readonly Correspondent[]>,
): Promise<ReadonlyMap<string, string>> {
  const address = parts.address();
  const links = new Map<string, string>();
  if (address === null) return links;
  const accounts = await selectAccounts(trx);
  for (const { person, email, post, language } of [...correspondents].flat()) {
    if (person === null || accounts.has(person) || links.has(person)) continue;
    const key = await issueLink(trx, parts.now(), {
      purpose: "invitation",
      person,
      address: email,
      post,
      by,
    });
    links.set(person, linkAddress(address, language, "invitation", key));
  }
  return links;
}
