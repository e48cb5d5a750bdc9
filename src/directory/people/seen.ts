import type { Actor } from "../../kernel/actor.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { mayDo, partiesFor } from "../rights.ts";
import type { Held, PersonEntry, PersonFilter, PostFilter, PostStanding } from "./model.ts";
import type { DirectoryReading } from "./reading.ts";

/** The address book as one actor may see it (`people.see`): all of it, the posts and persons of their own party, or nothing. */
export interface SeenDirectory {
  /** True where the actor sees every party's people. */
  readonly whole: boolean;
  /** True where the actor sees the people of this party. */
  sees(party: string | null): boolean;
  /** The posts that the actor sees, as they stand. */
  posts(filter?: PostFilter): Promise<readonly PostStanding[]>;
  /** Problems: `directory.unknown-post`, `directory.not-allowed`. */
  post(id: string, on?: string): Promise<Result<PostStanding>>;
  /** Everybody who holds or held or helps in a post, the latest first; empty for posts that the actor does not see. */
  history(post: string): Promise<readonly Held[]>;
  /** The persons that the actor sees: of a whole book all, else those in posts of the own party and the actor. */
  persons(filter?: PersonFilter): Promise<readonly PersonEntry[]>;
  /** Problem: `directory.unknown-person` also for one whom the actor does not see. */
  person(id: string): Promise<Result<PersonEntry>>;
  /** What a person holds and held, as far as the actor sees the posts. */
  holdingsOf(person: string): Promise<readonly Held[]>;
}

export function seenBy(reading: DirectoryReading, actor: Actor): SeenDirectory {
  const whole = mayDo(actor, "people.see");
  const parties = partiesFor(actor, "people.see");
  const sees = (party: string | null) =>
    whole || (party !== null && parties !== "all" && parties.includes(party));
  const partyOf = (post: string) => {
    const [party = ""] = post.split("/");
    return party;
  };

  async function persons(filter: PersonFilter = {}): Promise<readonly PersonEntry[]> {
    if (whole) return reading.persons(filter);
    const own = parties === "all" ? [] : parties;
    const held = (await Promise.all(own.map((party) => reading.history({ party })))).flat();
    const ids = new Set(held.map(({ person }) => person));
    if (actor.kind === "person") ids.add(actor.id);
    const wanted = filter.ids === undefined ? [...ids] : filter.ids.filter((id) => ids.has(id));
    return wanted.length === 0 ? [] : reading.persons({ ...filter, ids: wanted });
  }

  return {
    whole,
    sees,
    posts: async (filter = {}) => (await reading.posts(filter)).filter(({ party }) => sees(party)),
    post: async (id, on) => {
      const found = await reading.post(id, on);
      if (found.ok && !sees(found.value.party))
        return failed(problem("directory.not-allowed", { deed: "people.see" }));
      return found;
    },
    history: async (post) => (sees(partyOf(post)) ? reading.history({ post }) : []),
    persons,
    person: async (id) => {
      const [found] = await persons({ ids: [id] });
      return found ? ok(found) : failed(problem("directory.unknown-person", { person: id.slice(0, 40) }));
    },
    holdingsOf: async (person) =>
      (await reading.history({ person })).filter(({ post }) => sees(partyOf(post))),
  };
}
