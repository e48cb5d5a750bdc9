import { sql, type Transaction } from "kysely";
import { accountTables } from "./tables.ts";

/**
 * Takes the account of a person away with all that let them in: password, what an identity provider calls them, second factor, sessions,
 * a sign-in that waits for its code. Links to them are void, and no longer name an address; that there were links stays. In the transaction
 * of the deed that removes the person, so that there is no moment at which somebody is gone and still signed in.
 */
export async function forgetAccount(
  trx: Transaction<unknown>,
  { id: person }: { readonly id: string },
  at: Date,
): Promise<void> {
  const tables = accountTables(trx);
  await tables
    .updateTable("account_link")
    .set({ ended: at, outcome: "revoked" })
    .where("person", "=", person)
    .where("ended", "is", null)
    .execute();
  await tables.updateTable("account_link").set({ address: null }).where("person", "=", person).execute();
  // What a challenge holds is the library's, and may be the identifier among other things.
  await tables.deleteFrom("account_challenge").where(sql`position(${person} in value)`, ">", 0).execute();
  await tables.deleteFrom("account_session").where("user_id", "=", person).execute();
  await tables.deleteFrom("account_second_factor").where("user_id", "=", person).execute();
  await tables.deleteFrom("account_credential").where("user_id", "=", person).execute();
  await tables.deleteFrom("account").where("id", "=", person).execute();
}
