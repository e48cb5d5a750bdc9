import ExcelJS from "exceljs";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { openDirectory } from "../../../directory/service.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { languages } from "../../../kernel/language.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { latestEntries } from "../../../store/audit.ts";
import type { Store } from "../../../store/open.ts";
import { describeBothStores } from "../../../store/support/both.ts";
import { openResponses } from "../service.ts";
import { fullAnswers, giveConsultation, personAs, smallQuestionnaire } from "../support/fixture.ts";
import { readZip } from "../support/unzip.ts";
import { dossierOrders } from "./docx.ts";
import { exportFormats } from "./export.ts";
import { ResponsesFile } from "./model.ts";

const visitor: Actor = { kind: "visitor" };
const secretariat = personAs("secretariat");
const id = "files";
const arabic = "\u0627\u0644\u0647\u062c\u0631\u0629";
const formula = '=HYPERLINK("http://x")\nand a second line, with "quotes"';

async function world(store: Store) {
  await giveConsultation(store, {
    id,
    questionnaire: smallQuestionnaire,
    replies: [
      {
        party: "KEN",
        submissions: [
          {
            answers: {
              ...fullAnswers("K", 12),
              detail: { kind: "text", text: formula, language: "en" },
            },
            publication: "public",
          },
        ],
      },
      {
        party: "EGY",
        submissions: [
          {
            answers: {
              policy: { kind: "choice", chosen: ["yes"], other: null },
              detail: { kind: "text", text: `${arabic}\u0007 <b>&`, language: "ar" },
              emigrants: { kind: "none", why: "not-available", comment: "-1,200" },
            },
            publication: "secretariat",
            language: "ar",
          },
        ],
      },
    ],
  });
  const responses = openResponses({ store, directory: openDirectory({ store }) });
  unwrap(await responses.publish(secretariat, id, true));
  return responses;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describeBothStores("files of responses", (open) => {
  test("the same answers give the same bytes, in every format, order and language", async () => {
    const { store } = await open();
    const responses = await world(store);
    const again = openResponses({ store, directory: openDirectory({ store }) });
    for (const format of exportFormats)
      for (const order of dossierOrders)
        for (const language of languages) {
          const choice = { format, order, language };
          const [a, b] = [
            unwrap(await responses.export(secretariat, id, choice)),
            unwrap(await again.export(secretariat, id, choice)),
          ];
          expect(Buffer.compare(a.bytes, b.bytes), `${format} ${order} ${language}`).toBe(0);
          expect([a.name, a.isPublic]).toEqual([b.name, false]);
          const said = format === "xlsx" || format === "docx" ? readZip(a.bytes).join("\n") : text(a.bytes);
          expect(said).not.toMatch(/responses:|\{\{|\bundefined\b/);
        }
  }, 240_000);

  test("JSON and CSV read again are the answers; a visitor's file has the public ones alone", async () => {
    const { store } = await open();
    const responses = await world(store);
    const json = async (actor: Actor) =>
      ResponsesFile.parse(
        JSON.parse(text(unwrap(await responses.export(actor, id, { format: "json", language: "en" })).bytes)),
      );
    const all = await json(secretariat);
    expect(all.replies.map(({ who }) => who.key)).toEqual(["EGY", "KEN"]);
    for (const { answers, who } of all.replies)
      for (const { question, answer } of answers) {
        const seen = unwrap(await responses.question(secretariat, id, question));
        expect(seen.answers.find((one) => one.who.key === who.key)?.answer).toEqual(answer);
      }
    const outside = await json(visitor);
    expect([
      outside.sight,
      outside.asked,
      outside.answered,
      outside.replies.map(({ who }) => who.key),
    ]).toEqual(["public", 2, 2, ["KEN"]]);
    expect(outside).toEqual(unwrap(await responses.publicContent(id)));
    const { bytes } = unwrap(await responses.export(secretariat, id, { format: "csv", language: "en" }));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { data } = Papa.parse<string[]>(text(bytes), { skipEmptyLines: true });
    expect(data).toHaveLength(1 + 2 * 10);
    const cells = (party: string, question: string) =>
      data.find((row) => row[1] === party && row[5] === question) ?? [];
    expect(cells("KEN", "detail")[9]).toBe(`'${formula}`);
    expect(cells("KEN", "emigrants")[10]).toBe("12");
    expect(cells("EGY", "emigrants").slice(8, 11)).toEqual([
      "Reason given why not",
      "Not available\nComment: -1,200",
      "",
    ]);
    expect(cells("EGY", "detail")[11]).toBe("ar");
  });

  test("the workbook: numbers are numbers, no text begins a formula, the code book has every question", async () => {
    const { store } = await open();
    const responses = await world(store);
    const { bytes } = unwrap(await responses.export(secretariat, id, { format: "xlsx", language: "en" }));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer);
    const [wide, long, codes, about] = ["Parties", "Answers", "Questions", "About"].map((name) =>
      book.getWorksheet(name),
    );
    expect(wide?.getCell("A3").value).toBe("KEN");
    const numbers: unknown[] = [];
    for (const sheet of [wide, long, codes, about])
      sheet?.eachRow((row) =>
        row.eachCell(({ value, formula: made }) => {
          expect(made).toBeUndefined();
          if (typeof value === "string") expect(value).not.toMatch(/^[=+@-]/);
          else numbers.push(value);
        }),
      );
    expect(numbers).toContain(12);
    const asked = new Set<unknown>();
    codes?.getColumn(2).eachCell((cell) => asked.add(cell.value));
    for (const { questions } of smallQuestionnaire.sections)
      for (const question of questions) expect(asked).toContain(question.id);
    const own = readZip(bytes).join("\n");
    expect(own).not.toContain("2026-");
  });

  test("the dossier: each text in its language and direction, real headings", async () => {
    const { store } = await open();
    const responses = await world(store);
    for (const order of dossierOrders) {
      const { bytes, name } = unwrap(
        await responses.export(secretariat, id, { format: "docx", language: "ar", order }),
      );
      expect(name).toBe(`responses-files-by-${order}-ar.docx`);
      const document = readZip(bytes).find((part) => part.includes("<w:document")) ?? "";
      expect(document).toContain(arabic);
      expect(document).toMatch(/<w:bidi\/>/);
      expect(document).toMatch(/<w:rtl\/>/);
      expect(document).toContain("Heading1");
      expect(document).toContain("&lt;b&gt;&amp;");
      expect(document).not.toContain("\u0007");
      expect(document).toContain("HYPERLINK");
    }
  });

  test("what is not public is noted in the audit log with its hash; what everybody may have is not", async () => {
    const { store } = await open();
    const responses = await world(store);
    unwrap(await responses.export(visitor, id, { format: "csv", language: "en" }));
    expect(await latestEntries(store.database(), ["responses.export"], 5)).toEqual([]);
    unwrap(await responses.export(personAs("focal-point", "KEN"), id, { format: "json", language: "en" }));
    unwrap(await responses.export(secretariat, id, { format: "xlsx", language: "fr" }));
    const told = await latestEntries(store.database(), ["responses.export"], 5);
    expect(told).toMatchObject([
      { subject: id, detail: { format: "xlsx", language: "fr", sight: "secretariat", replies: 2 } },
      { subject: id, detail: { format: "json", sight: "member-states", replies: 1 } },
    ]);
  });
});
