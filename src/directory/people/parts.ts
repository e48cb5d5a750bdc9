import type { Transaction } from "kysely";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { type Party, PartyId } from "../model.ts";
import { starterParties, starterParty } from "../parties.ts";
import type { PersonEntry, Post } from "./model.ts";
import { selectParties, selectPersons, selectPosts } from "./repository.ts";
import { starterPosts } from "./starter-posts.ts";
import type { Database } from "./tables.ts";

/** What the directory's deeds and questions work with. */
export interface PeopleParts {
  readonly store: Store;
  readonly now: () => Date;
  /** What else is personal and goes with a person, in the same transaction: this room does not know the others that keep it. */
  readonly forget: readonly ((
    trx: Transaction<unknown>,
    person: Pick<PersonEntry, "id" | "name">,
    at: Date,
  ) => Promise<void>)[];
}

/** All parties: those known from the start, as corrected here, and those added. States first, each sort by identifier. */
export async function allParties(database: Database): Promise<readonly Party[]> {
  const kept = await selectParties(database);
  if (kept.length === 0) return starterParties();
  const byId = new Map([...starterParties(), ...kept].map((party) => [party.id, party]));
  const isState = ({ id }: Party) => id < "a";
  return [...byId.values()].sort(
    (a, b) => Number(isState(b)) - Number(isState(a)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

export async function findParty(database: Database, id: string): Promise<Party | undefined> {
  if (!PartyId.safeParse(id).success) return undefined;
  const [kept] = await selectParties(database, id);
  return kept ?? starterParty(id);
}

/** Throws ProblemError `directory.unknown-party` (facts: party). */
export async function requireParty(database: Database, id: string): Promise<Party> {
  const found = await findParty(database, id);
  if (!found) throw new ProblemError(problem("directory.unknown-party", { party: id.slice(0, 60) }));
  return found;
}

/** All posts, by the order of their parties; the kept ones in the place of those known from the start. */
export async function allPosts(database: Database): Promise<readonly Post[]> {
  const [parties, rows] = [await allParties(database), await selectPosts(database)];
  const posts = new Map(starterPosts(parties).map((post) => [post.id, post]));
  for (const row of rows) posts.set(row.id, row);
  const place = new Map<string | null, number>(parties.map(({ id }, index) => [id, index]));
  return [...posts.values()]
    .map((post, index) => ({ post, index }))
    .sort(
      (a, b) =>
        (place.get(a.post.party) ?? parties.length) - (place.get(b.post.party) ?? parties.length) ||
        a.index - b.index,
    )
    .map(({ post }) => post);
}

export async function findPost(database: Database, id: string): Promise<Post | undefined> {
  const [row] = await selectPosts(database, id);
  if (row) return row;
  const [name = ""] = id.split("/");
  const party = await findParty(database, name);
  return starterPosts(party ? [party] : []).find((post) => post.id === id);
}

/** Throws ProblemError `directory.unknown-post` (facts: post). */
export async function requirePost(database: Database, id: string): Promise<Post> {
  const found = await findPost(database, id);
  if (!found) throw new ProblemError(problem("directory.unknown-post", { post: id.slice(0, 120) }));
  return found;
}

const identifier = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/;

/** One person, also one who was taken out. */
export async function findPerson(database: Database, id: string): Promise<PersonEntry | undefined> {
  if (!identifier.test(id)) return undefined;
  const [found] = await selectPersons(database, { ids: [id], gone: true });
  return found;
}

/** Throws ProblemError `directory.unknown-person` (facts: person) also for one who was taken out. */
export async function requirePerson(database: Database, id: string): Promise<PersonEntry> {
  const found = await findPerson(database, id);
  if (!found || found.gone !== null)
    throw new ProblemError(problem("directory.unknown-person", { person: id.slice(0, 40) }));
  return found;
}
