import type { Actor } from "../../kernel/actor.ts";
import { Language } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { type Deed, requireRight } from "../rights.ts";
import { checkedDay, checkedEmail, checkedLanguage, checkedTitle } from "./checks.ts";
import {
  type NewPost,
  type Post,
  type PostChange,
  PostKind,
  type PostTitle,
  partyPostKinds,
} from "./model.ts";
import { allPosts, type PeopleParts, requireParty, requirePost } from "./parts.ts";
import { dropHolding, endHolding, selectHoldings, writePost } from "./repository.ts";
import { postId } from "./starter-posts.ts";

/** Who may appoint to a post and change it: only an administrator makes administrators. */
export function requireRightOver(actor: Actor, post: Pick<Post, "kind" | "party">, deed: Deed): void {
  requireRight(actor, post.kind === "administrator" ? "people.administer" : deed, post.party ?? undefined);
}

/** What `DirectoryService.addPost` does. Throws its problems. */
export async function addPost(parts: PeopleParts, actor: Actor, given: NewPost): Promise<Post> {
  const kind = postKind(given.kind);
  const ofParty = partyPostKinds.some((one) => one === kind);
  requireRightOver(actor, { kind, party: null }, "people.keep");
  if (ofParty !== Boolean(given.party))
    throw new ProblemError(problem(ofParty ? "directory.post-of-party" : "directory.post-of-nobody"));
  const facts = checkedPost(given);
  return parts.store.deed(
    actor,
    (post: Post) => ({ deed: "people.add-post", subject: post.id, detail: { kind } }),
    async (trx) => {
      const party = given.party ? (await requireParty(trx, given.party)).id : null;
      const taken = new Set((await allPosts(trx)).map(({ id }) => id));
      let number = 1;
      while (taken.has(postId(party, kind, number))) number += 1;
      const post: Post = { id: postId(party, kind, number), kind, party, ...facts, ended: null };
      await writePost(trx, post, parts.now());
      return post;
    },
  );
}

/** What `DirectoryService.changePost` does. Throws its problems. */
export async function changePost(
  parts: PeopleParts,
  actor: Actor,
  id: string,
  change: PostChange,
): Promise<Post> {
  const known = await requirePost(parts.store.database(), id);
  requireRightOver(actor, known, "people.keep");
  return parts.store.deed(
    actor,
    { deed: "people.change-post", subject: id, detail: { changed: Object.keys(change).sort() } },
    async (trx) => {
      const before = await requirePost(trx, id);
      const post = { ...before, ...checkedPost({ ...before, ...change }) };
      await writePost(trx, post, parts.now());
      return post;
    },
  );
}

/** What `DirectoryService.endPost` does. Throws its problems. */
export async function endPost(parts: PeopleParts, actor: Actor, id: string, day: string): Promise<Post> {
  const last = checkedDay(day);
  const known = await requirePost(parts.store.database(), id);
  requireRightOver(actor, known, "people.keep");
  return parts.store.deed(
    actor,
    { deed: "people.end-post", subject: id, detail: { until: last } },
    async (trx) => {
      const post = { ...(await requirePost(trx, id)), ended: last };
      for (const { number, since, until } of await selectHoldings(trx, { post: id })) {
        if (since > last) await dropHolding(trx, number);
        else if (until === null || until > last) await endHolding(trx, number, last);
      }
      await writePost(trx, post, parts.now());
      return post;
    },
  );
}

function postKind(text: string): PostKind {
  const found = PostKind.safeParse(text);
  if (!found.success) throw new ProblemError(problem("directory.kind-unknown", { text: text.slice(0, 60) }));
  return found.data;
}

function checkedPost({ title, email, language }: PostChange): Pick<Post, "title" | "email" | "language"> {
  return {
    title: titleOf(title),
    email: checkedEmail(email),
    language: language ? checkedLanguage(language) : null,
  };
}

function titleOf(given: PostTitle | null | undefined): PostTitle | null {
  const said = Object.entries(given ?? {}).flatMap(([language, text]): [Language, string][] => {
    const title = checkedTitle(text ?? "");
    return title === "" ? [] : [[Language.parse(language), title]];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
}
