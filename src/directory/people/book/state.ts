import type { Party } from "../../model.ts";
import type { Holding, PersonEntry, Post } from "../model.ts";
import { allParties, allPosts } from "../parts.ts";
import { selectHoldings, selectPersons } from "../repository.ts";
import type { Database } from "../tables.ts";

/** The whole directory at one moment, as books are written of it and read into it. */
export interface BookState {
  readonly parties: readonly Party[];
  readonly posts: ReadonlyMap<string, Post>;
  readonly persons: ReadonlyMap<string, PersonEntry>;
  /** By number. Those that a book brings have none yet and count downwards from -1. */
  readonly holdings: ReadonlyMap<number, Holding>;
}

export async function bookState(database: Database): Promise<BookState> {
  return {
    parties: await allParties(database),
    posts: new Map((await allPosts(database)).map((post) => [post.id, post])),
    persons: new Map((await selectPersons(database)).map((person) => [person.id, person])),
    holdings: new Map(
      (await selectHoldings(database)).map(({ who: _, ...holding }) => [holding.number, holding]),
    ),
  };
}
