import type { Person, Role, Seat } from "../../kernel/actor.ts";
import { within } from "./days.ts";
import type { Held, Post, PostKind } from "./model.ts";
import { findPerson, findPost } from "./parts.ts";
import { selectHoldings } from "./repository.ts";
import type { Database } from "./tables.ts";

/** The role that the holder of a post has. */
const roleOf: Readonly<Record<PostKind, Role>> = {
  "national-focal-point": "focal-point",
  "agency-focal-point": "focal-point",
  "process-focal-point": "focal-point",
  "permanent-mission": "mission",
  "secretariat-head": "secretariat",
  "secretariat-officer": "secretariat",
  administrator: "administrator",
  chair: "chair",
  "co-chair": "chair",
  rapporteur: "rapporteur",
};

/** A delegate helps a focal point with an answer, a deputy may clear it too; both see what a mission sees. No other post can be delegated. */
function roleIn(part: Held["part"], kind: PostKind): Role | undefined {
  const role = roleOf[kind];
  if (part === "holder") return role;
  if (role === "focal-point") return part === "deputy" ? "deputy" : "colleague";
  return role === "mission" ? role : undefined;
}

/** The seats that a person has on a day, by post. None for one who is not known or was taken out. */
export async function seatsOf(database: Database, person: string, on: string): Promise<readonly Seat[]> {
  return (await actorOf(database, person, on))?.seats ?? [];
}

/** A person as an actor on a day; undefined for one who is not known or was taken out. */
export async function actorOf(database: Database, person: string, on: string): Promise<Person | undefined> {
  const known = await findPerson(database, person);
  if (!known || known.gone !== null) return undefined;
  const held = await selectHoldings(database, { person, on });
  if (held.length === 0) return { kind: "person", id: known.id, name: known.name, seats: [] };
  // Asked with every page of whoever is signed in: only the posts that they hold are read, not the whole address book.
  const posts = new Map<string, Post>();
  for (const { post } of held) {
    const found = await findPost(database, post);
    if (found) posts.set(post, found);
  }
  const seats = held.flatMap((one): Seat[] => {
    const post = posts.get(one.post);
    const role = post && roleIn(one.part, post.kind);
    if (!role || !within(on, { since: one.since, until: one.until ?? post.ended })) return [];
    return [{ role, post: post.id, party: post.party }];
  });
  return { kind: "person", id: known.id, name: known.name, seats };
}
