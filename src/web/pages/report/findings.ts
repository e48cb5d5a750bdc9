import type { Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { RecordService } from "../../../record/service.ts";
import { checkBlock } from "../../../report/house-style/check.ts";
import { asking } from "../../../report/house-style/symbols.ts";
import type { Block } from "../../../report/writing/model.ts";

/** What the house style has to say of blocks in a language, in sentences by block; blocks without findings are left out. */
export async function findingsByBlock(
  blocks: readonly Block[],
  language: Language,
  record: RecordService,
  words: Words,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  const symbols = asking(record);
  for (const block of blocks) {
    const findings = await checkBlock(block, language, symbols);
    if (findings.length === 0) continue;
    const said = findings.map(({ code, facts, mend }) => {
      const what = words.t(`house-style:finding.${code}`, facts);
      return mend === null ? what : `${what} ${words.t("house-style:mend", { mend })}`;
    });
    found[block.id] = [...new Set(said)];
  }
  return found;
}
