import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { writeZip } from "../../files/zip-writer.ts";
import { partsOf } from "./support/parts.ts";
import { sample, sampleAnswers } from "./support/sample.ts";
import { formats, readForm, writeForm } from "./support/write.ts";

/** A workbook as somebody fills it in: `edit` gets its sheets and the row that has a key. */
async function filledIn(
  language: "en" | "fr" | "ar",
  edit: (cell: (key: string, column?: string) => ExcelJS.Cell, book: ExcelJS.Workbook) => void,
) {
  const book = new ExcelJS.Workbook();
  const empty = await writeForm("xlsx", sample, language, new Map());
  await book.xlsx.load(empty.buffer);
  const cell = (key: string, column = "D") => {
    for (const sheet of book.worksheets) {
      let found: ExcelJS.Cell | undefined;
      sheet.eachRow((row, number) => {
        if (row.getCell(1).value === key) found = sheet.getCell(`${column}${number}`);
      });
      if (found) return found;
    }
    throw new Error(`no row ${key}`);
  };
  edit(cell, book);
  return readForm("xlsx", new Uint8Array(await book.xlsx.writeBuffer()), sample);
}

test.each(formats)("%s: the same form has the same bytes", async (format) => {
  const write = () => writeForm(format, sample, "ar", sampleAnswers);
  const [first, second] = [await write(), await write()];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

test("an Arabic form runs from right to left", async () => {
  const workbook = await partsOf(await writeForm("xlsx", sample, "ar", new Map()));
  const sheets = workbook.filter(({ name }) => name.startsWith("xl/worksheets/sheet"));
  expect(sheets.filter(({ data }) => String(data).includes('rightToLeft="1"'))).toHaveLength(3);
  const [document] = (await partsOf(await writeForm("docx", sample, "ar", new Map()))).filter(
    ({ name }) => name === "word/document.xml",
  );
  expect(String(document?.data)).toContain("<w:bidi/>");
  expect(String(document?.data)).toContain("<w:bidiVisual/>");
});

describe("a workbook filled in by hand", () => {
  test("numbers in the writing of the form's language, dates, ticks and names are understood", async () => {
    const { answers, problems } = await filledIn("fr", (cell) => {
      cell("count.answer").value = "1 234 567";
      const since = cell("since.answer");
      since.style = { ...since.style, numFmt: "yyyy-mm-dd" };
      since.value = new Date("2019-05-17T00:00:00Z");
      cell("kinds.o-labour").value = "x";
      cell("kinds.o-return").value = true;
      cell("one.answer").value = "YES";
      cell("scale.answer").value = 4;
      cell("partners.t0").value = "République de Corée";
      cell("partners.t1").value = "PHL";
      cell("sources.r0").value = "Recensement";
      cell("sources.r0", "E").value = 1200.5;
    });
    expect(problems).toEqual([]);
    expect(Object.fromEntries(answers)).toEqual({
      count: { kind: "number", value: 1_234_567 },
      since: { kind: "date", date: "2019-05" },
      kinds: { kind: "choice", chosen: ["labour", "return"], other: null },
      one: { kind: "choice", chosen: ["yes"], other: null },
      scale: { kind: "scale", value: 4 },
      partners: { kind: "territory", territories: ["KOR", "PHL"] },
      sources: { kind: "table", rows: [{ row: null, cells: { name: "Recensement", people: "1200,5" } }] },
    });
  });

  test("pasted markup becomes text; markup in it stays text", async () => {
    const { answers } = await filledIn("en", (cell) => {
      cell("policy.answer").value = {
        richText: [{ text: "A " }, { font: { bold: true }, text: "bold" }, { text: " <script>" }],
      };
    });
    expect(answers.get("policy")).toEqual({ kind: "text", text: "A bold <script>", language: "en" });
  });

  test("what cannot be an answer is told with its sheet and cell", async () => {
    const { answers, problems } = await filledIn("en", (cell) => {
      cell("count.answer").value = "about a million";
      cell("since.answer").value = "last May";
      cell("one.answer").value = "perhaps";
      cell("kinds.o-labour").value = "partly";
      cell("partners.t0").value = "Atlantis";
      cell("policy.answer").value = "We have one.";
      cell("policy.why").value = "Does not apply to us";
      cell("good.what").value = "without a title";
    });
    expect(answers.size).toBe(0);
    const told = problems.map(({ code, place }) => [code, place?.sheet]);
    expect(told).toEqual([
      ["reply-forms.answer-and-reason", "1 Laws"],
      ["reply-forms.not-a-tick", "1 Laws"],
      ["reply-forms.not-a-choice", "1 Laws"],
      ["reply-forms.not-a-number", "2 Data"],
      ["reply-forms.not-a-date", "2 Data"],
      ["reply-forms.territory-unknown", "2 Data"],
      ["reply-forms.parts-missing", "2 Data"],
    ]);
    expect(problems.every(({ place }) => /^D\d+$/.test(place?.cell ?? ""))).toBe(true);
  });

  test("a number that could be two numbers is not guessed", async () => {
    const { problems } = await filledIn("fr", (cell) => {
      cell("count.answer").value = "1.234";
    });
    expect(problems).toMatchObject([
      { code: "reply-forms.number-ambiguous", facts: { question: "2.1", text: "1.234" } },
    ]);
  });

  test("a formula is taken by its value, with a warning, and refused without one", async () => {
    const { answers, problems } = await filledIn("en", (cell) => {
      cell("count.answer").value = { formula: "1000+234", result: 1234, date1904: false };
      cell("policy.answer").value = { formula: "1/0", date1904: false };
    });
    expect(answers.get("count")).toEqual({ kind: "number", value: 1234 });
    expect(answers.has("policy")).toBe(false);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["reply-forms.formula-empty", "error"],
      ["reply-forms.formula-taken", "warning"],
    ]);
  });

  test("an answer beside its place is named by sheet and cell", async () => {
    const { answers, problems } = await filledIn("en", (cell) => {
      cell("policy.answer", "F").value = "Here!";
      cell("count", "C").value = "1234";
    });
    expect(answers.size).toBe(0);
    expect(problems).toMatchObject([
      {
        code: "reply-forms.stray",
        severity: "warning",
        place: { sheet: "1 Laws" },
        facts: { text: "Here!" },
      },
      { code: "reply-forms.stray", severity: "warning", place: { sheet: "2 Data" }, facts: { text: "1234" } },
    ]);
  });

  test("rows that were moved are found again; rows that stand twice are refused", async () => {
    const { answers } = await filledIn("en", (cell, book) => {
      cell("policy.answer").value = "Moved down.";
      book.getWorksheet("1 Laws")?.insertRow(1, []);
    });
    expect(answers.get("policy")).toMatchObject({ text: "Moved down." });
    const twice = await filledIn("en", (cell) => {
      cell("kinds.other", "A").value = "policy.answer";
    });
    expect(twice.problems.map(({ code }) => code)).toContain("reply-forms.row-twice");
    expect(twice.problems.map(({ code }) => code)).toContain("reply-forms.rows-missing");
  });
});

describe("what is not our form", () => {
  test("an envelope that was changed, and one of another key, is refused", async () => {
    const bytes = await writeForm("docx", sample, "en", sampleAnswers);
    const parts = (await partsOf(bytes)).map((part) =>
      part.name === "word/document.xml" ? { ...part, data: String(part.data).replace(/eyJ/, "eyK") } : part,
    );
    await expect(readForm("docx", writeZip(parts), sample)).rejects.toMatchObject({
      problems: [{ code: "reply-forms.not-ours" }],
    });
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Sheet1").getCell("A1").value = "hello";
    const other = new Uint8Array(await book.xlsx.writeBuffer());
    await expect(readForm("xlsx", other, sample)).rejects.toMatchObject({
      problems: [{ code: "reply-forms.not-ours" }],
    });
  });

  test("macros, and entities that would be fetched, are refused", async () => {
    for (const format of formats) {
      const parts = await partsOf(await writeForm(format, sample, "en", new Map()));
      const macros = writeZip([
        ...parts,
        { name: format === "xlsx" ? "xl/vbaProject.bin" : "word/vbaProject.bin", data: "x" },
      ]);
      await expect(readForm(format, macros, sample)).rejects.toMatchObject({
        problems: [{ code: "reply-forms.macros" }],
      });
      const main = format === "xlsx" ? "xl/workbook.xml" : "word/document.xml";
      const entities = writeZip(
        parts.map((part) =>
          part.name === main
            ? {
                ...part,
                data: String(part.data).replace(
                  /\?>/,
                  '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
                ),
              }
            : part,
        ),
      );
      await expect(readForm(format, entities, sample)).rejects.toMatchObject({
        problems: [{ code: "reading.xml-doctype" }],
      });
    }
  });
});

test("in a document, text beside the places is named by its heading; deleted text is not an answer", async () => {
  const parts = await partsOf(await writeForm("docx", sample, "en", new Map()));
  const edited = parts.map((part) => {
    if (part.name !== "word/document.xml") return part;
    const stray = "<w:p><w:r><w:t>We have a law.</w:t></w:r></w:p>";
    const answer = "<w:del><w:r><w:t>old </w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>";
    const data = String(part.data)
      .replace(/(<w:tag w:val="policy.answer"\/>.*?<w:sdtContent>).*?(<\/w:sdtContent>)/s, `$1${answer}$2`)
      .replace("<w:showingPlcHdr/><w:text", "<w:text")
      .replace(/(<w:p>(?:(?!<w:p>).)*1\.2 {2}What of kinds)/s, `${stray}$1`);
    return { ...part, data };
  });
  const { answers, problems } = await readForm("docx", writeZip(edited), sample);
  expect(answers.get("policy")).toMatchObject({ text: "new" });
  expect(problems).toMatchObject([
    { code: "reply-forms.stray-after", facts: { after: "1.1  What of policy?", text: "We have a law." } },
  ]);
});
