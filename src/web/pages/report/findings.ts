import type { Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { RecordService } from "../../../record/service.ts";
import { checkBlock } from "../../../report/house-style/check.ts";
import { asking } from "../../../report/house-style/symbols.ts";
import { printMarkup } from "../../../report/writing/markup.ts";
import type { Block } from "../../../report/writing/model.ts";
import { spanInMarkup } from "../../../report/writing/span.ts";

/** A remark of the house style, with the way to its place. */
export interface EditorFinding {
  readonly words: string;
  /** Where it stands in the markup of its block, in UTF-16 units: [from, to). */
  readonly from: number;
  readonly to: number;
  /** What stands there, and what to put in its place; null where a person must find that out. */
  readonly text: string;
  readonly mend: string | null;
}

/** What the house style has to say of blocks in a language, by block and in the order of reading; blocks without findings are left out. */
export async function findingsByBlock(
  blocks: readonly Block[],
  language: Language,
  record: RecordService,
  words: Words,
): Promise<Readonly<Record<string, readonly EditorFinding[]>>> {
  const found: Record<string, readonly EditorFinding[]> = {};
  const symbols = asking(record);
  for (const block of blocks) {
    const findings = await checkBlock(block, language, symbols);
    if (findings.length === 0) continue;
    const content = block.content[language] ?? [];
    const markup = printMarkup(content);
    found[block.id] = findings.map(({ code, facts, mend, place, from, to }) => {
      const what = words.t(`house-style:finding.${code}`, facts);
      const span = place === null ? { from: 0, to: 0 } : spanInMarkup(content, { place, from, to });
      return {
        words: mend === null ? what : `${what} ${words.t("house-style:mend", { mend })}`,
        ...span,
        text: markup.slice(span.from, span.to),
        mend,
      };
    });
  }
  return found;
}
