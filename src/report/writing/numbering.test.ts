import { expect, test } from "vitest";
import { BlockId, type BlockKind, type ReportPart } from "./model.ts";
import { numberedBlocks, roman } from "./numbering.ts";

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
  const numbers = numberedBlocks(blocks);
  expect(blocks.map(({ id }) => numbers.get(id))).toEqual(rows.map(([, , number]) => number));
});

test("Roman numerals", () => {
  expect([1, 4, 9, 14, 40, 90, 400, 1994].map(roman)).toEqual([
    "I",
    "IV",
    "IX",
    "XIV",
    "XL",
    "XC",
    "CD",
    "MCMXCIV",
  ]);
});
