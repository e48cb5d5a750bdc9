import { expect, test } from "vitest";
import { BlockId, type BlockKind, type ReportPart } from "./model.ts";
import { numberedBlocks } from "./numbering.ts";

test("paragraphs run through, headings are Roman, subheadings begin again, annexes count for themselves", () => {
  const rows: readonly (readonly [ReportPart, BlockKind, string | undefined])[] = [
    ["summary", "paragraph", undefined],
    ["body", "heading", "I"],
    ["body", "paragraph", "1"],
    ["body", "subheading", "A"],
    ["body", "paragraph", "2"],
    ["body", "table", "1"],
    ["body", "quotation", undefined],
    ["body", "subheading", "B"],
    ["body", "heading", "II"],
    ["body", "subheading", "A"],
    ["body", "figure", "1"],
    ["recommendations", "recommendation", "3"],
    ["annex", "heading", undefined],
    ["annex", "paragraph", "1"],
    ["annex", "table", "2"],
  ];
  const blocks = rows.map(([part, kind], at) => ({ id: BlockId.parse(`b${at}`), part, kind }));
  const numbers = numberedBlocks(blocks, "en");
  expect(blocks.map(({ id }) => numbers.get(id))).toEqual(rows.map(([, , number]) => number));
});
