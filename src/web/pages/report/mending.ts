import { problem, type Result } from "../../../kernel/problem.ts";
import { checkBlock } from "../../../report/house-style/check.ts";
import { parseMarkup, printMarkup } from "../../../report/writing/markup.ts";
import { BlockId } from "../../../report/writing/model.ts";
import { spanInMarkup } from "../../../report/writing/span.ts";
import type { EditAt } from "./posted.ts";

/**
 * Puts what the house writes in the place of what stands at [from, to) of a block's markup, where the house style still finds that
 * there. Problems: those of saving, `report-pages.conflict` where it is not found any more.
 */
export async function mendPlace(
  { reports, services, actor, id, view, language }: EditAt,
  block: string,
  span: { readonly from: number; readonly to: number },
): Promise<Result<null>> {
  const changed = { ok: false, problems: [problem("report-pages.conflict")] } as const;
  const own = view.report.blocks.find((one) => one.id === block);
  if (!own) return changed;
  const content = own.content[language] ?? [];
  const mend = (await checkBlock(own, language, services.record)).find(({ place, from, to }) => {
    if (place === null) return false;
    const at = spanInMarkup(content, { place, from, to });
    return at.from === span.from && at.to === span.to;
  })?.mend;
  if (mend === undefined || mend === null) return changed;
  const markup = printMarkup(content);
  const next = parseMarkup(markup.slice(0, span.from) + mend + markup.slice(span.to));
  if (!next.ok) return next;
  const saved = await reports.save(actor, id, {
    block,
    language,
    content: [...next.value],
    revision: view.revisions.get(BlockId.parse(block))?.words[language] ?? 0,
  });
  if (!saved.ok) return saved;
  return saved.value.kind === "saved" ? { ok: true, value: null } : changed;
}
