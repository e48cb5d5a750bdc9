import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseOpened } from "../parse.ts";
import { clean } from "../support/texts.ts";
import { documentText, openDocument } from "./open.ts";

const folder = mkdtempSync(join(tmpdir(), "corridor-record-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function codes(content: string | Uint8Array): Promise<readonly string[]> {
  const opened = await documentText(typeof content === "string" ? Buffer.from(content) : content);
  if (!opened.ok) return opened.problems.map(({ code }) => code);
  const parsed = parseOpened(opened.value);
  return parsed.ok ? parsed.value.flatMap(({ problems }) => problems.map(({ code }) => code)) : [];
}

const begins = (...bytes: readonly number[]) => Buffer.concat([Buffer.from(bytes), Buffer.alloc(64)]);

describe("what a file is, and what can be done", () => {
  test.each<[string, string | Uint8Array, readonly string[]]>([
    ["a resolution", clean, []],
    ["empty", "", ["record.empty"]],
    ["blank", " \n\n\t", ["record.empty"]],
    ["binary", Buffer.from([1, 2, 3, 0, 4, 5, 250, 0, 7]), ["record.binary"]],
    [
      "another language",
      "L’Assemblée générale,\n\nConsidérant que les textes sont dans une autre langue,\n\n1. Prend note du rapport et des suites qui lui ont été données.\n",
      ["record.structure-only"],
    ],
    [
      "a novel",
      "It was the best of times, it was the worst of times, it was the age of wisdom.\n".repeat(40),
      ["record.no-resolution", "record.unread"],
    ],
    [
      "a table of contents",
      [
        "Resolutions",
        ...Array.from({ length: 20 }, (_, i) => `85/${300 + i}. Corridors ........ ${i + 1}`),
      ].join("\n"),
      ["record.contents", "record.unread"],
    ],
    [
      "two resolutions",
      `${clean}\n${clean.slice(clean.indexOf("Resolution adopted")).replace("85/300", "85/301")}`,
      ["record.several"],
    ],
    ["a picture", begins(0x89, 0x50, 0x4e, 0x47), ["record.picture"]],
    ["compressed", begins(0x1f, 0x8b), ["record.compressed"]],
    ["rich text", "{\\rtf1\\ansi The General Assembly}", ["record.rich-text"]],
    ["XML", '<?xml version="1.0"?><report/>', ["record.xml"]],
    [
      "markup that tries to run",
      "<html><script>alert(1)</script><p>The General Assembly,</p></html>",
      ["record.html-active", "record.no-resolution"],
    ],
  ])("%s", async (_, content, expected) => {
    expect(await codes(content)).toEqual(expected);
  });

  test("markup within a text stays text", async () => {
    const opened = await documentText(
      Buffer.from(clean.replace("Takes note", "Takes <script>alert(1)</script> note")),
    );
    expect(opened.ok && opened.value.format).toBe("text");
    expect(opened.ok && opened.value.text).toContain("<script>alert(1)</script>");
  });

  test("its name plays no part, the bytes decide; a form told by hand of the text's encoding", async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(clean, "utf16le")]);
    const opened = await documentText(utf16, "resolution.pdf");
    expect(opened).toMatchObject({
      ok: true,
      value: { format: "text", text: clean, language: "en", hints: [] },
    });
    const western = await documentText(Buffer.from("Decides to meet in a caf\xe9.", "latin1"));
    expect(western.ok && western.value.text).toBe("Decides to meet in a café.");
  });

  test("50 MB: refused where there is no resolution in it, read where there is", async () => {
    const novel = Buffer.alloc(50_000_000, "All happy families are alike. \n");
    expect(await codes(novel)).toEqual(["record.no-document"]);
    novel.write(`\n${clean}\n`, 30_000_000);
    const opened = await documentText(novel);
    expect(opened.ok && opened.value.text.length).toBeGreaterThan(49_999_900);
  });
});

describe("files", () => {
  test("are opened by their path, problems name them", async () => {
    const path = join(folder, "resolution.doc");
    writeFileSync(path, clean);
    expect(await openDocument(path)).toMatchObject({
      ok: true,
      value: { format: "text", bytes: Buffer.byteLength(clean) },
    });
    expect(await openDocument(join(folder, "none.txt"))).toMatchObject({
      ok: false,
      problems: [{ code: "record.missing" }],
    });
    expect(await openDocument(folder)).toMatchObject({ ok: false, problems: [{ code: "record.folder" }] });
    const empty = join(folder, "empty.txt");
    writeFileSync(empty, "");
    expect(await openDocument(empty)).toMatchObject({
      ok: false,
      problems: [{ code: "record.empty", place: { file: empty } }],
    });
  });

  test("larger than what is read at all", async () => {
    const path = join(folder, "large");
    writeFileSync(path, Buffer.alloc(65_000_000, "a"));
    expect(await openDocument(path)).toMatchObject({ ok: false, problems: [{ code: "record.too-large" }] });
  });
});
