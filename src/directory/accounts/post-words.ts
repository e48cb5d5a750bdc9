import type { Words } from "../../kernel/words.ts";
import { numberOf, postWords } from "../people/book/columns.ts";
import type { Post } from "../people/model.ts";
import { findParty } from "../people/parts.ts";
import type { Database } from "./scope.ts";

/** A post as letters and the account's pages name it: its title, or its kind, and whose it is. */
export async function postInWords(
  database: Database,
  { id, kind, party, title }: Pick<Post, "id" | "kind" | "party" | "title">,
  words: Words,
): Promise<string> {
  const post = title?.[words.language] ?? postWords(words, kind, numberOf(id));
  const whose = party === null ? undefined : await findParty(database, party);
  return whose ? words.t("accounts:post.of", { post, party: whose.names[words.language] }) : post;
}
