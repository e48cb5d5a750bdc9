import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { escapeCalendar } from "../../files/icalendar.ts";
import { languages } from "../../kernel/language.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { words } from "../../kernel/words.ts";
import { parseRecord } from "../parse.ts";
import { dueMandates } from "../relations/due.ts";
import { heldDocuments, heldMandates } from "../relations/held.ts";
import { corpus } from "../support/corpus.ts";
import { mutated, seededRandom } from "../support/mutations.ts";
import { clean } from "../support/texts.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { parseXml } from "./akn/xml.ts";
import { writeCalendar } from "./calendar.ts";
import { writeDueCsv, writeMandatesCsv } from "./csv.ts";
import { writeFeed } from "./feed.ts";
import { escapeHtml, writeHtml } from "./html.ts";
import { documentFromJson, documentToJson, readDocumentJson, writeDocumentJson } from "./json.ts";
import { verbSpan } from "./said.ts";

function parsed(text: string): readonly UnderstoodDocument[] {
  const read = parseRecord(text);
  if (!read.ok) throw new Error("not read");
  return read.value;
}

const [document] = parsed(clean);
if (!document) throw new Error("not read");
const en = words("en");

describe("JSON", () => {
  test("has the fields that the issue asks for, in its order", () => {
    const data = documentToJson(document);
    expect(Object.keys(data)).toEqual([
      "symbol",
      "organ",
      "organName",
      "session",
      "title",
      "date",
      "agenda",
      "front",
      "preambular",
      "operative",
      "headings",
      "annexes",
      "footnotes",
      "citations",
      "unread",
      "problems",
    ]);
    expect(data.operative[2]).toMatchObject({
      id: "op_3",
      number: "3",
      children: [],
      mandates: [
        {
          id: "A/RES/85/300#op_3",
          addressee: ["Secretary-General"],
          form: "report",
          due: { session: 87, organ: "GA" },
        },
      ],
    });
    expect(data.footnotes[0]).toMatchObject({ marker: "1", text: "See resolution 60/1." });
    expect(data.citations[0]).toMatchObject({ symbol: "A/400/Add.2".replace("400", "85/400"), in: "origin" });
  });

  test("comes back equal", () => {
    expect(readDocumentJson(writeDocumentJson(document))).toEqual({ ok: true, value: document });
  });

  test("so do broken texts", () => {
    const random = seededRandom(4);
    for (let n = 0; n < 300; n++) {
      for (const one of parsed(`${mutated(clean, random)}.`))
        expect(readDocumentJson(writeDocumentJson(one))).toEqual({ ok: true, value: one });
    }
  });

  test("fields that only Corridor writes may be missing", () => {
    const plain = {
      symbol: "A/RES/85/300",
      organ: "GA",
      session: 85,
      title: "Corridors",
      date: null,
      agenda: [],
      preambular: [{ id: "pp_1", number: null, text: "Recalling,", verbs: [] }],
      operative: [],
      footnotes: [{ marker: "1", text: "See." }],
      citations: [{ symbol: "A/RES/60/1", text: "60/1", in: "pp_1" }],
      unread: [],
      more: "is left out",
    };
    const read = documentFromJson(plain);
    expect(read.ok && read.value.preambular[0]).toEqual({
      id: "pp_1",
      number: null,
      label: "",
      text: "Recalling,",
      notes: [],
      line: 0,
      verbs: [],
      mandates: [],
      children: [],
    });
    expect(read.ok && "more" in read.value).toBe(false);
  });

  const problemOf = (text: string) => {
    const read = readDocumentJson(text);
    return read.ok ? "read" : read.problems.map(({ code, facts }) => [code, facts.path ?? facts.limit]);
  };

  test("bad input is said to be bad, with its place", () => {
    expect(problemOf("{")).toEqual([["relations.json-malformed", "/"]]);
    expect(problemOf("[]")).toEqual([["relations.json-malformed", "/"]]);
    expect(problemOf(JSON.stringify({ ...documentToJson(document), session: "85" }))).toEqual([
      ["relations.json-malformed", "session"],
    ]);
    expect(problemOf(writeDocumentJson(document).replace('"form": "report"', '"form": "letter"'))).toEqual([
      ["relations.json-malformed", "operative.2.mandates.0.form"],
    ]);
    expect(problemOf(`${"[".repeat(5000)}${"]".repeat(5000)}`)).toEqual([["relations.too-deep", 64]]);
  });
});

const hostile = parsed(
  clean
    .replace("Corridors of migration", "=HYPERLINK(“x”), <b>corridors</b>")
    .replace("Requests the Secretary-General", "Requests the Secretary-General, as \\a; b, "),
);
const mandates = heldMandates(heldDocuments([document]));
const due = dueMandates(mandates);
const hostileDue = dueMandates(heldMandates(heldDocuments(hostile)));

describe("CSV", () => {
  const rows = (text: string) =>
    Papa.parse<readonly string[]>(text.replace(/^\ufeff/, ""), { skipEmptyLines: true }).data;

  test("reads back, a line for each mandate", () => {
    const text = writeMandatesCsv(mandates, en);
    const [head, row] = rows(text);
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text.split("\r\n").length - 1).toBe(rows(text).length);
    expect(head?.slice(0, 6)).toEqual([
      "Paragraph",
      "Document",
      "Title",
      "Date of the document",
      "Draft",
      "Addressee",
    ]);
    expect(row?.slice(0, 6)).toEqual([
      "A/RES/85/300#op_3",
      "A/RES/85/300",
      "Corridors of migration",
      "2030-12-19",
      "",
      "Secretary-General",
    ]);
    expect(row?.slice(13, 17)).toEqual(["General Assembly", "87", "2032-09", "opening of the session"]);
  });

  test("what is due has a line for each time", () => {
    expect(rows(writeDueCsv(due, en))).toHaveLength(1 + due.length);
  });

  test("formulas are guarded, commas and quotation marks kept", () => {
    const [, row] = rows(writeDueCsv(hostileDue, en));
    expect(row?.[2]).toBe("'=HYPERLINK(“x”), <b>corridors</b>");
  });

  test.each(languages)("in %s every heading is said", (language) => {
    const [head] = rows(writeMandatesCsv([], words(language)));
    expect(head?.every((cell) => cell !== "" && !cell.startsWith("column."))).toBe(true);
  });
});

/** A calendar taken apart: lines unfolded, values unescaped. */
function calendar(text: string): readonly ReadonlyMap<string, string>[] {
  expect(text.endsWith("\r\n")).toBe(true);
  const lines = text.slice(0, -2).split("\r\n");
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const unfolded = text.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
  const events: Map<string, string>[] = [];
  for (const line of unfolded) {
    const [, name = "", value = ""] = /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)*):(.*)$/s.exec(line) ?? [];
    expect(name, line).not.toBe("");
    if (line === "BEGIN:VEVENT") events.push(new Map());
    else if (line !== "END:VEVENT")
      events.at(-1)?.set(
        name,
        value.replace(/\\(.)/gs, (_, c: string) => (c === "n" ? "\n" : c)),
      );
  }
  return events;
}

describe("calendar", () => {
  const options = {
    writtenAt: "2031-01-02T03:04:05.678Z",
    link: (address: string) => `https://example.org/${address}`,
  };

  test("a report for a session takes the month in which it opens, and says so", () => {
    const [event] = calendar(writeCalendar(due, en, options));
    expect(event?.get("UID")).toBe("A%2FRES%2F85%2F300%23op_3-1@record.corridor");
    expect(event?.get("DTSTAMP")).toBe("20310102T030405Z");
    expect([event?.get("DTSTART;VALUE=DATE"), event?.get("DTEND;VALUE=DATE")]).toEqual([
      "20320901",
      "20321001",
    ]);
    expect(event?.get("SUMMARY")).toBe("report: Secretary-General (A/RES/85/300)");
    expect(event?.get("DESCRIPTION")).toContain("Due: General Assembly, session 87 (opens: September 2032)");
    expect(event?.get("DESCRIPTION")).toContain("The session opens in this month");
    expect(event?.get("URL")).toBe("https://example.org/A/RES/85/300#op_3");
  });

  test("days and years take a day and a year; what has no date is left out", () => {
    const at = (date?: string) =>
      due.slice(0, 1).map((entry) => ({
        ...entry,
        occurrence: {
          nth: 2,
          byOpening: false,
          precision: date?.length === 10 ? ("day" as const) : ("year" as const),
          ...(date === undefined ? {} : { date }),
        },
      }));
    const span = (date?: string) =>
      calendar(writeCalendar(at(date), en, options)).map((event) => [
        event.get("DTSTART;VALUE=DATE"),
        event.get("DTEND;VALUE=DATE"),
      ]);
    expect(span("2030-12-31")).toEqual([["20301231", "20310101"]]);
    expect(span("2030")).toEqual([["20300101", "20310101"]]);
    expect(span()).toEqual([]);
    expect(span("2030-13-01")).toEqual([]);
  });

  test.each(languages)("in %s lines are folded between letters and texts come back", (language) => {
    const own = words(language);
    const [event] = calendar(writeCalendar(hostileDue, own, options));
    expect(event?.get("DESCRIPTION")).toContain("as \\a; b,");
    expect(event?.get("DESCRIPTION")).toContain(own.t("relations:calendar.opening"));
  });

  test("nothing that could begin a line of its own comes through", () => {
    expect(escapeCalendar("a\r\nBEGIN:VEVENT\u0085\u0000;")).toBe("a\\nBEGIN:VEVENT\\;");
  });

  test("the same entries give the same bytes", () => {
    expect(writeCalendar(due, en, options)).toBe(writeCalendar([...due], en, options));
  });
});

describe("feed", () => {
  const options = {
    self: "https://example.org/record/feed",
    page: "https://example.org/record",
    emptySince: "2030-01-01T00:00:00Z",
  };
  const changes = [
    {
      id: "7",
      kind: "imported",
      at: "2031-01-01T00:00:00Z",
      subject: "A/RES/85/300",
      title: "Corridors <of> migration",
    },
    {
      id: "9",
      kind: "stated",
      at: "2031-02-01T00:00:00Z",
      subject: "A/RES/85/300#op_3",
      state: "done & dusted",
      link: "https://example.org/?a=1&b=2",
    },
  ] as const;

  test("well formed, the latest first, ids that stay", () => {
    const text = writeFeed(changes, en, options);
    const tree = parseXml(text);
    if (!tree.ok) throw new Error("malformed");
    const feed = new JSDOM(text, { contentType: "application/xml" }).window.document;
    const all = (name: string) => [...feed.getElementsByTagName(name)].map((one) => one.textContent);
    expect(tree.value.namespace).toBe("http://www.w3.org/2005/Atom");
    expect(all("updated")).toEqual(["2031-02-01T00:00:00Z", "2031-02-01T00:00:00Z", "2031-01-01T00:00:00Z"]);
    expect(all("title").slice(1)).toEqual(["A/RES/85/300#op_3: done & dusted", "A/RES/85/300 was imported"]);
    expect(new Set(all("id")).size).toBe(3);
    expect(
      all("id").every((id) =>
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id ?? ""),
      ),
    ).toBe(true);
    expect(writeFeed([...changes].reverse(), en, options)).toBe(text);
    expect(writeFeed(changes.slice(1), en, options)).toContain(all("id")[1]);
  });

  test("an empty feed says since when", () => {
    expect(writeFeed([], en, options)).toContain("<updated>2030-01-01T00:00:00Z</updated>");
  });
});

describe("HTML", () => {
  const page = (one: UnderstoodDocument, language: (typeof languages)[number] = "en") =>
    new JSDOM(writeHtml(one, words(language), { link: (symbol) => `/record/${symbol}` })).window.document;

  test("title, paragraphs with their ids and labels, verbs, links, notes that lead there and back", () => {
    const sheet = page(document);
    expect(sheet.querySelector("h1")?.textContent).toBe("85/300. Corridors of migration");
    expect(sheet.getElementById("op_2.b.ii")?.textContent).toContain("One closing");
    expect(sheet.querySelector("#op_1 em")?.textContent).toBe("Takes note");
    expect(sheet.querySelector("#pp_1 a")?.getAttribute("href")).toBe("/record/A/RES/83/100");
    const mark = sheet.querySelector("#op_1 a[role=doc-noteref]");
    expect(sheet.querySelector(mark?.getAttribute("href") ?? "x")?.textContent).toContain("A/85/123.");
    const back = sheet.querySelector("#note_2 [role=doc-backlink]");
    expect(sheet.getElementById((back?.getAttribute("href") ?? "").slice(1))).toBe(mark);
    expect([...sheet.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual([
      "op_3Secretary-GeneralreportGeneral Assembly, session 87 (opens: September 2032)",
    ]);
  });

  test("every id is there once, and all text of the document is on the page", () => {
    for (const one of [...parsed(clean), ...hostile]) {
      const sheet = page(one);
      const ids = [...sheet.querySelectorAll("[id]")].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const text = (sheet.body.textContent ?? "").replace(/\s+/g, " ");
      for (const { text: words } of [...one.front, ...one.footnotes]) expect(text).toContain(words);
    }
  });

  test("markup in a text stays text, nothing runs, nothing is fetched", () => {
    const [bad] = parsed(
      "The General Assembly,\n\n1. Requests <script>alert(1)</script><img src=x onerror=alert(1)> of “States”;\n\n2. Decides \"' so.\n",
    );
    if (!bad) throw new Error("not read");
    const sheet = page(bad);
    expect(sheet.querySelector("script, img, link, iframe")).toBeNull();
    expect(sheet.getElementById("op_1")?.textContent).toContain("<script>alert(1)</script>");
    expect(escapeHtml(`<&>"'`)).toBe("&lt;&amp;&gt;&quot;&#39;");
    expect(sheet.querySelector("meta[http-equiv]")?.getAttribute("content")).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
  });

  test.each(languages)(
    "in %s the program’s words and direction are the reader’s, the text’s its own",
    (language) => {
      const sheet = page(document, language);
      expect(sheet.documentElement.lang).toBe(language);
      expect(sheet.documentElement.dir).toBe(language === "ar" ? "rtl" : "ltr");
      expect(sheet.querySelector("main")?.getAttribute("dir")).toBe("ltr");
      expect(sheet.querySelector("#notes")?.textContent).toBe(words(language).t("relations:document.notes"));
    },
  );

  test("what is printed in italics", () => {
    const said = (text: string) => {
      const [one] = parsed(`The General Assembly,\n\n1. ${text};\n`);
      const [paragraph] = one?.operative ?? [];
      const span = paragraph && verbSpan(paragraph.text, paragraph.verbs);
      return span && paragraph.text.slice(span.at, span.end);
    };
    expect(said("Also welcomes the ongoing efforts")).toBe("Also welcomes");
    expect(said("Takes note with appreciation of the report")).toBe("Takes note with appreciation");
    expect(said("Calls upon all States to act")).toBe("Calls upon");
    expect(said("Requests, in this regard, the Secretary-General to act")).toBe("Requests");
  });
});

describe.skipIf(sharedPath("record") === undefined)("real documents", () => {
  test("the corpus comes back equal from JSON", () => {
    for (const { name, text } of corpus() ?? []) {
      for (const one of parsed(text)) {
        const read = readDocumentJson(writeDocumentJson(one));
        expect(read, name).toEqual({ ok: true, value: one });
      }
    }
  }, 60_000);

  test("every paragraph of 61/208 is in its HTML", () => {
    const [one] = parsed(readFileSync(`${sharedPath("record")}/ga-resolution-61-208.txt`, "utf8"));
    if (!one) throw new Error("not read");
    const sheet = new JSDOM(writeHtml(one, en)).window.document;
    for (const { id, text, notes } of [...one.preambular, ...one.operative]) {
      const shown = sheet.getElementById(id)?.textContent ?? "";
      expect(notes.length > 0 ? shown.length >= text.length : shown.includes(text)).toBe(true);
    }
  });
});
