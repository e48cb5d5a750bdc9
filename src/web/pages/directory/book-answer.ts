import type { BookOutcome } from "../../../directory/people/book/import.ts";

/** What a file was found to hold, or what came of it. */
export interface BookAnswer {
  /** Under which the file waits; null where it was taken in, refused or changes nothing. */
  readonly waiting: string | null;
  readonly name: string;
  readonly outcome: BookOutcome | null;
  readonly refused: readonly string[];
  /** The posts of the outcome's steps in words, by identifier. */
  readonly posts: Readonly<Record<string, string>>;
}
