import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { sharedPath } from "../../kernel/shared.ts";

const CorpusParagraph = z.object({
  text: z.string(),
  type: z.string(),
  paragraph_type: z.string().nullable(),
  prefix: z.string().nullable(),
  action_verb: z.string().nullable().optional(),
  links: z.array(z.array(z.string())).nullable().optional(),
});
export type CorpusParagraph = z.infer<typeof CorpusParagraph>;

export interface CorpusDocument {
  /** The name of its file: the symbol with `_` for `/`. */
  readonly name: string;
  readonly paragraphs: readonly CorpusParagraph[];
  /** The document as plain text, a paragraph on each line. */
  readonly text: string;
}

/** The corpus of resolutions beside the project (`un-resolutions/paragraphs`); undefined where it is absent. */
export function corpus(): readonly CorpusDocument[] | undefined {
  const folder = sharedPath("data", "un-resolutions", "paragraphs");
  if (folder === undefined) return undefined;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const paragraphs = z.array(CorpusParagraph).parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
      return { name: name.slice(0, -".json".length), paragraphs, text: plainText(paragraphs) };
    });
}

function plainText(paragraphs: readonly CorpusParagraph[]): string {
  return paragraphs.map(({ text, prefix }) => (prefix?.trim() ? `${prefix}\t${text}` : text)).join("\n");
}
