import { createHash, randomBytes } from "node:crypto";
import type { Transaction } from "kysely";
import { z } from "zod";
import type { Database } from "./scope.ts";
import { accountTables } from "./tables.ts";

/**
 * Links that let somebody in: to take up a post that they were invited to, to choose a new password, or, handed out on the
 * machine itself, to become its administrator. Each is for one purpose and good once; it is bound to a person and an address,
 * ends by itself, and can be taken back. Only the hash of its key is kept, and the purpose is part of what is hashed: a key of
 * one purpose is nothing to another.
 */
export const linkPurposes = ["invitation", "reset", "enter"] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** How long each is good, in milliseconds. */
export const linkLasts: Readonly<Record<LinkPurpose, number>> = {
  invitation: 21 * day,
  reset: hour,
  enter: 30 * minute,
};

const Link = z.object({
  purpose: z.enum(linkPurposes),
  person: z.uuid().nullable(),
  address: z.string().nullable(),
  post: z.string().nullable(),
  issued: z.date(),
  issued_by: z.string(),
  expires: z.date(),
});
export type Link = z.infer<typeof Link>;

export interface NewLink {
  readonly purpose: LinkPurpose;
  readonly person: string | null;
  readonly address: string | null;
  readonly post: string | null;
  /** Who hands it out, as the audit log names them. */
  readonly by: string;
}

/** Makes a link and gives its key. Those of the same purpose for the same person and post are void from now on. */
export async function issueLink(trx: Transaction<unknown>, at: Date, given: NewLink): Promise<string> {
  const { purpose, person, address, post, by } = given;
  await revokeLinks(trx, at, given);
  const key = randomBytes(32).toString("base64url");
  await accountTables(trx)
    .insertInto("account_link")
    .values({
      hash: keyHash(purpose, key),
      purpose,
      person,
      address,
      post,
      issued: at,
      issued_by: by,
      expires: new Date(at.getTime() + linkLasts[purpose]),
      ended: null,
      outcome: null,
    })
    .execute();
  return key;
}

/** Takes links back that are still good; gives how many there were. */
export async function revokeLinks(
  trx: Transaction<unknown>,
  at: Date,
  { purpose, person, post }: Pick<NewLink, "purpose" | "person"> & { readonly post?: string | null },
): Promise<number> {
  const done = await accountTables(trx)
    .updateTable("account_link")
    .set({ ended: at, outcome: "revoked" })
    .where("purpose", "=", purpose)
    .where("ended", "is", null)
    .where("person", "is not distinct from", person)
    .$if(post !== undefined, (query) => query.where("post", "is not distinct from", post ?? null))
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The link of a key while it is good. Looking does not use it up: programs that fetch links to show them do no harm. */
export async function findLink(
  database: Database,
  at: Date,
  purpose: LinkPurpose,
  key: string,
): Promise<Link | undefined> {
  const row = await accountTables(database)
    .selectFrom("account_link")
    .selectAll()
    .where("hash", "=", keyHash(purpose, key))
    .where("ended", "is", null)
    .where("expires", ">", at)
    .executeTakeFirst();
  return row && Link.parse(row);
}

/** Uses a link up: of two who come with it at once one gets it. */
export async function useLink(
  trx: Transaction<unknown>,
  at: Date,
  purpose: LinkPurpose,
  key: string,
): Promise<Link | undefined> {
  const row = await accountTables(trx)
    .updateTable("account_link")
    .set({ ended: at, outcome: "used" })
    .where("hash", "=", keyHash(purpose, key))
    .where("ended", "is", null)
    .where("expires", ">", at)
    .returningAll()
    .executeTakeFirst();
  return row && Link.parse(row);
}

/** Invitations that nobody has followed yet, the latest first. */
export async function openInvitations(database: Database, at: Date): Promise<readonly Link[]> {
  const rows = await accountTables(database)
    .selectFrom("account_link")
    .selectAll()
    .where("purpose", "=", "invitation")
    .where("ended", "is", null)
    .where("expires", ">", at)
    .orderBy("issued", "desc")
    .orderBy("hash")
    .execute();
  return rows.map((row) => Link.parse(row));
}

function keyHash(purpose: LinkPurpose, key: string): string {
  return createHash("sha256").update(`${purpose}\n${key}`).digest("base64url");
}
