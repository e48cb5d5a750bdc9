import type { Person, Seat } from "../../kernel/actor.ts";
import { attempt, failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { Party, PartyKind } from "../model.ts";
import { normalEmail } from "./checks.ts";
import { dayOf } from "./days.ts";
import type {
  Addressee,
  Held,
  Holders,
  PersonEntry,
  PersonFilter,
  PostFilter,
  PostStanding,
} from "./model.ts";
import { allParties, findParty, findPerson, findPost, type PeopleParts } from "./parts.ts";
import { partyNames } from "./party-names.ts";
import { selectHoldings, selectPartyState, selectPersonByEmail, selectPersons } from "./repository.ts";
import { actorOf, seatsOf } from "./seats.ts";
import { addresseesOf, holdersIn, standings } from "./standings.ts";

/**
 * What other services ask the directory, for themselves: no right is checked here. Pages, programs and the command line read people through
 * `DirectoryService.seenBy`; parties are public. A day that is left out is today, in UTC.
 */
export interface DirectoryReading {
  /** States first, each sort by identifier: those known from the start, as corrected here, and those that were added. */
  parties(filter?: PartyFilter): Promise<readonly Party[]>;
  party(id: string): Promise<Party | undefined>;
  /** A text that changes whenever a party is added or corrected, for whoever keeps what was made of them. */
  state(): Promise<string>;
  /** The party that a text means: identifier, acronym, a name in any language. Problems: `directory.party-unknown`, `.party-near`, `.party-unclear`. */
  resolveParty(text: string): Promise<Result<Party>>;
  /** By the order of their parties, those of the secretariat last. */
  posts(filter?: PostFilter): Promise<readonly PostStanding[]>;
  /** Problem: `directory.unknown-post`. */
  post(id: string, on?: string): Promise<Result<PostStanding>>;
  /** By name. */
  persons(filter?: PersonFilter): Promise<readonly PersonEntry[]>;
  /** Also one who was taken out, of whom only the identifier is left (`gone`). */
  person(id: string): Promise<PersonEntry | undefined>;
  /** By an address in any spelling. */
  personByEmail(email: string): Promise<PersonEntry | undefined>;
  /** Who holds a post on a day, and who helps in it. */
  holders(post: string, on?: string): Promise<Holders>;
  /** Every holding of a post, of a party's posts, or of a person; by post, then the latest first. */
  history(of: {
    readonly post?: string;
    readonly party?: string;
    readonly person?: string;
  }): Promise<readonly Held[]>;
  /**
   * Whom to write to: the holder of the post that speaks for the party, else of its mission, else the own address of the one post or the other,
   * else nobody. More than one where a party has several focal points.
   */
  addressees(party: string, on?: string): Promise<readonly Addressee[]>;
  /** The same for many parties at once. */
  addresseesOf(parties: readonly string[], on?: string): Promise<ReadonlyMap<string, readonly Addressee[]>>;
  /** What a person may sit as on a day. */
  seatsOf(person: string, on?: string): Promise<readonly Seat[]>;
  /** A person as an actor, in the seats of a day; undefined for one who is not known or was taken out. */
  actorOf(person: string, on?: string): Promise<Person | undefined>;
}

export interface PartyFilter {
  readonly kind?: PartyKind | undefined;
  readonly group?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

export function readingOver({ store, now }: PeopleParts): DirectoryReading {
  const db = store.database();
  const today = () => dayOf(now());
  return {
    parties: async ({ kind, group, ids } = {}) =>
      (await allParties(db)).filter(
        (party) =>
          (kind === undefined || party.kind === kind) &&
          (group === undefined || party.regionalGroup === group) &&
          (ids === undefined || ids.includes(party.id)),
      ),
    party: (id) => findParty(db, id),
    state: () => selectPartyState(db),
    resolveParty: (text) => attempt(async () => partyNames(await allParties(db)).resolve(text)),
    posts: ({ on = today(), ...filter } = {}) => standings(db, on, filter),
    post: async (id, on = today()) => {
      const post = await findPost(db, id);
      if (!post) return failed(problem("directory.unknown-post", { post: id.slice(0, 120) }));
      return ok({ ...post, ...holdersIn(await selectHoldings(db, { post: id, on })) });
    },
    persons: (filter) => selectPersons(db, filter),
    person: (id) => findPerson(db, id),
    personByEmail: async (email) => {
      const address = normalEmail(email.trim());
      return address === undefined ? undefined : selectPersonByEmail(db, address);
    },
    holders: async (post, on = today()) => holdersIn(await selectHoldings(db, { post, on })),
    history: ({ post, party, person }) => selectHoldings(db, { post, party, person }),
    addressees: async (party, on = today()) => (await addresseesOf(db, [party], on)).get(party) ?? [],
    addresseesOf: (parties, on = today()) => addresseesOf(db, parties, on),
    seatsOf: (person, on = today()) => seatsOf(db, person, on),
    actorOf: (person, on = today()) => actorOf(db, person, on),
  };
}
