import { languages } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import type { Binding } from "../binding/model.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolve } from "../binding/resolve.ts";
import { type Block, BlockId, type Inline } from "../writing/model.ts";
import { type Facts, type Sentence, say } from "./sentences.ts";

/** Where a block stands, and on what it reports. */
export interface Place {
  readonly id: string;
  readonly part: Block["part"];
  readonly kind?: Block["kind"];
  readonly about?: readonly string[];
}

const plain = (text: string): Inline => ({ kind: "text", text, strong: false, emphasis: false });

/** A block of sentences, or none where nothing can be said on evidence. */
export async function sentencesBlock(
  { id, part, kind = "paragraph", about = [] }: Place,
  sentences: readonly Sentence[],
  parts: BindingParts,
): Promise<readonly Block[]> {
  const said = await say(sentences, parts, (place) => `${id}-${place + 1}`);
  if (!said) return [];
  const content = Object.fromEntries(languages.map((one) => [one, [...said.content[one]]]));
  return [{ id: BlockId.parse(id), part, kind, about: [...about], bindings: [...said.bindings], content }];
}

/** A heading in the words of the catalogue: `report-proposals:heading.<key>`. */
export function headingBlock(
  { id, part, kind = "heading", about = [] }: Place,
  key: string,
  facts?: Facts,
): Block {
  const content = languages.map((one) => {
    const said = words(one);
    return [one, [plain(said.t(`report-proposals:heading.${key}`, facts?.(said)))]] as const;
  });
  return {
    id: BlockId.parse(id),
    part,
    kind,
    about: [...about],
    bindings: [],
    content: Object.fromEntries(content),
  };
}

/** A chart or a table of the figures' registry, or none where there are no numbers for it. */
export async function figureBlock(
  { id, part }: Pick<Place, "id" | "part">,
  as: "chart" | "table",
  name: string,
  params: Readonly<Record<string, string>>,
  parts: BindingParts,
): Promise<readonly Block[]> {
  const source = { kind: "figure", name, params, as } as const;
  const taken = await resolve(source, parts);
  if (!taken.ok) return [];
  const format = { style: "words", digits: null, scale: "one" } as const;
  const binding: Binding = { id: `${id}-1`, source, format, taken: taken.value };
  return [
    {
      id: BlockId.parse(id),
      part,
      kind: as === "table" ? "table" : "figure",
      about: [],
      bindings: [binding],
      content: Object.fromEntries(languages.map((one) => [one, []])),
    },
  ];
}
