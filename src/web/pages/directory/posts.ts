import { numberOf, postWords } from "../../../directory/people/book/columns.ts";
import { dayOf } from "../../../directory/people/days.ts";
import type { Held, Part, PostStanding } from "../../../directory/people/model.ts";
import type { Language } from "../../../kernel/language.ts";
import type { SignedAsk } from "../../signed.ts";
import { personAddress } from "./addresses.ts";

/** Somebody who holds or held a post or helps in it, as a page shows them. */
export interface ShownHeld {
  readonly number: number;
  /** Null where what was personal was taken out. */
  readonly name: string | null;
  readonly to: string | null;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly language: Language;
  readonly part: Part;
  readonly since: string;
  readonly until: string | null;
  readonly note: string | null;
}

/** A post as a page shows it, with all its forms' starting values. */
export interface ShownPost {
  readonly id: string;
  readonly anchor: string;
  readonly words: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly language: Language | null;
  readonly ended: string | null;
  readonly holder: ShownHeld | null;
  readonly delegates: readonly ShownHeld[];
  /** Appointments and delegations that are still to begin. */
  readonly coming: readonly ShownHeld[];
  readonly former: readonly ShownHeld[];
  /** A colleague can be let in only where the post speaks for a party. */
  readonly delegable: boolean;
}

/** The posts of a party (null: those of no party) that somebody may see, with their history. */
export async function shownPosts(
  { person, services, words, language }: SignedAsk,
  party: string | null,
): Promise<readonly ShownPost[]> {
  const today = dayOf(services.now());
  const book = services.directory.seenBy(person.actor);
  const posts = (await book.posts({ ended: true })).filter((post) => post.party === party);
  return Promise.all(
    posts.map(async (post: PostStanding): Promise<ShownPost> => {
      const history = await book.history(post.id);
      const show = (held: Held): ShownHeld => ({
        number: held.number,
        name: held.who.gone === null ? held.who.name : null,
        to: held.who.gone === null && book.whole ? personAddress(language, held.person) : null,
        email: held.who.email,
        telephone: held.who.telephone,
        language: held.who.language,
        part: held.part,
        since: held.since,
        until: held.until,
        note: held.note,
      });
      return {
        id: post.id,
        anchor: post.id.replace("/", "-"),
        words: postWords(words, post.kind, numberOf(post.id)),
        title: post.title?.[language] ?? Object.values(post.title ?? {})[0] ?? null,
        email: post.email,
        language: post.language,
        ended: post.ended,
        holder: post.holder && show(post.holder),
        delegates: post.delegates.map(show),
        coming: history.filter(({ since }) => since > today).map(show),
        former: history.filter(({ until }) => until !== null && until < today).map(show),
        delegable: post.party !== null,
      };
    }),
  );
}
