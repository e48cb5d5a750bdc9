import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { writePdf } from "../pdf/write.ts";
import { setDocument } from "../set.ts";
import { sampleDocument } from "../testing.ts";
import { whatFailed } from "./run.ts";

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text;
}

describe("PDF", () => {
  test.each(languages)("in %s claims PDF/UA-1, is tagged, and its text is found", async (language) => {
    const document = sampleDocument(language);
    const pdf = writePdf(document);
    expect(latin1(pdf)).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(latin1(pdf)).toContain("/MarkInfo");
    const text = await textOf(pdf);
    expect(text).toContain("A/63/265");
    const plain = (said: string) => said.normalize("NFKC").replace(/[\s\u00ad‐-]/g, "");
    if (language !== "ar") expect(plain(text)).toContain(plain(document.title));
  });

  test("a script that no font covers is named, framed, and explained at the end", async () => {
    const base = sampleDocument("en");
    const said = { kind: "text", text: "The word ስደት means migration." } as const;
    const text = await textOf(
      writePdf({ ...base, blocks: [{ kind: "paragraph", id: "p", number: "1", content: [said] }] }),
    );
    expect(text).toContain("U+1235 U+12F0 U+1275");
    expect(text.replace(/\s+/g, " ")).toContain("no font of this file covers");
  });

  test("a table that runs on over pages under a stamp still conforms", () => {
    const pdf = writePdf(
      sampleDocument("fr", { sections: 1, paragraphs: 1, charts: 0, tables: 1, rows: 120 }),
    );
    expect(latin1(pdf)).toContain("pdfuaid");
  });
});

describe("the process", () => {
  test("gives the same bytes each time, whenever it runs", async () => {
    const document = sampleDocument("ar");
    for (const format of ["pdf", "docx"] as const) {
      const [one, two] = [
        unwrap(await setDocument(document, format, { name: "x" })),
        unwrap(await setDocument(document, format, { name: "x" })),
      ];
      expect(Buffer.from(one.body).equals(Buffer.from(two.body))).toBe(true);
      expect(one.body.length).toBeGreaterThan(10_000);
    }
  });

  test("is ended when it takes too long or too much, and says so", async () => {
    const document = sampleDocument("en");
    const late = await setDocument(document, "pdf", { name: "x", limits: { seconds: 0.05 } });
    expect(late).toMatchObject({ ok: false, problems: [{ code: "print.time" }] });
    const large = await setDocument(document, "pdf", { name: "x", limits: { megabytes: 60 } });
    expect(large).toMatchObject({ ok: false, problems: [{ code: "print.memory" }] });
    const huge = await setDocument(document, "docx", { name: "x", limits: { size: 0 } });
    expect(huge).toMatchObject({ ok: false, problems: [{ code: "print.size" }] });
  });

  test("a machine that the typesetter is not built for is named", () => {
    const said = "Error: Failed to load native binding\n    at Object.<anonymous> (index-napi.js:300:11)\n";
    const machine = `${process.platform} ${process.arch}`;
    expect(whatFailed(said, "PDF", 500)).toMatchObject({ code: "print.machine", facts: { machine } });
    expect(whatFailed("TypeError: x is not a function\n    at y\n\nNode.js v20\n", "PDF", 500)).toMatchObject(
      {
        code: "print.failed",
        facts: { said: "TypeError: x is not a function" },
      },
    );
  });
});
