import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { unwrap } from "../../../kernel/problem.ts";
import { clean } from "../../../record/support/texts.ts";
import { type TestApp, type TestServices, testApp, testServices } from "../../testing.ts";

const operator = { kind: "operator", name: "test" } as const;
const symbol = "A/RES/85/300";

let services: TestServices;
let app: TestApp;

beforeAll(async () => {
  services = await testServices();
  const bytes = new TextEncoder().encode(clean);
  unwrap(await services.record.importDocuments(operator, { bytes, name: "a.txt" }));
  app = testApp(services);
}, 120_000);
afterAll(() => services.close());

async function asked(address: string) {
  const response = await app.ask(address);
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    text: await response.text(),
  };
}

describe("the record over HTTP", () => {
  test("a document by any spelling, as JSON and as files", async () => {
    for (const spelling of ["a-res-85-300", "85-300", "A%2FRES%2F85%2F300"]) {
      const { status, text } = await asked(`/api/record/documents/${spelling}`);
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({
        symbol,
        basis: "text",
        edition: { number: 1, file: "a.txt" },
        text: { operative: [{ id: "op_1" }, { id: "op_2" }, { id: "op_3" }] },
        requests: expect.arrayContaining([expect.objectContaining({ id: `${symbol}#op_3` })]),
      });
      expect(text).not.toContain("operator:test");
    }
    const akn = await asked("/api/record/documents/85-300?format=akn");
    expect(akn).toMatchObject({ status: 200, type: "application/akn+xml" });
    expect(akn.text).toContain("<akomaNtoso");
    expect((await asked("/api/record/documents/85-300?format=html")).text).toMatch(/^<!doctype html>/);
    const docx = await app.ask("/api/record/documents/85-300?format=docx");
    expect(new Uint8Array(await docx.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  test("facts without a text are told as such; what is not there is not found, with near ones", async () => {
    const { status, text } = await asked("/api/record/documents/61-208");
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ symbol: "A/RES/61/208", basis: "facts", text: null });
    expect(await asked("/api/record/documents/61-208?format=akn")).toMatchObject({ status: 404 });
    const unknown = await asked("/api/record/documents/99-999");
    expect(unknown.status).toBe(404);
    expect(JSON.parse(unknown.text)).toMatchObject({ code: "records.unknown-document" });
  });

  test("what is due, as JSON, as a calendar and as a table", async () => {
    const { text } = await asked("/api/record/due?session=87&item=corridors");
    expect(JSON.parse(text)).toMatchObject({ due: [{ id: `${symbol}#op_3`, occurrence: { session: 87 } }] });
    const calendar = await asked("/api/record/due?session=87&item=corridors&format=ics");
    expect(calendar.type).toBe("text/calendar; charset=utf-8");
    expect(calendar.text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT[\s\S]*END:VCALENDAR\r\n$/);
    const table = await asked("/api/record/due?session=87&item=corridors&format=csv");
    expect(table.text.split("\r\n")).toHaveLength(3);
    const moved = await app.ask("/api/record/due.ics?session=87");
    expect(moved.headers.get("location")).toBe("/api/record/due?session=87&format=ics");
  });

  test("requests in parts, with a link to the next", async () => {
    const Page = z.object({
      total: z.int(),
      next: z.string().nullable(),
      mandates: z.array(z.object({ id: z.string() })),
    });
    const ids: string[] = [];
    let total = 0;
    for (let next: string | null = "/api/record/mandates?limit=20"; next; ) {
      const page = Page.parse(JSON.parse((await asked(next)).text));
      ids.push(...page.mandates.map(({ id }) => id));
      ({ next, total } = page);
    }
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    expect(await asked("/api/record/mandates?topic=nothing")).toMatchObject({ status: 400 });
  });

  test("a deed shows at once: in search, in the feed, and in the tags of answers", async () => {
    const address = "/api/record/documents/85-300";
    const tag = (await app.ask(address)).headers.get("etag") ?? "";
    const mandate = `${symbol}#op_3`;
    unwrap(await services.record.setMandateState(operator, mandate, { state: "done", evidence: "A/87/1" }));
    // What the server knows of its state is looked at anew after a moment.
    await new Promise((resolve) => setTimeout(resolve, 80));
    const again = await app.ask(address, { headers: { "If-None-Match": tag } });
    expect(again.status).toBe(200);
    expect(JSON.parse((await asked("/api/record/feed")).text)).toMatchObject({
      changes: [
        { kind: "stated", subject: mandate, state: "done" },
        { kind: "imported", subject: symbol, title: "Corridors of migration" },
      ],
    });
    const feed = await asked("/api/record/feed?format=atom");
    expect(feed.text.match(/<entry>/g)).toHaveLength(2);
    expect(JSON.parse((await asked("/api/record/search?q=dialogue")).text)).toMatchObject({
      hits: expect.arrayContaining([expect.objectContaining({ symbol, paragraph: "op_2" })]),
    });
  });
});
