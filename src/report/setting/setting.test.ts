import { afterAll, describe, expect, test } from "vitest";
import type { PrintBlock, PrintInline } from "../../print/model.ts";
import { noStatistics } from "../../statistics/support/nothing.ts";
import { Block, type Report, ReportId } from "../writing/model.ts";
import { setReport } from "./report.ts";
import { documentWords, reportWords } from "./words.ts";

const paragraphEvidence = "corridor:paragraph/A/RES/61/208@ab#op_9.b";

const binding = (id: string, value: number | null) => ({
  id,
  source: { kind: "target", target: "remittance-cost-mean" },
  format: { style: "percent", digits: 0, scale: "one" },
  taken: { value, evidence: [paragraphEvidence], at: "2026-01-01T00:00:00.000Z" },
});

const text = (said: string) => ({ kind: "text", text: said });
const bound = (id: string) => ({ kind: "bound", binding: id });

function block(id: string, kind: string, content: object, rest: object = {}) {
  return Block.parse({ id, part: "body", kind, about: [], bindings: [], content, ...rest });
}

const report: Report = {
  id: ReportId.parse("a-res-61-208"),
  mandates: ["A/RES/61/208"],
  title: { en: "A report", fr: "Un rapport" },
  symbol: "A/63/265",
  lines: { en: "General Assembly\nSixty-third session" },
  original: "en",
  state: "draft",
  limit: 8500,
  date: "2008-08-11",
  corrects: null,
  blocks: [
    block("s", "paragraph", { en: [text("In short.")], fr: [text("En bref.")] }, { part: "summary" }),
    block("h", "heading", { en: [text("Costs")], fr: [text("Coûts")] }),
    block(
      "p",
      "paragraph",
      {
        en: [
          text("The mean is "),
          bound("b1"),
          text(", not "),
          bound("b2"),
          text("."),
          { kind: "note", content: [text("Own note.")] },
          bound("gone"),
        ],
      },
      { bindings: [binding("b1", 3), binding("b2", null)] },
    ),
    block("r", "recommendation", { fr: [text("Il convient d’agir.")] }),
    block("t", "table", {}),
    block("e", "paragraph", {}),
    block("a", "heading", { en: [text("Tables")] }, { part: "annex" }),
    block("x", "paragraph", { en: [text("In the annex.")] }, { part: "annex" }),
  ],
};

const statistics = await noStatistics();
afterAll(() => statistics.close());

const said = (content: readonly PrintInline[]) =>
  content.map((part) => (part.kind === "note" ? `[${part.number}]` : part.text)).join("");
const at = (blocks: readonly PrintBlock[], id: string) => blocks.find((one) => "id" in one && one.id === id);

describe("a report that is set", async () => {
  const document = await setReport(report, "en", { statistics });
  const issued = await setReport({ ...report, state: "issued" }, "en", { statistics });
  const french = await setReport(report, "fr", { statistics });

  test("is numbered throughout; sources stand once in a paragraph, at the end of their sentence", () => {
    const paragraph = at(document.blocks, "p");
    if (paragraph?.kind !== "paragraph") throw new Error("no paragraph");
    expect(at(document.blocks, "h")).toMatchObject({ kind: "heading", number: "I", level: 1 });
    expect(paragraph.number).toBe("1");
    expect(said(paragraph.content)).toBe("The mean is 3 per cent, not [no figure available].[1]\u202f[2]–");
    const notes = paragraph.content.flatMap((part) => (part.kind === "note" ? [said(part.content)] : []));
    expect(notes).toEqual([
      "A/RES/61/208, paragraph 9 (b). Sustainable Development Goals, target 10.c.",
      "Own note.",
    ]);
  });

  test("names a source in full once where the same one follows, and again after another note", async () => {
    const citing = (id: string, value: string, note = false) =>
      block(
        id,
        "paragraph",
        {
          en: [
            text("It is "),
            bound(value),
            ...(note ? [{ kind: "note" as const, content: [text("Own.")] }] : []),
          ],
        },
        { bindings: [binding(value, 3)] },
      );
    const blocks = [citing("p1", "b1"), citing("p2", "b2", true), citing("p3", "b3")];
    const set = await setReport({ ...report, blocks }, "en", { statistics });
    const notes = set.blocks
      .flatMap((one) => (one.kind === "paragraph" ? one.content : []))
      .flatMap((part) => (part.kind === "note" ? [said(part.content)] : []));
    expect(notes).toEqual([notes[0], "Ibid.", "Own.", notes[0]]);
    expect(notes[0]).toContain("A/RES/61/208, paragraph 9 (b)");
  });

  test("does not name the source of a quotation again in what is said beneath it", async () => {
    const said3 = (id: string, kind: string, value: string) =>
      block(id, kind, { en: [bound(value), text(".")] }, { bindings: [binding(value, 3)] });
    const blocks = [
      said3("q", "quotation", "b1"),
      said3("p1", "paragraph", "b2"),
      said3("h2", "subheading", "b3"),
      said3("p2", "paragraph", "b4"),
    ];
    const set = await setReport({ ...report, blocks }, "en", { statistics });
    const noted = set.blocks.map((one) =>
      "content" in one ? one.content.some(({ kind }) => kind === "note") : null,
    );
    expect(noted).toEqual([true, false, true, true]);
  });

  test("marks what is lost, not written and not drawn", () => {
    const paragraph = at(document.blocks, "p");
    const lost = paragraph?.kind === "paragraph" ? paragraph.content.at(-1) : undefined;
    expect(lost).toMatchObject({ kind: "bound", mark: expect.stringContaining("gone") });
    expect(at(document.blocks, "t")).toMatchObject({ kind: "missing" });
    expect(at(document.blocks, "e")).toMatchObject({ kind: "missing" });
  });

  test("stands in its original language where it is not translated, and says so", () => {
    expect(at(french.blocks, "p")).toMatchObject({ language: "en", number: "1" });
    expect(at(french.blocks, "r")).not.toHaveProperty("language");
    expect(at(document.blocks, "r")).toMatchObject({ language: "fr", role: "recommendation" });
    expect(french.title).toBe("Un rapport");
  });

  test("has its masthead, stamp and annex in its language", () => {
    expect(document.masthead).toEqual({
      organization: "United Nations",
      lines: ["General Assembly", "Sixty-third session"],
      symbol: "A/63/265",
      distribution: "Distr.: Limited",
      date: "11 August 2008",
      original: "Original: English",
    });
    expect([document.stamp, french.stamp]).toEqual(["Draft", "Projet"]);
    expect(french.masthead?.original).toBe("Original : anglais");
    expect(document.annexes).toMatchObject([{ title: "Annex. Tables", blocks: [{ id: "x" }] }]);
    expect(issued.stamp).toBeNull();
  });

  test("counts its words with footnotes, without annexes", () => {
    const words = reportWords(report, "en");
    expect(words).toEqual({ text: words.total - 2, notes: 2, total: words.total });
    expect(words.text).toBe(
      "In short Costs The mean is 3 per cent not no figure available Il convient d’agir".split(" ").length,
    );
    expect(documentWords(document).notes).toBeGreaterThan(2);
  });
});
