import type { Problem } from "../../kernel/problem.ts";
import { paragraphReference } from "../trace/evidence-of.ts";
import type { Block, Inline } from "../writing/model.ts";
import { resolveParagraph } from "./decided.ts";
import type { Binding, Taken } from "./model.ts";
import { sameValue } from "./newer.ts";
import type { BindingParts } from "./parts.ts";
import { resolveTaken } from "./resolve.ts";

/**
 * Something in a report that is not as its source has it.
 *
 * - `differs`: the source says another value at the release, submission or moment from which it was taken
 * - `withdrawn`: the release from which it was taken is no longer there
 * - `unresolved`: the source cannot be found; `problems` say why
 * - `nothing`: the source is there and says nothing
 * - `unbound`: the words name a binding that the block does not have
 * - `misquoted`: a quotation that stands in none of the paragraphs on which its block reports
 */
export interface Difference {
  readonly block: Block["id"];
  /** Null for a quotation. */
  readonly binding: Binding["id"] | null;
  readonly kind: "differs" | "withdrawn" | "unresolved" | "nothing" | "unbound" | "misquoted";
  readonly taken: Taken | null;
  /** What the source says; null where it says nothing. */
  readonly source: Taken | null;
  readonly problems: readonly Problem[];
}

export interface Verified {
  /** How many bound values and quotations were looked at. */
  readonly checked: number;
  /** In the order of the blocks. */
  readonly differences: readonly Difference[];
}

type Verifiable = Pick<Block, "id" | "kind" | "about" | "bindings" | "content">;

/**
 * Checks that every bound value is what its source says, and every quotation what its document says: as it stands, or in the edition that
 * `cited` names for its paragraph.
 */
export async function verifyBlocks(
  blocks: readonly Verifiable[],
  parts: BindingParts,
  cited: ReadonlyMap<string, string> = new Map(),
): Promise<Verified> {
  const differences: Difference[] = [];
  let checked = 0;
  for (const block of blocks) {
    for (const binding of block.bindings) {
      checked += 1;
      const difference = await differenceOf(block.id, binding, parts);
      if (difference) differences.push(difference);
    }
    differences.push(...unboundIn(block));
    const quotations = quotationsIn(block);
    checked += quotations.length;
    for (const quotation of quotations)
      if (!(await stands(quotation, block.about, parts, cited)))
        differences.push({ ...none(block.id), binding: null, kind: "misquoted" });
  }
  return { checked, differences };
}

const none = (block: Block["id"]) => ({ block, taken: null, source: null, problems: [] });

async function differenceOf(
  block: Block["id"],
  { id: binding, source, taken }: Binding,
  parts: BindingParts,
): Promise<Difference | null> {
  const about = { ...none(block), binding, taken };
  const then = await resolveTaken({ source, taken }, parts);
  if (!then.ok) {
    const withdrawn = then.problems.some(({ code }) => code === "report-proposals.withdrawn");
    return { ...about, kind: withdrawn ? "withdrawn" : "unresolved", problems: then.problems };
  }
  if (!sameValue(then.value, taken)) return { ...about, kind: "differs", source: then.value };
  return then.value.value === null ? { ...about, kind: "nothing" } : null;
}

/** Places in the words, footnotes included, that name what the block does not bind; each once. */
function unboundIn({ id, bindings, content }: Verifiable): readonly Difference[] {
  const known = new Set(bindings.map((one) => one.id));
  const named = Object.values(content).flatMap((inlines) => (inlines ?? []).flatMap(namedIn));
  return [...new Set(named)]
    .filter((binding) => !known.has(binding))
    .map((binding) => ({ ...none(id), binding, kind: "unbound" }));
}

function namedIn(inline: Inline): readonly string[] {
  if (inline.kind === "bound") return [inline.binding];
  return inline.kind === "note" ? inline.content.flatMap(namedIn) : [];
}

/** Quotations that somebody wrote: those whose words are bound are checked as values. */
function quotationsIn({ kind, about, content }: Verifiable): readonly string[] {
  if (kind !== "quotation" || about.length === 0) return [];
  const english = content.en ?? [];
  if (english.some((inline) => inline.kind === "bound")) return [];
  const text = plain(english.map((inline) => (inline.kind === "text" ? inline.text : "")).join(""));
  return text === "" ? [] : [text];
}

/** The record's texts are English, so the English words are compared; white space and the marks around them do not count. */
async function stands(
  quotation: string,
  about: readonly string[],
  { record }: BindingParts,
  cited: ReadonlyMap<string, string>,
): Promise<boolean> {
  for (const address of about.filter((one) => one.includes("#"))) {
    const edition = cited.get(paragraphReference(address));
    const found = await resolveParagraph(record, { kind: "paragraph", address }, edition);
    if (found.ok && plain(String(found.value.value)).includes(quotation)) return true;
  }
  return false;
}

function plain(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^[“"«]\s*|\s*[”"»]$/gu, "");
}
