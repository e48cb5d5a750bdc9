import type { Actor } from "../../../kernel/actor.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Result } from "../../../kernel/problem.ts";
import type { Text } from "../../../kernel/texts.ts";
import type { BindingParts } from "../../binding/parts.ts";
import type { Block } from "../../writing/model.ts";

/** What reports are made from: the record, the releases, and what was answered and said. */
export type Sources = Omit<BindingParts, "actor" | "now">;

/** A block of a new report. Without an identifier it gets the next number. */
export type DraftBlock = Omit<Block, "id"> & { readonly id?: Block["id"] };

/** A report as it is drafted from what is there: what a person goes on from. */
export interface Draft {
  /** The symbols of the documents that it answers, as the record spells them. */
  readonly mandates: readonly string[];
  readonly title: Text;
  readonly lines: Text;
  readonly blocks: readonly DraftBlock[];
}

/**
 * Drafts a report on documents. Whatever the actor may not see does not come into it. Problems: those of looking up a
 * document, `records.unknown-document` and its like.
 */
export type Drafter = (
  mandates: readonly string[],
  given: { readonly actor: Actor; readonly original: Language; readonly at: Date },
) => Promise<Result<Draft>>;
