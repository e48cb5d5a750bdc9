import type { Words } from "../../kernel/words.ts";
import type { Post } from "../people/model.ts";
import { findParty } from "../people/parts.ts";
import type { Database } from "./scope.ts";

/** A post as letters and the account's pages name it: its title, or its kind, and whose it is. */
export async function postInWords(
  database: Database,
  { kind, party, title }: Pick<Post, "kind" | "party" | "title">,
  words: Words,
): Promise<string> {
  const post = title?.[words.language] ?? words.t(`accounts:post.${kind}`);
  const whose = party === null ? undefined : await findParty(database, party);
  return whose ? words.t("accounts:post.of", { post, party: whose.names[words.language] }) : post;
}
