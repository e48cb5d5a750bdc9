import { afterAll, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { noStatistics } from "../../statistics/support/nothing.ts";
import type { Difference } from "../binding/verify.ts";
import { Block, BlockId, type Report, ReportId } from "../writing/model.ts";
import { printReport } from "./printing.ts";

const binding = (id: string) => ({
  id,
  source: { kind: "target", target: "remittance-cost-mean" },
  format: { style: "percent", digits: 0, scale: "one" },
  taken: { value: 3, evidence: ["corridor:paragraph/A/RES/61/208#op_9"], at: "2026-01-01T00:00:00.000Z" },
});
const words = [
  { kind: "bound", binding: "kept" },
  { kind: "text", text: " and " },
  { kind: "bound", binding: "moved" },
];
const report: Report = {
  id: ReportId.parse("a-res-61-208"),
  mandates: ["A/RES/61/208"],
  ...{ title: { en: "A report" }, symbol: null, lines: {}, original: "en", state: "draft" },
  ...{ limit: 8500, date: null, corrects: null },
  blocks: [
    Block.parse({
      ...{ id: "p", part: "body", kind: "paragraph", about: [] },
      bindings: [binding("kept"), binding("moved")],
      content: Object.fromEntries(languages.map((language) => [language, words])),
    }),
  ],
};
const statistics = await noStatistics();
afterAll(() => statistics.close());

const printed = async (differences: readonly Difference[], language: (typeof languages)[number] = "en") => {
  const edition = { language, format: "md" as const };
  const file = unwrap(await printReport(report, edition, { statistics }, differences));
  return new TextDecoder().decode(file.body);
};
const differs = (kind: Difference["kind"]): Difference => ({
  ...{ block: BlockId.parse("p"), binding: "moved", kind, taken: null, source: null, problems: [] },
});

test("a value that is not as its source has it is marked where it stands, and no other", async () => {
  expect(await printed([])).not.toContain("its source");
  const marked = await printed([differs("differs")]);
  expect(marked.match(/its source says otherwise/g)).toHaveLength(1);
  expect(marked).toMatch(/3 per cent(?!.*says otherwise.*and ).* and 3 per cent.*its source says otherwise/s);
  // What the source does not say is printed as missing already.
  expect(await printed([differs("nothing")])).toBe(await printed([]));
});

test.each(languages)("in %s as well", async (language) => {
  const plain = await printed([], language);
  for (const kind of ["differs", "withdrawn", "unresolved"] as const)
    expect(await printed([differs(kind)], language)).not.toBe(plain);
});
