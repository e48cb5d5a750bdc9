import type { Language } from "../../kernel/language.ts";
import type { Addressee, Held, Holders, PostFilter, PostStanding } from "./model.ts";
import { allParties, allPosts } from "./parts.ts";
import { selectHoldings } from "./repository.ts";
import { kindsOf } from "./starter-posts.ts";
import type { Database } from "./tables.ts";

/** The posts that a filter chooses, as they stand on a day, by the order of their parties. */
export async function standings(
  database: Database,
  on: string,
  filter: Omit<PostFilter, "on"> = {},
): Promise<readonly PostStanding[]> {
  const { party, parties, kind, group, vacant, language, ended = false } = filter;
  const [posts, held] = [await allPosts(database), byPost(await selectHoldings(database, { on }))];
  const groups =
    group === undefined
      ? undefined
      : new Map((await allParties(database)).map(({ id, regionalGroup }) => [id, regionalGroup]));
  const wanted = parties && new Set(parties);
  return posts
    .filter(
      (post) =>
        (ended || post.ended === null || post.ended >= on) &&
        (party === undefined || post.party === party) &&
        (wanted === undefined || (post.party !== null && wanted.has(post.party))) &&
        (kind === undefined || post.kind === kind) &&
        (groups === undefined || (post.party !== null && groups.get(post.party) === group)),
    )
    .map((post) => ({ ...post, ...holdersIn(held.get(post.id) ?? []) }))
    .filter(
      (post) =>
        (vacant === undefined || (post.holder === null) === vacant) &&
        (language === undefined || (post.holder?.who.language ?? post.language) === language),
    );
}

function byPost(held: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const posts = new Map<string, Held[]>();
  for (const one of held) posts.set(one.post, [...(posts.get(one.post) ?? []), one]);
  return posts;
}

/** Of what lasts on one day: who holds the post, and who helps, the earliest first. */
export function holdersIn(held: readonly Held[]): Holders {
  return {
    holder: held.find(({ part }) => part === "holder") ?? null,
    delegates: held.filter(({ part }) => part !== "holder").toReversed(),
  };
}

/**
 * Whom to write to for each of these parties: the holders of the posts that speak for it; else those of its mission; else the own address of
 * the former, else of the latter; else nobody.
 */
export async function addresseesOf(
  database: Database,
  parties: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, readonly Addressee[]>> {
  const known = new Map((await allParties(database)).map((party) => [party.id as string, party]));
  const posts = new Map<string, PostStanding[]>();
  for (const post of await standings(database, on, { parties }))
    if (post.party !== null) posts.set(post.party, [...(posts.get(post.party) ?? []), post]);
  return new Map(
    parties.map((id) => {
      const party = known.get(id);
      const ranks = party ? kindsOf(party.kind) : [];
      const own = posts.get(id) ?? [];
      const found = [holderAddress, postAddress].flatMap((address) =>
        ranks.map((kind) =>
          own.filter((post) => post.kind === kind).flatMap((post) => address(id, post) ?? []),
        ),
      );
      return [id, found.find((addressees) => addressees.length > 0) ?? []];
    }),
  );
}

function holderAddress(party: string, { id, holder }: PostStanding): Addressee | undefined {
  if (!holder || holder.who.email === null) return undefined;
  const { id: person, name, email, language } = holder.who;
  return { party, post: id, person, name, email, language };
}

function postAddress(party: string, { id, email, language }: PostStanding): Addressee | undefined {
  if (email === null) return undefined;
  return { party, post: id, person: null, name: null, email, language: language ?? plainLanguage };
}

/** The language of a letter to a post of which none is known. */
const plainLanguage: Language = "en";
