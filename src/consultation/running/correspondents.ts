import type { Party } from "../../directory/model.ts";
import type { Language } from "../../kernel/language.ts";
import type { Text } from "../questionnaire/model.ts";
import type { Database } from "./tables.ts";

/** Who is written to for a party: the person who holds the post that answers for it, or the post itself. */
export interface Correspondent {
  /** The post's identifier. */
  readonly post: string;
  /** The post in words, by language; where it has none of its own, those of its kind. */
  readonly title: Text;
  /** Null where the post is vacant and only its own address is known. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly address: string;
  readonly language: Language;
}

/** What a consultation asks of the directory. */
export interface Correspondence {
  /** Everybody that may be asked, States first. */
  parties(database: Database): Promise<readonly Party[]>;
  /** Who is written to for each party on a day; a party of whom nobody is known is not among them. */
  correspondents(
    database: Database,
    parties: readonly string[],
    day: string,
  ): Promise<ReadonlyMap<string, Correspondent>>;
  /** Where a person reads letters; undefined where nobody knows. */
  addressOf(
    database: Database,
    person: string,
  ): Promise<Pick<Correspondent, "address" | "language"> | undefined>;
}
