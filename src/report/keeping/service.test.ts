import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { drafter1, drafter2, newReport, reportsOver, text, visitor } from "./support/fixture.ts";

describeBothStores("reports", (open) => {
  let reports: Awaited<ReturnType<typeof reportsOver>>;
  let time = Date.parse("2026-03-01T09:00:00Z");
  beforeAll(async () => {
    reports = await reportsOver(await open(), () => new Date(time));
  });
  afterAll(() => reports.close());

  test("a report is drafted, read and saved", async () => {
    const { report, change, revisions } = await newReport(reports);
    expect(report.id).toBe("a-res-61-208");
    expect(report.blocks.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "p1 paragraph",
      "p2 heading",
      "p3 paragraph",
    ]);
    expect(change).toBe(1);
    const [first] = report.blocks;
    if (!first) throw new Error("no block");
    expect(revisions.get(first.id)).toEqual({ block: 1, words: { en: 1, fr: 1 } });
    time += 1000;
    const save = {
      block: first.id,
      language: "en",
      content: [text("Said otherwise.")],
      revision: 1,
    } as const;
    expect(unwrap(await reports.save(drafter1, report.id, save))).toEqual({
      kind: "saved",
      revision: 2,
      change: 2,
    });
    const again = unwrap(await reports.one(drafter2, report.id));
    expect(again.report.blocks[0]?.content.en).toEqual([text("Said otherwise.")]);
    expect(again.report.blocks[0]?.content.fr).toEqual(report.blocks[0]?.content.fr);
    expect((await reports.one(visitor, report.id)).ok).toBe(false);
    expect(await reports.list(visitor)).toEqual([]);
  });

  test("two drafters on one paragraph: the second hears of the first, and nothing is lost", async () => {
    const { report } = await newReport(reports);
    const [block] = report.blocks;
    if (!block) throw new Error("no block");
    const mine = [text("From the first.")];
    const theirs = [text("From the second.")];
    unwrap(
      await reports.save(drafter1, report.id, {
        block: block.id,
        language: "en",
        content: mine,
        revision: 1,
      }),
    );
    const outcome = unwrap(
      await reports.save(drafter2, report.id, {
        block: block.id,
        language: "en",
        content: theirs,
        revision: 1,
      }),
    );
    expect(outcome).toMatchObject({
      kind: "conflict",
      removed: false,
      mine: theirs,
      theirs: { value: mine, revision: 2, actor: `person:${drafter1.kind === "person" ? drafter1.id : ""}` },
      base: block.content.en,
    });
    // In another language nobody is in the way.
    const french = { block: block.id, language: "fr", content: [text("Du second.")], revision: 1 } as const;
    expect(unwrap(await reports.save(drafter2, report.id, french)).kind).toBe("saved");
  });
});
