import { afterAll, expect, test } from "vitest";
import { problem, unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { printFormats } from "../../print/model.ts";
import { documentText } from "../../record/reading/open.ts";
import { noStatistics } from "../../statistics/support/nothing.ts";
import type { Difference } from "../binding/verify.ts";
import { Block, type Report, ReportId } from "../writing/model.ts";
import { printReport } from "./printing.ts";

/** What is wrong with a report says so in every form in which it leaves: nothing is blank, and no word is lost. */

const { t, problem: said } = words("en");
const hash = "0123456789abcdef".repeat(4);
const taken = (evidence: string, value: number | string | null = 3) => ({
  value,
  evidence: [evidence],
  at: "2026-01-01T00:00:00.000Z",
});
const bound = (id: string, value: number | null = 3) => ({
  id,
  source: { kind: "target", target: "remittance-cost-mean" },
  format: { style: "percent", digits: 0, scale: "one" },
  taken: taken("corridor:paragraph/A/RES/61/208#op_9", value),
});
const drawing = {
  id: "drawing",
  source: { kind: "figure", name: "world-trend", params: {}, as: "chart" },
  format: { style: "words", digits: null, scale: "one" },
  taken: taken(`corridor:observation/un-desa-stock@${hash}`, "f1"),
};
const block = (id: string, kind: string, bindings: readonly unknown[], en: readonly unknown[]) =>
  Block.parse({ id, part: "body", kind, about: [], bindings, content: { en } });
const show = (binding: string) => ({ kind: "bound", binding });
const text = (words: string) => ({ kind: "text", text: words });

const long = "Migration is counted. ".repeat(48_000);
const marked = block(
  "marks",
  "paragraph",
  [bound("withdrawn"), bound("unresolved"), bound("empty", null)],
  [
    text("First "),
    show("withdrawn"),
    text(", second "),
    show("unresolved"),
    text(", third "),
    show("empty"),
    text(", fourth "),
    show("nowhere"),
    text(", the end."),
  ],
);
const blocks = [
  marked,
  block("script", "paragraph", [], [text("The word ስደት means migration.")]),
  block("undrawn", "figure", [], []),
  block("gone", "figure", [drawing], []),
];
const report: Report = {
  ...{ id: ReportId.parse("bad-input"), mandates: [], title: { en: "A report" }, symbol: null, lines: {} },
  ...{ original: "en", state: "draft", limit: 8500, date: null, corrects: null, blocks },
};
const differences = (["withdrawn", "unresolved"] as const).map(
  (kind): Difference => ({
    ...{ block: marked.id, binding: kind, kind },
    ...{ taken: null, source: null, problems: [] },
  }),
);

const statistics = await noStatistics();
afterAll(() => statistics.close());

async function printed(given: Report, format: (typeof printFormats)[number]): Promise<string> {
  const file = unwrap(await printReport(given, { language: "en", format }, { statistics }, differences));
  const read =
    format === "md" || format === "json"
      ? new TextDecoder().decode(file.body)
      : unwrap(await documentText(new Uint8Array(file.body), file.name)).text;
  return plain(read);
}

/** Without what a format puts between and around words. */
function plain(read: string): string {
  return read.normalize("NFKC").replace(/[\s\u00ad\u2010\\"‘’“”*_`<>[\]-]+/gu, "");
}

test.each(printFormats)(
  "in %s every fault is marked",
  async (format) => {
    const read = await printed(report, format);
    const marks = [
      t("print:report.mark.withdrawn"),
      t("print:report.mark.unresolved"),
      t("report-proposals:printed.missing"),
      t("print:report.binding-lost", { binding: "nowhere" }),
      t("print:no-numbers"),
      said(problem("report-proposals.withdrawn", { dataset: "un-desa-stock", release: hash.slice(0, 8) })),
    ];
    for (const mark of marks) expect(read, mark).toContain(plain(mark));
    for (const word of ["First", "second", "third", "fourth", "theend."]) expect(read).toContain(word);
    // What no font has is named letter by letter where letters are drawn, and is itself where they are not.
    expect(read).toContain(format === "pdf" ? plain("U+1235 U+12F0 U+1275") : "ስደት");
  },
  60_000,
);

test.each(["html", "docx", "md", "json"] as const)(
  "in %s a paragraph of a megabyte keeps every word",
  async (format) => {
    const read = await printed({ ...report, blocks: [block("long", "paragraph", [], [text(long)])] }, format);
    expect(read.split("Migrationiscounted.").length - 1).toBe(48_000);
  },
  60_000,
);
