import { existsSync } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { unwrap } from "../kernel/problem.ts";
import { sharedPath } from "../kernel/shared.ts";
import { auditEntries } from "../store/audit.ts";
import { originalPath } from "../store/originals.ts";
import { describeBothStores, type TestStore } from "../store/support/both.ts";
import { writeAkn } from "./formats/akn/write.ts";
import { writeDocumentJson } from "./formats/json.ts";
import { parseOpened, parseRecord } from "./parse.ts";
import { documentText } from "./reading/open.ts";
import { openRecord, type RecordService } from "./service.ts";
import { clean } from "./support/texts.ts";
import type { UnderstoodDocument } from "./understanding/understand.ts";

const operator = { kind: "operator", name: "test" } as const;
const at = new Date("2031-05-01T10:00:00Z");
const symbol = "A/RES/85/300";

function file(text: string, name = "resolution.txt") {
  return { bytes: new TextEncoder().encode(text), name };
}

async function recordOf({ store, home }: TestStore): Promise<RecordService> {
  const { record } = await openRecord({ store, paths: home.paths, now: () => at });
  return record;
}

async function deedsOf({ store }: TestStore): Promise<readonly string[]> {
  const deeds: string[] = [];
  for await (const entry of auditEntries(store.database())) deeds.push(`${entry.deed} ${entry.subject}`);
  return deeds.filter((deed) => deed.startsWith("record."));
}

describeBothStores("the record", (open) => {
  test("a text is imported, found by any spelling, and kept with its original", async () => {
    const opened = await open();
    const record = await recordOf(opened);
    const outcome = unwrap(await record.importDocuments(operator, file(clean)));
    expect(outcome.documents).toMatchObject([{ symbol, state: "new", comparison: null }]);
    for (const spelling of [
      "85/300",
      "a-res-85-300",
      "A/RES/85/300",
      "resolution 85/300",
      "A/RES/85/300#op_3",
    ]) {
      expect(unwrap(await record.document(spelling)).symbol).toBe(symbol);
    }
    const document = unwrap(await record.document("85/300"));
    expect(document).toMatchObject({
      title: "Corridors of migration",
      session: 85,
      date: "2030-12-19",
      basis: "text",
      operative: 3,
      edition: { number: 1, file: "resolution.txt", format: "text", actor: "operator:test" },
    });
    expect(document.understood?.operative[2]?.number).toBe("3");
    await access(originalPath(opened.home.paths, outcome.sha256));
    expect(await record.documents()).toMatchObject([{ symbol, operative: 3 }]);
    expect(await deedsOf(opened)).toEqual([`record.import ${symbol}`]);
  });

  test("what the form of a file says of its lines is kept: imported, corrected and read again it is the same", async () => {
    const opened = await open();
    const record = await recordOf(opened);
    // Paragraphs of a page of HTML are whole, though their lines look like those of a narrow column.
    const paragraphs = clean.split(/\n\s*\n/).map((one) => `<p>${one.replace(/\s+/g, " ").trim()}</p>`);
    const page = file(`<!doctype html><html><body>${paragraphs.join("\n")}</body></html>`, "resolution.html");
    const form = unwrap(await documentText(page.bytes, page.name));
    const [direct] = unwrap(parseOpened(form));
    unwrap(await record.importDocuments(operator, page));
    const kept = unwrap(await record.source(symbol));
    expect({ hints: kept.hints, lines: kept.lines }).toEqual({
      hints: form.hints,
      lines: form.lines ?? null,
    });
    const ids = (document: UnderstoodDocument | null | undefined) =>
      [...(document?.preambular ?? []), ...(document?.operative ?? [])].map(({ id, text }) => [id, text]);
    expect(ids(unwrap(await record.document(symbol)).understood)).toEqual(ids(direct));
    unwrap(await record.correctDocument(operator, symbol, []));
    expect(ids(unwrap(await record.document(symbol)).understood)).toEqual(ids(direct));
  });

  test.skipIf(!existsSync(sharedPath("data", "un-resolutions", "pdf", "A_RES_73_7-EN.pdf") ?? ""))(
    "a resolution as its publisher ships it in PDF keeps the thirteen paragraphs of its preamble",
    async () => {
      const record = await recordOf(await open());
      const path = sharedPath("data", "un-resolutions", "pdf", "A_RES_73_7-EN.pdf") ?? "";
      const bytes = new Uint8Array(await readFile(path));
      unwrap(await record.importDocuments(operator, { bytes, name: "73-7.pdf" }));
      expect(unwrap(await record.document("73/7")).understood?.preambular).toHaveLength(13);
    },
  );

  test.each([
    ["akn", (document: UnderstoodDocument) => writeAkn(document)],
    ["json", (document: UnderstoodDocument) => writeDocumentJson(document)],
  ])(
    "a document comes back in as %s: the same paragraphs and requests, with no lines to correct",
    async (format, write) => {
      const record = await recordOf(await open());
      const [document] = unwrap(parseRecord(clean));
      if (!document) throw new Error("the text holds no document");
      const outcome = unwrap(await record.importDocuments(operator, file(write(document), "anything.txt")));
      expect(outcome).toMatchObject({ format, documents: [{ symbol, state: "new" }] });
      const kept = unwrap(await record.document(symbol)).understood;
      expect(kept?.operative).toEqual(document.operative);
      expect(kept?.preambular).toEqual(document.preambular);
      const corrected = await record.correctDocument(operator, symbol, [{ line: 1, as: "furniture" }]);
      expect(corrected.ok ? [] : corrected.problems.map(({ code }) => code)).toEqual(["records.structured"]);
      const again = unwrap(await record.importDocuments(operator, file(clean)));
      expect(again.documents).toMatchObject([{ state: "same" }]);
    },
  );

  test("mandates stand with their due session, and keep what was said of them", async () => {
    const opened = await open();
    const record = await recordOf(opened);
    unwrap(await record.importDocuments(operator, file(clean)));
    const [report] = await record.mandates({ session: 87, organ: "GA", addressee: "secretary-general" });
    expect(report).toMatchObject({ id: `${symbol}#op_3`, form: "report", state: "to-do", standing: null });
    unwrap(
      await record.setMandateState(operator, "85/300#op_3", {
        state: "done",
        evidence: "A/87/100",
        note: "issued in time",
      }),
    );
    const standing = unwrap(await record.mandate(`${symbol}#op_3`));
    expect(standing.mandate).toMatchObject({
      state: "done",
      standing: { evidence: "corridor:paragraph/A/87/100", note: "issued in time", at: at.toISOString() },
    });
    expect(await record.mandates({ state: "to-do", session: 87 })).toEqual([]);
    expect(await record.mandates({ before: "2033-01-01" })).toHaveLength(1);
    expect(await record.mandates({ before: "2032-01-01" })).toEqual([]);
    expect(await record.mandates({ symbol: "85/300" })).toEqual(await record.mandates());
    expect(await record.mandates({ symbol: "A/RES/85/301" })).toEqual([]);
  });

  test("the same file again, and the same text from another file, change nothing", async () => {
    const opened = await open();
    const record = await recordOf(opened);
    unwrap(await record.importDocuments(operator, file(clean)));
    const state = record.state();
    for (const again of [clean, `\n\n${clean}`]) {
      const outcome = unwrap(await record.importDocuments(operator, file(again, "again.txt")));
      expect(outcome.documents).toMatchObject([{ symbol, state: "same" }]);
    }
    expect(state).toBe(record.state());
    expect(await deedsOf(opened)).toHaveLength(1);
  });

  test("a text that differs is shown first and taken when that is said; editions stay", async () => {
    const opened = await open();
    const record = await recordOf(opened);
    unwrap(await record.importDocuments(operator, file(clean)));
    const other = file(clean.replace("eighty-seventh session", "eighty-eighth session"));
    const shown = unwrap(await record.importDocuments(operator, other));
    expect(shown.documents).toMatchObject([{ state: "differs", comparison: { counts: { reworded: 1 } } }]);
    expect(await record.mandates({ session: 88 })).toEqual([]);
    const taken = unwrap(await record.importDocuments(operator, other, { replace: true }));
    expect(taken.documents).toMatchObject([{ state: "replaced" }]);
    expect(await record.mandates({ session: 87 })).toEqual([]);
    expect(await record.mandates({ session: 88 })).toHaveLength(1);
    const { editions } = unwrap(await record.document(symbol));
    expect(editions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test("visitors read and change nothing", async () => {
    const record = await recordOf(await open());
    expect(await record.importDocuments({ kind: "visitor" }, file(clean))).toMatchObject({
      ok: false,
      problems: [{ code: "directory.not-allowed" }],
    });
    expect(await record.documents()).toEqual([]);
  });
});

describeBothStores("searching the record", (open) => {
  test("words in any form, phrases, exclusions, titles, symbols and those who cite them, with what matched", async () => {
    const record = await recordOf(await open());
    unwrap(await record.importDocuments(operator, file(clean)));
    const other = clean
      .replaceAll("85/300", "84/9")
      .replace("Corridors of migration", "Another matter")
      .replace("83/100 of 1 December 2028", "85/300 of 19 December 2030")
      .replace("A/85/400/Add.2", "A/84/1");
    unwrap(await record.importDocuments(operator, file(other, "other.txt")));
    const places = async (query: string) =>
      (await record.search(query)).hits.map(({ symbol: of, paragraph }) => `${of}#${paragraph ?? ""}`);

    expect(await places("corridor")).toEqual([`${symbol}#`]);
    const dialogue = await record.search("dialogues");
    expect(dialogue).toMatchObject({ total: 2, more: false });
    expect(dialogue.hits[0]).toMatchObject({
      paragraph: "op_2",
      text: "Decides that the dialogue should:",
      marks: [[17, 25]],
    });
    expect(await places('"rarely read"')).toHaveLength(2);
    expect(await places('"read rarely"')).toEqual([]);
    expect(await places("report -submit")).toEqual(["A/RES/84/9#op_1", "A/RES/85/300#op_1"]);
    const byNumber = await places("85/300");
    expect(byNumber[0]).toBe(`${symbol}#`);
    expect(byNumber).toContain("A/RES/84/9#pp_1");
    expect((await places("a-res-85-300"))[0]).toBe(`${symbol}#`);
  });

  test("whatever somebody types is words, and nothing breaks", async () => {
    const record = await recordOf(await open());
    unwrap(await record.importDocuments(operator, file(clean)));
    for (const query of [
      "",
      "  ",
      "the",
      "'; drop table record_document; --",
      '"',
      ":*&|!()<->",
      "\\",
      "%",
      "a".repeat(5000),
      "<script>",
    ]) {
      const found = await record.search(query);
      expect(found.total).toBe(found.hits.length);
    }
    expect(await record.documents()).toHaveLength(1);
  });
});
