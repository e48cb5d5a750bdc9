import { expect, test } from "vitest";
import { plainName, recogniseFile } from "./upload-kinds.ts";
import { writeZip } from "./zip-writer.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const zip = (...names: readonly string[]) =>
  new Uint8Array(writeZip(names.map((name) => ({ name, data: "<x/>" }))));
const word = ["[Content_Types].xml", "word/document.xml"];

async function told(content: Uint8Array, name: string): Promise<string | undefined> {
  const found = await recogniseFile(content, name);
  return found.ok ? found.value.kind : found.problems[0]?.code;
}

test("a file is what its content is, and its name must agree", async () => {
  const pdf = bytes("%PDF-1.7\n…\nstartxref\n1\n%%EOF");
  expect(await told(pdf, "law.PDF")).toBe("pdf");
  expect(await told(pdf, "law.docx")).toBe("replies.file-other");
  expect(await told(bytes("%PDF-1.7 and nothing more"), "law.pdf")).toBe("replies.file-damaged");
  expect(await told(zip(...word), "law.docx")).toBe("docx");
  expect(await told(zip("[Content_Types].xml", "xl/workbook.xml"), "table.xlsx")).toBe("xlsx");
  expect(await told(zip(...word, "word/vbaProject.bin"), "law.docx")).toBe("replies.file-macros");
  expect(await told(zip("anything.txt"), "law.docx")).toBe("replies.file-unknown");
  expect(await told(zip(...word).subarray(0, 60), "law.docx")).toBe("replies.file-damaged");
  expect(await told(bytes("année;naïf\n1;2"), "table.csv")).toBe("text");
  expect(await told(Uint8Array.of(0x61, 0xe9, 0x3b, 0x31), "latin.csv")).toBe("text");
  expect(await told(bytes("<html><script>alert(1)</script>"), "note.txt")).toBe("replies.file-unknown");
  expect(await told(Uint8Array.of(0x4d, 0x5a, 0x90, 0x00), "setup.pdf")).toBe("replies.file-unknown");
  expect(await told(new Uint8Array(), "law.pdf")).toBe("replies.file-empty");
});

test("a name is a name: no path, nothing that hides how it ends", async () => {
  expect(plainName("../../etc/passwd")).toBe("passwd");
  expect(plainName("C:\\Users\\x\\قانون.pdf")).toBe("قانون.pdf");
  expect(plainName("law\u202efdp.exe")).toBe("lawfdp.exe");
  expect(plainName('a"b\r\n.pdf')).toBe("ab.pdf");
  expect(plainName("...")).toBe("file");
  expect(plainName(`${"x".repeat(300)}.pdf`)).toHaveLength(150);
  const found = await recogniseFile(bytes("plain"), "note");
  expect(found.ok && found.value.name).toBe("note.txt");
});
