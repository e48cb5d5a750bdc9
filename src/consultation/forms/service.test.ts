import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Result } from "../../kernel/problem.ts";
import { auditEntries } from "../../store/audit.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import type { Answer } from "../replying/answer.ts";
import type { ReplyAddress } from "../replying/model.ts";
import { type AskedTest, askedIn, done, person } from "../replying/support/asked.ts";
import { type FormFile, type FormService, formFormats, openForms } from "./service.ts";
import { partsOf } from "./support/parts.ts";

const maria = person("Maria Santos", "focal-point", "PHL");
const juan = person("Juan", "colleague", "PHL");
const mission = person("Mission", "mission", "PHL");
const mexico = person("Lucía", "focal-point", "MEX");
const officer = person("Officer", "secretariat", null);

const text = (said: string): Answer => ({ kind: "text", text: said, language: "en" });
const codes = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.problems.map(({ code }) => code);

/** A workbook in which these rows were filled in. */
async function fill(file: FormFile, rows: Readonly<Record<string, ExcelJS.CellValue>>): Promise<FormFile> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.bytes.buffer);
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => {
      const value = rows[String(row.getCell(1).value)];
      if (value !== undefined) row.getCell(4).value = value;
    });
  return { ...file, bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
}

describeBothStores("forms of a reply", (open) => {
  let at: TestStore;
  let asked: AskedTest;
  let forms: FormService;
  const reply = (party: string, consultation = "round-two"): ReplyAddress => ({ consultation, party });
  beforeAll(async () => {
    at = await open();
    asked = await askedIn(at, { parties: ["PHL", "MEX", "FRA", "KEN"] });
    forms = openForms({ store: at.store, replies: asked.replies });
  });
  afterAll(() => asked.close());

  const workbook = async (actor = maria, address = reply("PHL")) =>
    done(await forms.write(actor, address, { format: "xlsx", language: "en" }));

  test.each(formFormats)(
    "as %s hold what is saved, and say nothing new when they come back as they went",
    async (format) => {
      const phl = reply("PHL");
      const before = done(await asked.replies.look(maria, phl)).revisions.get("laws") ?? 0;
      done(
        await asked.replies.saveAnswers(maria, phl, [
          { question: "laws", value: text(`Act 8042 (${format})`), revision: before },
        ]),
      );
      const file = done(await forms.write(maria, phl, { format, language: "ar" }));
      expect(file.name).toBe(`round-two-PHL-ar.${format}`);
      const main = (await partsOf(file.bytes)).map(({ data }) => String(data)).join("");
      expect(main).toContain(`Act 8042 (${format})`);
      const seen = done(await forms.preview(maria, phl, file));
      expect(seen.problems).toEqual([]);
      expect(seen.entries.map(({ question, state }) => [question, state])).toEqual([["laws", "same"]]);
      const last = await lastEntry(at);
      expect(last).toMatchObject({
        deed: "reply.form",
        subject: "round-two/PHL",
        detail: { format, language: "ar" },
      });
    },
  );

  test("what was filled in is looked at first and then saved, all of it, as coming from a form", async () => {
    const phl = reply("PHL");
    const file = await fill(await workbook(), {
      "number.answer": 1250.5,
      "scale.answer": "3",
      "laws.answer": "Act 10022",
    });
    const seen = done(await forms.preview(juan, phl, file));
    expect(seen.entries.map(({ number, question, state }) => [number, question, state])).toEqual([
      ["1.1", "laws", "changed"],
      ["2.1", "scale", "new"],
      ["2.2", "number", "new"],
    ]);
    expect(done(await asked.replies.look(maria, phl)).answers.has("number")).toBe(false);
    expect(codes(await forms.take(juan, phl, file, { state: "another", instead: [] }))).toEqual([
      "reply-forms.changed-since",
    ]);
    const taken = done(await forms.take(juan, phl, file, { state: seen.state, instead: [] }));
    expect(taken).toEqual({ saved: ["laws", "scale", "number"], conflicts: [] });
    const { answers } = done(await asked.replies.look(maria, phl));
    expect(answers.get("number")).toMatchObject({
      value: { kind: "number", value: 1250.5 },
      via: "form",
      actor: `person:${juan.id}`,
    });
    const again = done(await forms.preview(juan, phl, file));
    expect(again.entries.map(({ state }) => state)).toEqual(["same", "same", "same"]);
  });

  test("what another saved meanwhile is a conflict, taken only if one says so; what was not touched is none", async () => {
    const phl = reply("PHL");
    const out = await workbook();
    const revision = (question: string) =>
      asked.replies.look(maria, phl).then((found) => done(found).revisions.get(question) ?? 0);
    const save = async (question: string, value: Answer) =>
      done(
        await asked.replies.saveAnswers(maria, phl, [
          { question, value, revision: await revision(question) },
        ]),
      );
    await save("laws", text("Act 11641"));
    await save("scale", { kind: "scale", value: 5 });
    const file = await fill(out, { "laws.answer": "Act 9208" });
    const seen = done(await forms.preview(juan, phl, file));
    expect(seen.entries.filter(({ state }) => state !== "same")).toMatchObject([
      { question: "laws", state: "conflict", saved: text("Act 11641"), given: text("Act 9208") },
    ]);
    const choice = { state: seen.state, instead: [] };
    expect(done(await forms.take(juan, phl, file, choice)).saved).toEqual([]);
    expect(done(await forms.take(juan, phl, file, { ...choice, instead: ["laws"] })).saved).toEqual(["laws"]);
    const { answers } = done(await asked.replies.look(maria, phl));
    expect(answers.get("laws")?.value).toEqual(text("Act 9208"));
    expect(answers.get("scale")?.value).toEqual({ kind: "scale", value: 5 });
  });

  test("one wrong answer, and none is taken", async () => {
    const phl = reply("PHL");
    const file = await fill(await workbook(), { "number.answer": "many", "since.answer": "2020-01" });
    const seen = done(await forms.preview(maria, phl, file));
    expect(seen.problems).toMatchObject([
      {
        code: "reply-forms.not-a-number",
        place: { sheet: "2 Facts" },
        facts: { question: "2.2", text: "many" },
      },
    ]);
    expect(codes(await forms.take(maria, phl, file, { state: seen.state, instead: [] }))).toEqual([
      "reply-forms.not-a-number",
    ]);
    expect(done(await asked.replies.look(maria, phl)).answers.has("since")).toBe(false);
  });

  test("a form of another party, consultation or place is refused, and says whose it is", async () => {
    const file = await workbook();
    const refused = await forms.preview(mexico, reply("MEX"), file);
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ code: "reply-forms.other-party", facts: { theirs: "Philippines", ours: "Mexico" } }],
    });
    expect(codes(await forms.preview(maria, reply("PHL", "round-one"), file))).toEqual([
      "reply-forms.other-consultation",
    ]);
    const plain = { name: "a.xlsx", bytes: new TextEncoder().encode("<html>") };
    expect(codes(await forms.preview(maria, reply("PHL"), plain))).toEqual(["reply-forms.not-a-form"]);
    const large = { name: "a.xlsx", bytes: new Uint8Array(21 * 1024 ** 2) };
    expect(codes(await forms.preview(maria, reply("PHL"), large))).toEqual(["reply-forms.too-large"]);
    const other = await open();
    const elsewhere = await askedIn(other, { parties: ["PHL"] });
    const theirs = openForms({ store: other.store, replies: elsewhere.replies });
    expect(codes(await theirs.preview(maria, reply("PHL"), file))).toEqual(["reply-forms.not-ours"]);
    await elsewhere.close();
    await other.close();
  });

  test("nobody has a form, or sends one in, but the party's own who write", async () => {
    const file = await workbook();
    for (const actor of [mission, mexico, { kind: "visitor" } as const]) {
      const refused = ["directory.not-allowed"];
      expect(codes(await forms.write(actor, reply("PHL"), { format: "xlsx", language: "en" }))).toEqual(
        refused,
      );
      expect(codes(await forms.preview(actor, reply("PHL"), file))).toEqual(refused);
      expect(codes(await forms.take(actor, reply("PHL"), file, { state: "", instead: [] }))).toEqual(refused);
    }
  });

  test("the secretariat enters a form for a party after saying so, and the reply is marked", async () => {
    const fra = reply("FRA");
    const mine = person("Anne", "focal-point", "FRA");
    done(
      await asked.replies.saveAnswers(mine, fra, [
        { question: "laws", value: text("A draft of ours"), revision: 0 },
      ]),
    );
    // Of a draft that is the party's own the secretariat's form says nothing.
    const blank = await workbook(officer, fra);
    expect((await partsOf(blank.bytes)).map(({ data }) => String(data)).join("")).not.toContain(
      "A draft of ours",
    );
    const file = await fill(await workbook(mine, fra), { "scale.answer": 2 });
    expect(codes(await forms.preview(officer, fra, file))).toEqual(["replies.not-entered-for"]);
    done(await asked.replies.enterFor(officer, fra, "form"));
    const seen = done(await forms.preview(officer, fra, file));
    const taken = done(await forms.take(officer, fra, file, { state: seen.state, instead: [] }));
    expect(taken.saved).toEqual(["scale"]);
    const view = done(await asked.replies.look(officer, fra));
    expect(view.reply.enteredFor).toBe("form");
    expect(view.answers.get("scale")).toMatchObject({ via: "form", actor: `person:${officer.id}` });
  });

  test("after the last day a form is refused", async () => {
    const ken = reply("KEN");
    const focal = person("Wanjiru", "focal-point", "KEN");
    const file = await fill(await workbook(focal, ken), { "scale.answer": 2 });
    const before = asked.clock.at;
    asked.clock.at = new Date("2027-03-03T00:00:00Z");
    expect(codes(await forms.preview(focal, ken, file))).toEqual(["replies.closed"]);
    asked.clock.at = before;
  });
});

async function lastEntry({ store }: TestStore) {
  let last: unknown;
  for await (const entry of auditEntries(store.database())) last = entry;
  return last;
}
