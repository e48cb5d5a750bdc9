import type { Party, PartyId, PartyKind } from "../model.ts";
import type { Post, PostKind } from "./model.ts";

/**
 * The posts that every party has from the start, and those of the secretariat. They are worked out and not kept: a post becomes a row when
 * somebody holds it or something is said of it. So a first start writes nothing, a party that a newer version knows has its posts at once, and
 * the two can never disagree.
 */
export function starterPosts(parties: readonly Party[]): readonly Post[] {
  return [...parties.flatMap(postsOfParty), ...secretariatPosts];
}

/** Where the posts that belong to no party are addressed: no party may have this name. */
export const house = "secretariat";

/** `PHL/national-focal-point`; with a number from 2 for the further ones of a kind. */
export function postId(party: string | null, kind: PostKind, number = 1): string {
  return `${party ?? house}/${kind}${number === 1 ? "" : `-${number}`}`;
}

export function postsOfParty(party: Party): readonly Post[] {
  return kindsOf(party.kind).map((kind) => plainPost(party.id, kind));
}

const secretariatPosts: readonly Post[] = (
  ["administrator", "secretariat-head", "secretariat-officer", "chair", "co-chair", "rapporteur"] as const
).map((kind) => plainPost(null, kind));

/** The kinds of post that a kind of party has: the one that speaks for it first. */
export function kindsOf(kind: PartyKind): readonly PostKind[] {
  if (kind === "member-state" || kind === "observer-state")
    return ["national-focal-point", "permanent-mission"];
  return kind === "regional-process" || kind === "forum" ? ["process-focal-point"] : ["agency-focal-point"];
}

function plainPost(party: PartyId | null, kind: PostKind): Post {
  return { id: postId(party, kind), kind, party, title: null, email: null, language: null, ended: null };
}
