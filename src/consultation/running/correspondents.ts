import { type Addressee, PostKind, type PostTitle } from "../../directory/people/model.ts";
import { selectPosts } from "../../directory/people/repository.ts";
import { addresseesOf } from "../../directory/people/standings.ts";
import type { Language } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import type { Day } from "./model.ts";
import type { Database } from "./tables.ts";

/** One who is written to for a party: the person who holds the post that speaks for it, or the post itself. */
export interface Correspondent extends Addressee {
  /** What its title is where it has one of its own. */
  readonly title: PostTitle | null;
}

/** Who is written to for each of these parties on a day: nobody, one, or several where it has several focal points. */
export async function correspondentsOf(
  database: Database,
  parties: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, readonly Correspondent[]>> {
  const addressees = await addresseesOf(database, parties, day);
  const titles = new Map((await selectPosts(database)).map(({ id, title }) => [id, title]));
  return new Map(
    [...addressees].map(([party, all]) => [
      party,
      all.map((one) => ({ ...one, title: titles.get(one.post) ?? null })),
    ]),
  );
}

/** How a letter calls whom it is written to: a person with their post, or the post. */
export function inAddress({ name, post, title }: Correspondent, language: Language): string {
  const { t } = words(language);
  const kind = PostKind.safeParse(post.slice(post.indexOf("/") + 1).replace(/-\d+$/, ""));
  const known = title?.[language] ?? (kind.success ? t(`directory:post.${kind.data}`) : post);
  return name === null ? known : t("consultations:letter.addressee", { name, post: known });
}
