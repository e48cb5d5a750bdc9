import type { KeptDocument } from "../../record/keeping/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import type { Block } from "../writing/model.ts";
import { formats } from "./bindables.ts";
import { sentencesBlock } from "./blocks.ts";

/** A paragraph's own words as a quotation; where the record knows facts alone, their words, and that they are no quotation. */
export async function askedWords(
  id: string,
  { symbol, understood }: KeptDocument,
  paragraph: string,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const address = `${symbol}#${paragraph}`;
  const text = { source: { kind: "paragraph", address }, format: formats.words } as const;
  const place = { id, part: "body", about: [address] } as const;
  return understood
    ? sentencesBlock({ ...place, kind: "quotation" }, [{ key: "asked.words", bound: { text } }], parts)
    : sentencesBlock(place, [{ key: "asked.facts", bound: { text } }], parts);
}
