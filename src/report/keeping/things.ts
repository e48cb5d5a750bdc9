import { z } from "zod";
import { canonicalJson } from "../../kernel/canonical.ts";
import type { Language } from "../../kernel/language.ts";
import { Block, type BlockId } from "../writing/model.ts";
import { Head, Words } from "./model.ts";

/**
 * What a report is made of, as it is changed: its head, its blocks, and the words of each block in each language. A change
 * keeps the values that things had before, so any state that a report was ever in can be had again.
 */
export type Thing =
  | { readonly of: "head" }
  | { readonly of: "block"; readonly block: BlockId }
  | { readonly of: "words"; readonly block: BlockId; readonly language: Language };

/** A block without its words. */
export const Frame = Block.omit({ id: true, content: true }).extend({ place: z.string().min(1) });
export type Frame = z.infer<typeof Frame>;

/** What a thing is; null where it is not there. */
export type Value =
  | { readonly of: "head"; readonly value: Head }
  | { readonly of: "block"; readonly block: BlockId; readonly value: Frame | null }
  | {
      readonly of: "words";
      readonly block: BlockId;
      readonly language: Language;
      readonly value: Words | null;
    };

/** One text for one thing. */
export function keyOf(thing: Thing): string {
  if (thing.of === "head") return "";
  return thing.of === "block" ? thing.block : `${thing.block} ${thing.language}`;
}

/** True where both say the same, whatever the order of their fields. */
export function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Reads the value of a thing as the tables hold it. */
export function readValue(thing: Thing, stored: unknown): Value {
  if (thing.of === "head") return { of: "head", value: Head.parse(stored) };
  if (thing.of === "block") return { ...thing, value: stored === null ? null : Frame.parse(stored) };
  return { ...thing, value: stored === null ? null : Words.parse(stored) };
}
