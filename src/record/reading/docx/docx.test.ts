import { describe, expect, test } from "vitest";
import { writeZip } from "../../../files/zip-writer.ts";
import { parseOpened } from "../../parse.ts";
import { type DocxParts, paragraph, resolutionLists, run, writeDocx } from "../../support/docx-writer.ts";
import { mutated, seededRandom } from "../../support/mutations.ts";
import { documentText } from "../open.ts";

async function opened(parts: DocxParts) {
  const result = await documentText(writeDocx(parts));
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join());
  return result.value;
}

async function document(parts: DocxParts) {
  const parsed = parseOpened(await opened(parts));
  const [first] = parsed.ok ? parsed.value : [];
  if (!first) throw new Error("No document.");
  return first;
}

async function code(bytes: Uint8Array): Promise<string | undefined> {
  const result = await documentText(bytes);
  return result.ok ? undefined : result.problems[0]?.code;
}

const opening =
  paragraph("The General Assembly,") + paragraph("Recalling its resolution 83/100 of 1 December 2028,");

describe("Word documents", () => {
  test("numbers of lists are computed, level by level, and begin anew where the list says so", async () => {
    const numbered: readonly [string, number, number][] = [
      ["Decides that the dialogue should:", 1, 0],
      ["Have two days;", 1, 1],
      ["Have:", 1, 1],
      ["One opening;", 1, 2],
      ["One closing;", 1, 2],
      ["Be summarized;", 1, 1],
      ["Requests the Secretary-General to report to it at its eighty-seventh session.", 1, 0],
    ];
    const annex = paragraph("Annex") + paragraph("Nobody shall be late.", { id: 2, level: 0 });
    const body =
      opening + numbered.map(([text, id, level]) => paragraph(text, { id, level })).join("") + annex;
    const read = await document({ body, numbering: resolutionLists });
    expect(read.operative.map(({ id }) => id)).toEqual(["op_1", "op_2"]);
    expect(read.operative[0]?.children.map(({ label, children }) => [label, children.length])).toEqual([
      ["(a)", 0],
      ["(b)", 2],
      ["(c)", 0],
    ]);
    expect(read.annexes[0]?.paragraphs[0]).toMatchObject({ number: "1", text: "Nobody shall be late." });
  });

  test("a style may number its paragraphs, what it is based on included", async () => {
    const styles =
      '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Sub"><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const { text } = await opened({
      body: paragraph("Decides:", undefined, "Base") + paragraph("To read;", undefined, "Sub"),
      numbering: resolutionLists,
      styles,
    });
    expect(text).toBe("1. Decides:\n\n(a) To read;\n\n");
  });

  test("notes are joined at their markers", async () => {
    const reference = '<w:r><w:footnoteReference w:id="5"/></w:r>';
    const read = await document({
      body: `${opening}<w:p>${run("1.")}<w:r><w:tab/></w:r>${run("Notes the report;")}${reference}</w:p>`,
      footnotes: `<w:footnote w:id="0" w:type="separator"><w:p>${run("----")}</w:p></w:footnote><w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>${run(" A/85/123.")}</w:p></w:footnote>`,
    });
    expect(read.operative).toMatchObject([
      { number: "1", text: "Notes the report;", notes: [{ marker: "1", at: 17 }] },
    ]);
    expect(read.footnotes).toMatchObject([{ marker: "1", text: "A/85/123.", usedIn: ["op_1"] }]);
    expect(read.unread).toEqual([]);
  });

  test("tracked changes are read as accepted, and said to be there", async () => {
    const body = `${opening}<w:p>${run("1. Requests ")}<w:del w:id="1"><w:r><w:delText>the States</w:delText></w:r></w:del><w:ins w:id="2">${run("Governments")}</w:ins>${run(" to act;")}</w:p><w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run("2. Decides ")}</w:p>${paragraph("to go on.")}`;
    const read = await document({ body });
    expect(read.operative.map(({ text }) => text)).toEqual([
      "Requests Governments to act;",
      "Decides to go on.",
    ]);
    expect(read.problems.map(({ code }) => code)).toContain("record.docx-tracked");
  });

  test("raised digits, breaks, special hyphens, alternatives and hidden fields", async () => {
    const body = `<w:p>${run("sixty")}<w:r><w:noBreakHyphen/></w:r>${run("third,")}${run("4", '<w:vertAlign w:val="superscript"/>')}${run(" co\u00adoperation")}<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r></w:p><w:p>${run("Distr.: General")}<w:r><w:br/></w:r>${run("3 February 2031")}<w:r><w:br/></w:r>${run("Original: English")}</w:p><w:p>${run("A title on")}<w:r><w:br/></w:r>${run("two lines")}</w:p>`;
    const { text } = await opened({ body });
    expect(
      text
        .replace(/\u00ad/g, "")
        .split("\n")
        .filter(Boolean),
    ).toEqual([
      "sixty-third,⁴ cooperation",
      "Distr.: General",
      "3 February 2031",
      "Original: English",
      "A title on two lines",
    ]);
  });

  test("tables are read cell by cell, text boxes where they stand, once", async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const box = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:txbxContent>${paragraph("In a box")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph("In a box")}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const { text } = await opened({
      body: `<w:tbl><w:tr>${cell("General Assembly")}${cell("Distr.: General")}</w:tr></w:tbl><w:p><w:r>${box}</w:r>${run("Around it")}</w:p>`,
    });
    expect(text.split("\n").filter(Boolean)).toEqual([
      "General Assembly",
      "Distr.: General",
      "In a box",
      "Around it",
    ]);
  });

  test("a header that holds the masthead stands first, other margins are furniture", async () => {
    const read = await document({
      body: opening + paragraph("1. Decides to meet."),
      header: paragraph("United Nations") + paragraph("A/RES/85/300") + paragraph("Distr.: General"),
      footer: paragraph("85-12345"),
    });
    expect(read.symbol).toBe("A/RES/85/300");
    expect(read.unread).toMatchObject([{ text: "85-12345", reason: "furniture" }]);
  });

  test("macros and references to elsewhere are said; nothing is run or fetched", async () => {
    const { problems } = await opened({
      body: opening,
      relationships: [
        ["attachedTemplate", "http://example.org/x.dotm", true],
        ["hyperlink", "http://example.org/", true],
      ],
      others: [{ name: "word/vbaProject.bin", data: "x" }],
    });
    expect(problems.map(({ code }) => code)).toEqual(["record.docx-macros", "record.docx-external"]);
    const linked = await opened({
      body: opening,
      relationships: [["hyperlink", "http://example.org/", true]],
    });
    expect(linked.problems).toEqual([]);
  });
});

describe("what is no Word document, or a bad one", () => {
  const good = writeDocx({ body: opening });

  test.each<[string, Uint8Array, string]>([
    [
      "a workbook",
      writeZip([{ name: "xl/workbook.xml", data: "<workbook/>" }]),
      "record.not-a-text-document",
    ],
    ["a plain archive", writeZip([{ name: "a.txt", data: "text" }]), "record.not-a-text-document"],
    ["cut off", good.subarray(0, good.length - 30), "record.docx-damaged"],
    ["malformed", writeDocx({ body: "<w:p>" }), "record.docx-damaged"],
    [
      "a bomb",
      writeDocx({ body: opening, others: [], footnotes: " ".repeat(4_000_000) }),
      "record.docx-too-large",
    ],
    ["a compound file with an encrypted package", ole("EncryptedPackage"), "record.encrypted"],
    ["a document of Word 97", ole("WordDocument"), "record.old-word"],
  ])("%s", async (_, bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
  });

  test("damaged anywhere: words, never a crash", async () => {
    for (let seed = 1; seed <= 150; seed++) {
      const bytes = Buffer.from(mutated(good.toString("latin1"), seededRandom(seed)), "latin1");
      const result = await documentText(bytes);
      if (!result.ok) expect(result.problems[0]?.code).toMatch(/^record\./);
    }
  });
});

function ole(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(512),
    Buffer.from(stream, "utf16le"),
  ]);
}
