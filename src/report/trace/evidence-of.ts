import { type EvidenceKind, formatEvidence, parseEvidence } from "../../kernel/evidence.ts";
import type { Block, Inline } from "../writing/model.ts";

/** That a block of a report rests on something. */
export interface BlockEvidence {
  /** The binding through which it does; empty where the block is about it. */
  readonly binding: string;
  /** The reference with its version, in the text of `kernel/evidence.ts`. */
  readonly reference: string;
  /** The same without its version: what all vintages of one figure, and all texts of one paragraph, have in common. */
  readonly what: string;
  readonly kind: EvidenceKind;
  /** A dataset, a document's symbol, a consultation and party. */
  readonly subject: string;
}

/**
 * What a block rests on: whatever its words in any language bind, its table or chart, and the paragraphs that it is about. A
 * binding that no words mention is not used, and what is no reference is left out (`verify` names it).
 */
export function evidenceOf(
  block: Pick<Block, "kind" | "about" | "bindings" | "content">,
): readonly BlockEvidence[] {
  const used = usedBindings(block);
  const found = [
    ...block.about.map((address) => ({ binding: "", reference: paragraphReference(address) })),
    ...block.bindings
      .filter(({ id }) => used.has(id))
      .flatMap(({ id, taken }) => taken.evidence.map((reference) => ({ binding: id, reference }))),
  ];
  const each = new Map(found.map((one) => [`${one.binding} ${one.reference}`, one]));
  return [...each.values()].flatMap(({ binding, reference }) => {
    const parsed = parseEvidence(reference);
    if (!parsed.ok) return [];
    const { version: _version, ...rest } = parsed.value;
    return [{ binding, reference, what: formatEvidence(rest), kind: rest.kind, subject: rest.subject }];
  });
}

/** The reference to a paragraph of the record by its address: `A/RES/61/208#op_9`. */
export function paragraphReference(address: string): string {
  const at = address.indexOf("#");
  return formatEvidence({
    kind: "paragraph",
    subject: at < 0 ? address : address.slice(0, at),
    ...(at < 0 ? {} : { fragment: address.slice(at + 1) }),
  });
}

/** The bindings that a block shows: all of a table or a chart, of others those that its words name in some language. */
export function usedBindings({
  kind,
  bindings,
  content,
}: Pick<Block, "kind" | "bindings" | "content">): ReadonlySet<string> {
  if (kind === "table" || kind === "figure") return new Set(bindings.map(({ id }) => id));
  const named = Object.values(content).flatMap((words) => words.flatMap(boundIn));
  return new Set(named);
}

function boundIn(inline: Inline): readonly string[] {
  if (inline.kind === "bound") return [inline.binding];
  return inline.kind === "note" ? inline.content.flatMap(boundIn) : [];
}
