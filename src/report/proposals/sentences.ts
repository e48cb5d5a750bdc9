import { type Language, languages } from "../../kernel/language.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";
import type { Binding } from "../binding/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolve } from "../binding/resolve.ts";
import type { Inline } from "../writing/model.ts";

/** What a place of a sentence is bound to, before it is taken over. */
export type Bindable = Pick<Binding, "source" | "format">;

/** What a sentence says besides its bound values: names, years, titles. */
export type Facts = (words: Words) => Readonly<Record<string, string>>;

/** One of the things that a sentence lists: each of its names is bound, or said as it is. */
export interface Item {
  readonly bound: Readonly<Record<string, Bindable>>;
  readonly facts?: Facts;
}

/**
 * A sentence of the catalogue (`report-proposals:<key>`). Its placeholders are bound values, facts, and `list`, where it lists something.
 * Sentences are worded so that they stay right whatever number is taken over later: no plural form hangs on a bound value.
 */
export interface Sentence {
  readonly key: string;
  readonly bound?: Readonly<Record<string, Bindable>>;
  readonly facts?: Facts;
  readonly items?: readonly Item[];
}

/** Sentences in six languages over the same bindings. */
export interface Said {
  readonly bindings: readonly Binding[];
  readonly content: Readonly<Record<Language, readonly Inline[]>>;
}

/** No text of the catalogue or the register holds these, so a sentence falls apart where its bound values stand. */
const [open, close] = ["\ue000", "\ue001"];

/**
 * Sentences one after the other, with what their places are bound to taken over. A sentence of which a bound value is not there is left
 * out, and so is such an item of a list: nothing is said without evidence. Null where no sentence is left.
 */
export async function say(
  sentences: readonly Sentence[],
  parts: BindingParts,
  idOf: (place: number) => string,
): Promise<Said | null> {
  const bindings: Binding[] = [];
  const kept: Placed[] = [];
  for (const sentence of sentences) {
    const placed = await place(sentence, parts, (offset) => idOf(bindings.length + offset));
    if (!placed) continue;
    bindings.push(...placed.bindings);
    kept.push(placed);
  }
  if (kept.length === 0) return null;
  const at = new Map(bindings.map((one, index) => [one.id, index]));
  const content = languages.map((language) => {
    const words = wordsOf(language);
    const texts = kept.map((one) => written(one, words, (id) => `${open}${at.get(id) ?? ""}${close}`));
    const text = texts.reduce((before, after) => words.t("report-proposals:joined", { before, after }));
    return [language, inlines(text, bindings)] as const;
  });
  return { bindings, content: Object.fromEntries(content) as Record<Language, readonly Inline[]> };
}

interface Placed {
  readonly sentence: Sentence;
  readonly bindings: readonly Binding[];
  readonly ids: Readonly<Record<string, string>>;
  readonly items: readonly { readonly item: Item; readonly ids: Readonly<Record<string, string>> }[];
}

/** Null where something that the sentence needs is not there. */
async function place(
  sentence: Sentence,
  parts: BindingParts,
  idOf: (offset: number) => string,
): Promise<Placed | null> {
  const bindings: Binding[] = [];
  const bind = async (bound: Readonly<Record<string, Bindable>>) => {
    const made: Binding[] = [];
    const ids: Record<string, string> = {};
    for (const [name, bindable] of Object.entries(bound)) {
      const taken = await resolve(bindable.source, parts);
      if (!taken.ok || taken.value.value === null) return null;
      const id = idOf(bindings.length + made.length);
      made.push({ id, ...bindable, taken: taken.value });
      ids[name] = id;
    }
    bindings.push(...made);
    return ids;
  };
  const ids = await bind(sentence.bound ?? {});
  if (!ids) return null;
  const items: { item: Item; ids: Readonly<Record<string, string>> }[] = [];
  for (const item of sentence.items ?? []) {
    const own = await bind(item.bound);
    if (own) items.push({ item, ids: own });
  }
  if (sentence.items && items.length === 0) return null;
  return { sentence, bindings, ids, items };
}

function written({ sentence, ids, items }: Placed, words: Words, mark: (id: string) => string): string {
  const marked = (of: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(of).map(([name, id]) => [name, mark(id)]));
  const list = items
    .map(({ item, ids: own }) => words.t("report-proposals:item", { ...item.facts?.(words), ...marked(own) }))
    .join(words.t("report-proposals:separator"));
  return words.t(`report-proposals:${sentence.key}`, { ...sentence.facts?.(words), ...marked(ids), list });
}

function inlines(text: string, bindings: readonly Binding[]): readonly Inline[] {
  return text.split(open).flatMap((piece, index): Inline[] => {
    const end = index === 0 ? -1 : piece.indexOf(close);
    const bound = end < 0 ? undefined : bindings[Number(piece.slice(0, end))];
    const rest = end < 0 ? piece : piece.slice(end + 1);
    return [
      ...(bound ? [{ kind: "bound" as const, binding: bound.id }] : []),
      ...(rest === "" ? [] : [{ kind: "text" as const, text: rest, strong: false, emphasis: false }]),
    ];
  });
}
