import type { Signed } from "../../../directory/accounts/model.ts";
import { dayOf } from "../../../directory/people/days.ts";
import type { Part } from "../../../directory/people/model.ts";
import { mayDo } from "../../../directory/rights.ts";
import type { SignedAsk } from "../../signed.ts";
import { deviceInWords } from "./devices.ts";

/** A post of whoever is signed in, with those who help in it. */
export interface OwnPost {
  readonly id: string;
  readonly post: string;
  readonly part: Part;
  readonly until: string | null;
  /** Null where it has no delegates, or they are not theirs to choose. */
  readonly delegates:
    | readonly {
        readonly holding: number;
        readonly person: string;
        readonly name: string;
        /** True for a deputy. */
        readonly clears: boolean;
        readonly until: string | null;
        /** True where they were invited and have not come. */
        readonly waiting: boolean;
      }[]
    | null;
}

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly since: string;
  readonly seen: string;
  readonly here: boolean;
}

/** Everything that the page of one's own account shows, in words. */
export async function ownInWords({ person, services, words }: SignedAsk) {
  const { accounts } = services;
  const { signed } = person;
  const own = await accounts.own(signed);
  const time = (at: Date) => words.date(at, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  return {
    name: own.account.name,
    email: own.account.email,
    written: own.account.language,
    password: own.password,
    secondFactor: own.account.secondFactor,
    needed: own.secondFactorNeeded,
    must: signed.must !== null,
    posts: await ownPosts({ person, services, words }, signed),
    sessions: own.sessions.map(
      (one): OwnSession => ({
        id: one.id,
        device: deviceInWords(words, one.device),
        since: time(one.since),
        seen: time(one.seen),
        here: one.here,
      }),
    ),
  };
}

async function ownPosts(
  { services, words }: Pick<SignedAsk, "person" | "services" | "words">,
  { actor }: Signed,
): Promise<readonly OwnPost[]> {
  const { directory, accounts, now } = services;
  const today = dayOf(now());
  const held = (await directory.history({ person: actor.id })).filter(
    ({ since, until }) => since <= today && (until === null || until >= today),
  );
  const waiting = new Set((await accounts.invitations(actor)).map(({ person }) => person));
  const day = (text: string | null) => (text === null ? null : words.date(text));
  const posts: OwnPost[] = [];
  for (const one of held) {
    const found = await directory.post(one.post);
    if (!found.ok) continue;
    const { party, delegates } = found.value;
    const chooses = one.part === "holder" && party !== null && mayDo(actor, "people.delegate", party);
    posts.push({
      id: one.post,
      post: await accounts.postName(found.value, words),
      part: one.part,
      until: day(one.until),
      delegates: chooses
        ? delegates.map(({ number, person: id, who, part, until }) => ({
            holding: number,
            person: id,
            name: who.name,
            clears: part === "deputy",
            until: day(until),
            waiting: waiting.has(id),
          }))
        : null,
    });
  }
  return posts;
}
