import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { openArchive } from "../../files/archive.ts";
import { entryBytes } from "../../files/entry.ts";
import { memorySource } from "../../files/memory.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { words } from "../../kernel/words.ts";
import { parseOpened, parseRecord } from "../parse.ts";
import { documentText } from "../reading/open.ts";
import { clean } from "../support/texts.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { writeDocx } from "./docx.ts";

function parsed(text: string): UnderstoodDocument {
  const read = parseRecord(text);
  const [document] = read.ok ? read.value : [];
  if (!document) throw new Error("not read");
  return document;
}

/** The parts of an archive by their paths, in small letters. */
async function parts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const limits = { entryBytes: 1e7, totalBytes: 1e7, ratio: 1000, entries: 100, xmlDepth: 100 };
  const archive = await openArchive(memorySource(bytes, "test.docx"), limits);
  const found = new Map<string, string>();
  for (const [name, entry] of archive.entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entryBytes(archive, entry, limits)) chunks.push(chunk);
    found.set(name, Buffer.concat(chunks).toString("utf8"));
  }
  return found;
}

function paragraphs(xml: string | undefined): readonly Element[] {
  const tree = new JSDOM(xml ?? "", { contentType: "application/xml" }).window.document;
  return [...tree.getElementsByTagName("w:p")];
}

const style = (p: Element | undefined) => p?.getElementsByTagName("w:pStyle")[0]?.getAttribute("w:val");
const level = (p: Element | undefined) => p?.getElementsByTagName("w:ilvl")[0]?.getAttribute("w:val");

describe("DOCX", () => {
  const document = parsed(clean);

  test("the title is a heading, paragraphs are numbered by the program, notes are footnotes", async () => {
    const files = await parts(await writeDocx(document, words("en")));
    const list = paragraphs(files.get("word/document.xml"));
    const find = (text: string) => list.find((p) => p.textContent?.includes(text));
    expect(style(find("85/300. Corridors"))).toBe("Heading1");
    expect([find("Takes note"), find("Have two days"), find("One closing")].map(level)).toEqual([
      "0",
      "1",
      "2",
    ]);
    expect(find("Takes note")?.textContent).toBe("Takes note of the report of the Secretary-General;");
    expect(find("Takes note")?.getElementsByTagName("w:i")).toHaveLength(1);
    expect(find("Takes note")?.getElementsByTagName("w:footnoteReference")).toHaveLength(1);
    const notes = paragraphs(files.get("word/footnotes.xml")).map((p) => p.textContent);
    expect(notes).toEqual(
      expect.arrayContaining([
        expect.stringContaining("See resolution 60/1."),
        expect.stringContaining("A/85/123."),
      ]),
    );
  });

  test("numbers that do not run on stand as they are printed", async () => {
    const gap = parsed(clean.replace("\n3. Requests", "\n5 bis. Requests"));
    const files = await parts(await writeDocx(gap, words("en")));
    const list = paragraphs(files.get("word/document.xml"));
    const last = list.find((p) => p.textContent?.includes("Requests the Secretary-General"));
    expect(level(last)).toBeUndefined();
    expect(last?.textContent).toContain("5 bis.");
  });

  test("the same document gives the same bytes, whenever it is written", async () => {
    const first = await writeDocx(document, words("en"));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.from(await writeDocx(document, words("en"))).equals(Buffer.from(first))).toBe(true);
    expect(Buffer.from(first).includes("T00:00")).toBe(false);
  });

  test("hostile text is text, also where XML cannot hold it", async () => {
    const bad = parsed('The General Assembly,\n\n1. Requests </w:t><script>x</script> \u0001 & "States";\n');
    const files = await parts(await writeDocx(bad, words("ar")));
    const shown = paragraphs(files.get("word/document.xml"));
    expect(shown.some((p) => p.textContent?.includes('</w:t><script>x</script> \ufffd & "States"'))).toBe(
      true,
    );
    expect([...files.keys()].some((name) => /vba|external/i.test(name))).toBe(false);
  });
});

/** The document again, from the file of a word processor that was made of it. */
async function again(document: UnderstoodDocument): Promise<UnderstoodDocument> {
  const opened = await documentText(await writeDocx(document, words("en")));
  if (!opened.ok) throw new Error(opened.problems.map(({ code }) => code).join());
  const read = parseOpened(opened.value);
  const [first] = read.ok ? read.value : [];
  if (!first) throw new Error("not read");
  return first;
}

/** What of a document a word processor keeps: words, numbers, notes. */
function kept({ symbol, title, preambular, operative, footnotes }: UnderstoodDocument) {
  const plain = (list: UnderstoodDocument["operative"]): readonly unknown[] =>
    list.map(({ id, text, notes, children }) => [id, text, notes, plain(children)]);
  return [
    symbol,
    title,
    plain(preambular),
    plain(operative),
    footnotes.map(({ marker, text }) => [marker, text]),
  ];
}

describe("DOCX read back", () => {
  test("has the words, numbers and notes that were written", async () => {
    const document = parsed(clean);
    expect(kept(await again(document))).toEqual(kept(document));
  });

  test
    .skipIf(sharedPath("record") === undefined)
    .each([
      "ga-resolution-61-208",
      "ga-resolution-58-208",
      "cpd-resolution-2006-2",
      "draft-global-forum-2007",
    ])("%s too", async (name) => {
    const document = parsed(readFileSync(`${sharedPath("record")}/${name}.txt`, "utf8"));
    const read = await again(document);
    expect(read.operative.map(({ id, text }) => [id, text])).toEqual(
      document.operative.map(({ id, text }) => [id, text]),
    );
    expect(read.preambular.map(({ text }) => text)).toEqual(document.preambular.map(({ text }) => text));
    expect(read.footnotes).toHaveLength(document.footnotes.length);
  });

  test("a note that no text bears is not lost", async () => {
    const document = parsed(
      clean.replace("reports;²", "reports;").replace("Secretary-General;²", "Secretary-General;"),
    );
    expect(document.footnotes.some(({ usedIn }) => usedIn.length === 0)).toBe(true);
    const files = await parts(await writeDocx(document, words("en")));
    expect(files.get("word/document.xml")).toContain("2 A/85/123.");
  });
});
