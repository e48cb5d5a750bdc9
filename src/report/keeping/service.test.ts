import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Result } from "../../kernel/problem.ts";
import { unwrap } from "../../kernel/problem.ts";
import { writeBackup } from "../../store/backup.ts";
import { openHome } from "../../store/home.ts";
import { openStore } from "../../store/open.ts";
import { restoreBackup } from "../../store/restore.ts";
import { describeBothStores, type TestStore } from "../../store/support/both.ts";
import { usedBindings } from "../trace/evidence-of.ts";
import { hashOf } from "../trace/freezing.ts";
import type { Block } from "../writing/model.ts";
import type { ReportView, SaveOutcome } from "./model.ts";
import {
  binding,
  bound,
  chair,
  drafter1,
  drafter2,
  mission,
  newReport,
  operator,
  quotedBinding,
  reportsOver,
  text,
  visitor,
} from "./support/fixture.ts";

const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.problems[0]?.code);

describeBothStores("reports", (open) => {
  let opened: TestStore;
  let reports: Awaited<ReturnType<typeof reportsOver>>;
  let time = Date.parse("2026-03-01T09:00:00Z");
  beforeAll(async () => {
    opened = await open();
    reports = await reportsOver(opened, () => new Date(time));
  }, 120_000);
  afterAll(() => reports.close());

  const block = ({ report }: ReportView, at = 0): Block => {
    const found = report.blocks[at];
    if (!found) throw new Error(`no block ${at}`);
    return found;
  };
  const now = async (id: string) => unwrap(await reports.one(drafter1, id));
  const order = async (id: string) => (await now(id)).report.blocks.map((one) => one.id).join(" ");

  test("a report is drafted and read by those who work on it alone", async () => {
    const { report, change, revisions, may } = await newReport(reports);
    expect(report.id).toBe("a-res-61-208");
    expect(report.blocks.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "p1 paragraph",
      "p2 heading",
      "p3 paragraph",
    ]);
    expect(change).toBe(1);
    expect(revisions.get(block({ report } as ReportView).id)).toEqual({ block: 1, words: { en: 1, fr: 1 } });
    expect(may).toEqual({ write: true, comment: true, clear: false, issue: false });
    time += 1000;
    expect((await newReport(reports)).report.id).toBe("a-res-61-208-2");
    for (const stranger of [visitor, mission]) {
      expect(codeOf(await reports.one(stranger, report.id))).toBe("report-writing.unknown");
      expect(await reports.list(stranger)).toEqual([]);
      expect(await reports.latest()).toBeNull();
      expect(codeOf(await reports.create(stranger, { mandates: ["A/RES/61/208"] }))).toBe(
        "directory.not-allowed",
      );
      expect(codeOf(await reports.trace(stranger, report.id))).toBe("report-writing.unknown");
      expect(await reports.on(stranger, "A/RES/61/208")).toBeNull();
    }
    expect((await reports.one(chair, report.id)).ok).toBe(true);
    expect(
      codeOf(await reports.addBlock(chair, report.id, { after: null, part: "body", kind: "paragraph" })),
    ).toBe("directory.not-allowed");
    expect(await reports.on(drafter1, "61/208")).toBe("a-res-61-208-2");
  });

  test("two drafters on one paragraph: the second hears of the first, and nothing is lost", async () => {
    const view = await newReport(reports);
    const { id } = view.report;
    const { id: of, content } = block(view);
    const [mine, theirs] = [[text("From the first.")], [text("From the second.")]];
    const save = { block: of, language: "en", revision: 1 } as const;
    expect(unwrap(await reports.save(drafter1, id, { ...save, content: mine }))).toEqual({
      kind: "saved",
      revision: 2,
      change: 2,
    });
    const outcome = unwrap(await reports.save(drafter2, id, { ...save, content: theirs }));
    const first = `person:${drafter1.kind === "person" ? drafter1.id : ""}`;
    expect(outcome).toMatchObject({
      kind: "conflict",
      removed: false,
      mine: theirs,
      theirs: { value: mine, revision: 2, actor: first },
      base: content.en,
    });
    // The same words are no conflict, and in another language nobody is in the way.
    expect(unwrap(await reports.save(drafter2, id, { ...save, content: mine })).kind).toBe("saved");
    const french = { ...save, language: "fr", content: [text("Du second.")] } as const;
    expect(unwrap(await reports.save(drafter2, id, french)).kind).toBe("saved");
    // What is saved into a paragraph that was removed is carried too.
    const { change } = await now(id);
    unwrap(await reports.removeBlock(drafter1, id, of, change));
    const lost = unwrap(await reports.save(drafter2, id, { ...save, content: theirs, revision: 2 }));
    expect(lost).toMatchObject({ kind: "conflict", removed: true, mine: theirs, theirs: { value: mine } });
  });

  test("many steps are taken back one after the other and done again, until something new is done", async () => {
    const { report } = await newReport(reports);
    const { id } = report;
    const place = async () => order(id);
    const orders = [await place()];
    for (const [block, after] of [
      ["p3", null],
      ["p2", null],
      ["p1", null],
    ] as const) {
      unwrap(await reports.moveBlock(drafter1, id, block, { part: "body", after }));
      orders.push(await place());
    }
    // What somebody else does is not theirs to take back.
    unwrap(await reports.moveBlock(drafter2, id, "p2", { part: "body", after: "p3" }));
    unwrap(await reports.undo(drafter2, id));
    for (const before of orders.slice(0, -1).toReversed()) {
      unwrap(await reports.undo(drafter1, id));
      expect(await place()).toBe(before);
    }
    expect(codeOf(await reports.undo(drafter1, id))).toBe("report-writing.nothing-to-undo");
    for (const after of orders.slice(1)) {
      unwrap(await reports.redo(drafter1, id));
      expect(await place()).toBe(after);
    }
    expect(codeOf(await reports.redo(drafter1, id))).toBe("report-writing.nothing-to-redo");
    unwrap(await reports.undo(drafter1, id));
    expect(unwrap(await reports.steps(drafter1, id)).redo).not.toBeNull();
    unwrap(await reports.moveBlock(drafter1, id, "p2", { part: "body", after: "p3" }));
    expect(unwrap(await reports.steps(drafter1, id)).redo).toBeNull();
    expect(codeOf(await reports.redo(drafter1, id))).toBe("report-writing.nothing-to-redo");
    expect(codeOf(await reports.steps({ kind: "visitor" }, id))).toBe("report-writing.unknown");
  });

  test("blocks are added, moved and removed, and each step can be undone and done again", async () => {
    const { report } = await newReport(reports);
    const { id } = report;
    const added = unwrap(
      await reports.addBlock(drafter1, id, {
        after: "p2" as Block["id"],
        part: "body",
        kind: "paragraph",
        content: { en: [text("New.")] },
      }),
    );
    expect(await order(id)).toBe(`p1 p2 ${added.block} p3`);
    unwrap(await reports.moveBlock(drafter1, id, added.block, { part: "body", after: null }));
    expect(await order(id)).toBe(`p1 ${added.block} p2 p3`);
    const before = (await now(id)).change;
    const removed = unwrap(await reports.removeBlock(drafter1, id, added.block, before));
    expect(await order(id)).toBe("p1 p2 p3");
    const undone = unwrap(await reports.undo(drafter1, id));
    expect(undone.undone.number).toBe(removed.change);
    expect(await order(id)).toBe(`p1 ${added.block} p2 p3`);
    expect((await now(id)).report.blocks[1]?.content.en).toEqual([text("New.")]);
    // Undoing the undoing does it again.
    const again = unwrap(await reports.undo(drafter1, id, undone.change));
    expect(await order(id)).toBe("p1 p2 p3");
    unwrap(await reports.undo(drafter1, id, again.change));
    expect(await order(id)).toBe(`p1 ${added.block} p2 p3`);
    // The move is what is undone next; what was changed since is not.
    unwrap(await reports.undo(drafter1, id));
    expect(await order(id)).toBe(`p1 p2 ${added.block} p3`);
    expect(codeOf(await reports.undo(drafter1, id, undone.change))).toBe("report-writing.changed-since");
    expect(codeOf(await reports.undo(drafter2, id))).toBe("report-writing.nothing-to-undo");
    expect(codeOf(await reports.undo(drafter1, id, 99))).toBe("report-writing.unknown-change");
    expect(codeOf(await reports.moveBlock(drafter1, id, "p1", { part: "body", after: "p9" }))).toBe(
      "report-writing.unknown-block",
    );
  });

  test("versions tell who did what, and any of them can be had again", async () => {
    const { report } = await newReport(reports);
    const { id } = report;
    time += 60_000;
    const save = { block: "p1", language: "en" } as const;
    unwrap(await reports.save(drafter1, id, { ...save, content: [text("One.")], revision: 1 }));
    unwrap(await reports.save(drafter1, id, { ...save, content: [text("Two.")], revision: 2 }));
    unwrap(await reports.removeBlock(drafter2, id, "p3", 3));
    time += 3_600_000;
    unwrap(await reports.describe(drafter2, id, { symbol: "A/63/265" }, 4));
    const { versions } = unwrap(await reports.versions(drafter1, id));
    expect(versions.map(({ first, number }) => [first, number])).toEqual([
      [5, 5],
      [4, 4],
      [2, 3],
      [1, 1],
    ]);
    expect(versions[2]?.deeds[0]?.touched).toEqual([{ block: "p1", language: "en" }]);
    expect(unwrap(await reports.asOf(drafter1, id, 2)).blocks[0]?.content.en).toEqual([text("One.")]);
    expect(unwrap(await reports.asOf(drafter1, id, 1))).toEqual(report);
    unwrap(await reports.restore(drafter1, id, 1));
    expect((await now(id)).report).toEqual(report);
    unwrap(await reports.restore(drafter1, id, 5));
    expect((await now(id)).report.symbol).toBe("A/63/265");
    expect(await order(id)).toBe("p1 p2");
    expect(codeOf(await reports.describe(drafter1, id, { title: {} }, 99))).toBe("report-writing.untitled");
    expect(codeOf(await reports.describe(drafter1, id, { limit: 9 }, 3))).toBe(
      "report-writing.changed-since",
    );
  });

  test("comments are answered and met, and none is open when a report is cleared", async () => {
    const { report } = await newReport(reports);
    const { id } = report;
    const said = unwrap(
      await reports.comment(chair, id, { block: "p1" as Block["id"], text: "Which year?" }),
    );
    const answer = unwrap(
      await reports.comment(drafter1, id, {
        block: "p1" as Block["id"],
        text: "2024.",
        answers: said.number,
      }),
    );
    expect(answer.answers).toBe(said.number);
    unwrap(await reports.advance(drafter2, id, "review", 1));
    expect(codeOf(await reports.advance(drafter2, id, "cleared", 2))).toBe("directory.not-allowed");
    expect(codeOf(await reports.advance(drafter1, id, "cleared", 2))).toBe("report-writing.comments-open");
    unwrap(await reports.resolve(drafter1, id, said.number, true));
    expect(codeOf(await reports.advance(drafter1, id, "cleared", 1))).toBe("report-writing.changed-since");
    unwrap(await reports.advance(drafter1, id, "cleared", 2));
    const save = { block: "p1", language: "en", content: [text("Late.")], revision: 1 } as const;
    expect(codeOf(await reports.save(drafter1, id, save))).toBe("report-writing.cleared");
    expect(codeOf(await reports.discard(drafter1, id))).toBe("report-writing.wrong-state");
    unwrap(await reports.advance(drafter1, id, "review", 3));
    expect(unwrap(await reports.save(drafter1, id, save)).kind).toBe("saved");
  });

  test("what is bound is traced both ways, at once and at every change", async () => {
    const { report } = await newReport(reports);
    const { id } = report;
    const uses = async (what: string) =>
      unwrap(await reports.usedIn(drafter1, what))
        .filter((one) => one.report === id)
        .flatMap((one) => one.uses);
    const cell = "corridor:observation/un-desa-stock?destination=001&period=2024";
    expect(await uses(cell)).toEqual([{ block: "p3", number: "1", binding: "stock" }]);
    expect(await uses("corridor:observation/un-desa-stock@ffff?destination=001&period=2024")).toHaveLength(1);
    expect(await uses("corridor:observation/un-desa-stock")).toHaveLength(1);
    expect(await uses("A/RES/61/208#op_9")).toEqual([{ block: "p3", number: "1", binding: null }]);
    expect(unwrap(await reports.usedIn(visitor, cell))).toEqual([]);
    expect(codeOf(await reports.usedIn(drafter1, "corridor:nothing"))).toBe("kernel.evidence-malformed");
    // Words that no longer show it do not use it; undoing brings it back.
    unwrap(
      await reports.save(drafter1, id, {
        block: "p3",
        language: "en",
        content: [text("None.")],
        revision: 1,
      }),
    );
    expect(await uses(cell)).toEqual([]);
    unwrap(await reports.undo(drafter1, id));
    expect(await uses(cell)).toHaveLength(1);
    const { change } = await now(id);
    unwrap(await reports.removeBlock(drafter1, id, "p3", change));
    expect(await uses("A/RES/61/208#op_9")).toEqual([]);
    const trace = unwrap(await reports.trace(drafter1, id));
    expect(trace.evidence).toEqual([]);
  });

  test("bindings are named once in a report, and saved over what was seen", async () => {
    const { report, revisions } = await newReport(reports);
    const { id } = report;
    const revision = revisions.get("p1" as Block["id"])?.block ?? 0;
    expect(
      codeOf(await reports.saveBindings(drafter1, id, "p1", { bindings: [binding("stock")], revision })),
    ).toBe("report-writing.binding-taken");
    const saved = unwrap(
      await reports.saveBindings(drafter1, id, "p1", { bindings: [binding("own")], revision }),
    );
    expect(saved.kind).toBe("saved");
    const other = unwrap(await reports.saveBindings(drafter2, id, "p1", { bindings: [], revision }));
    expect(other).toMatchObject({ kind: "conflict", theirs: { value: [binding("own")] } });
    // Words bring bindings with them in one step.
    const brought: SaveOutcome = unwrap(
      await reports.save(drafter1, id, {
        ...{ block: "p1", language: "en", revision: 1, content: [bound("new")] },
        bindings: [binding("new")],
      }),
    );
    expect(brought.kind).toBe("saved");
    const first = block(await now(id));
    expect(first.bindings.map((one) => one.id)).toEqual(["own", "new"]);
    expect([...usedBindings(first)]).toEqual(["new"]);
  });

  test("an issued report is frozen with what it cites, and refuses every deed; the store does too", {
    timeout: 120_000,
  }, async () => {
    const made = unwrap(
      await reports.create(operator, {
        mandates: ["A/RES/61/208"],
        title: { en: "Frozen" },
        blocks: [await quotedBinding(reports, "A/RES/61/208#op_9", time)],
      }),
    );
    const { id } = made.report;
    let seen = made.change;
    for (const to of ["review", "cleared"] as const)
      seen = unwrap(await reports.advance(drafter1, id, to, seen)).change;
    expect(codeOf(await reports.issue(drafter2, id, {}, seen))).toBe("directory.not-allowed");
    expect(codeOf(await reports.issue(drafter1, id, {}, seen - 1))).toBe("report-writing.changed-since");
    const issued = unwrap(await reports.issue(drafter1, id, { symbol: "A/63/265" }, seen));
    const frozen = unwrap(await reports.frozen(visitor, id));
    expect(hashOf(frozen)).toBe(issued.hash);
    expect(frozen.report.symbol).toBe("A/63/265");
    expect(frozen.evidence.map(({ value }) => value)).toContain(
      "Report to the General Assembly at session 63 on the implementation of the resolution.",
    );
    const public_ = unwrap(await reports.one(visitor, id));
    expect(public_.report).toEqual(frozen.report);
    expect((await reports.list(visitor)).map((one) => one.id)).toEqual([id]);
    expect(await reports.latest()).toEqual({
      id,
      title: frozen.report.title,
      original: frozen.report.original,
    });
    const of = "p1";
    const change = issued && public_.change;
    const refused = [
      reports.save(drafter1, id, { block: of, language: "en", content: [], revision: 1 }),
      reports.saveBindings(drafter1, id, of, { bindings: [], revision: 1 }),
      reports.describe(drafter1, id, { symbol: null }, change),
      reports.addBlock(drafter1, id, { after: null, part: "body", kind: "paragraph" }),
      reports.changeBlock(drafter1, id, of, { kind: "heading" }),
      reports.moveBlock(drafter1, id, of, { part: "annex", after: null }),
      reports.removeBlock(drafter1, id, of, change),
      reports.undo(drafter1, id, 1),
      reports.restore(drafter1, id, 1),
      reports.comment(drafter1, id, { block: of as Block["id"], text: "Late." }),
      reports.resolve(drafter1, id, 1, true),
      reports.advance(drafter1, id, "review", change),
      reports.issue(drafter1, id, {}, change),
      reports.discard(drafter1, id),
    ];
    for (const one of refused) expect(codeOf(await one)).toBe("report-writing.issued");
    // A hand in the tables is refused by the store itself.
    for (const [table, column] of [
      ["report", "id"],
      ["report_block", "report"],
      ["report_words", "report"],
      ["report_change", "report"],
      ["report_evidence", "report"],
      ["report_issue", "report"],
    ] as const) {
      const deed = opened.store.deed(operator, { deed: "test.tamper", subject: table }, (trx) =>
        sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(trx),
      );
      await expect(deed).rejects.toThrow();
    }
    const rewording = opened.store.deed(operator, { deed: "test.tamper", subject: id }, (trx) =>
      sql`update report_words set content = '[]' where report = ${id}`.execute(trx),
    );
    await expect(rewording).rejects.toThrow();
    expect(unwrap(await reports.one(visitor, id))).toEqual(public_);
    // Restored from a backup it is the same, and frozen.
    const folder = mkdtempSync(join(tmpdir(), "corridor-report-backup-"));
    try {
      const path = join(folder, "all.corridor");
      unwrap(await writeBackup(operator, opened, path, { holdings: async () => [] }));
      unwrap(await restoreBackup(path, join(folder, "home")));
      const home = unwrap(await openHome(join(folder, "home")));
      const store = unwrap(await openStore(home));
      const restored = await reportsOver({ store, home }, () => new Date(time));
      expect(unwrap(await restored.frozen(visitor, id))).toEqual(frozen);
      expect(unwrap(await restored.one(visitor, id))).toEqual(public_);
      const late = store.deed(operator, { deed: "test.tamper", subject: id }, (trx) =>
        sql`update report set title = '{"en":"Another"}' where id = ${id}`.execute(trx),
      );
      await expect(late).rejects.toThrow();
      await restored.close();
      await store.close();
      await home.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    // It is corrected beside itself.
    const draft = (await newReport(reports)).report.id;
    expect(codeOf(await reports.correct(drafter1, draft))).toBe("report-writing.not-issued");
    const corrigendum = unwrap(await reports.correct(drafter1, id)).report;
    expect(corrigendum).toMatchObject({ corrects: id, symbol: "A/63/265/Corr.1", state: "draft" });
    expect(unwrap(await reports.one(visitor, id)).corrigenda).toEqual([]);
    expect(unwrap(await reports.one(drafter1, id)).corrigenda.map((one) => one.id)).toEqual([corrigendum.id]);
  });

  test("a report whose figure is not what its source says is not issued", async () => {
    const { report } = await newReport(reports);
    let seen = 1;
    for (const to of ["review", "cleared"] as const)
      seen = unwrap(await reports.advance(drafter1, report.id, to, seen)).change;
    const refused = await reports.issue(drafter1, report.id, {}, seen);
    expect(codeOf(refused)).toBe("report-writing.not-verified");
    expect((await now(report.id)).report.state).toBe("cleared");
  });

  test("whatever is no report is refused by name", async () => {
    const { report } = await newReport(reports);
    const long = "x".repeat(1_000_001);
    const save = { block: "p1", language: "en", revision: 1 } as const;
    expect(codeOf(await reports.save(drafter1, report.id, { ...save, content: [text(long)] }))).toBe(
      "report-writing.paragraph-too-long",
    );
    expect(codeOf(await reports.save(drafter1, report.id, { ...save, content: [], block: "p9" }))).toBe(
      "report-writing.unknown-block",
    );
    expect(codeOf(await reports.create(drafter1, { mandates: [] }))).toBe("report-writing.malformed");
    expect(codeOf(await reports.create(drafter1, { mandates: ["A/RES/1/1"], title: {} }))).toBe(
      "report-writing.untitled",
    );
    // Letters that no file can hold are taken out, all others stay as they came.
    const odd = "<b>\u0000\u202eabc\ud800\r\n=1+1";
    unwrap(await reports.save(drafter1, report.id, { ...save, content: [text(odd)] }));
    expect(block(await now(report.id)).content.en).toEqual([text("<b>\u202eabc\ufffd\n=1+1")]);
  });
});
