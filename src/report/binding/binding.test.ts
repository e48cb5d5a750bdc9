import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseEvidence } from "../../kernel/evidence.ts";
import { failed, ok, problem, unwrap } from "../../kernel/problem.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { currentCube } from "../../statistics/questions/basis.ts";
import { type Block, BlockId } from "../writing/model.ts";
import { figureTaken } from "./drawn.ts";
import { figureChanges } from "./figure-changes.ts";
import type { Binding, Measure, Source, Taken } from "./model.ts";
import { newerValues, takeOver } from "./newer.ts";
import type { BindingParts } from "./parts.ts";
import { resolve, resolveReference, resolveTaken } from "./resolve.ts";
import { type StarterParts, starterParts, testMoment } from "./support/fixture.ts";
import { verifyBlocks } from "./verify.ts";

let parts: StarterParts;
beforeAll(async () => {
  parts = await starterParts();
  await parts.consult();
}, 180_000);
afterAll(() => parts.close());

const stock = (destination: string, period: string, keys: Readonly<Record<string, string>> = {}) => ({
  dataset: "un-desa-stock",
  keys: { measure: "migrant-stock", destination, origin: "001", sex: "T", period, ...keys },
});
const measured = (measure: Measure): Source => ({ kind: "measure", measure });
const value = (source: Source) => resolve(source, parts).then((found) => unwrap(found).value);
const cell = (destination: string, period: string, keys: Readonly<Record<string, string>> = {}) =>
  value(measured({ of: "value", slice: stock(destination, period, keys) }));

/** A block with bindings alone, taken over now. */
async function bound(
  sources: Readonly<Record<string, Source>>,
  changes: Partial<Block> = {},
): Promise<Block> {
  const bindings: Binding[] = [];
  for (const [id, source] of Object.entries(sources)) {
    const format = { style: "words", digits: null, scale: "one" } as const;
    bindings.push({ id, source, format, taken: unwrap(await resolve(source, parts)) });
  }
  const inlines = bindings.map(({ id }) => ({ kind: "bound" as const, binding: id }));
  return {
    id: BlockId.parse("b1"),
    part: "body",
    kind: "paragraph",
    about: [],
    bindings,
    content: { en: inlines },
    ...changes,
  };
}

describe("cells and what is made of them", () => {
  test("cells are what UN DESA published in revision 2024", async () => {
    expect(await cell("001", "2024")).toBe(304_021_813);
    expect(await cell("USA", "2024")).toBe(52_375_047);
    expect(await cell("DEU", "2024")).toBe(16_750_084);
    expect(await cell("USA", "2024", { origin: "MEX" })).toBe(11_279_561);
    expect(await cell("USA", "2020", { origin: "MEX" })).toBe(11_177_052);
    expect(await cell("DEU", "2024", { origin: "UKR" })).toBe(1_416_521);
    expect(await cell("USA", "2020")).toBe(50_471_028);
  });

  test("each rests on one cell of one release, by its whole hash", async () => {
    const { evidence } = unwrap(await resolve(measured({ of: "value", slice: stock("USA", "2024") }), parts));
    expect(evidence).toHaveLength(1);
    const reference = unwrap(parseEvidence(evidence[0] ?? ""));
    expect(reference).toMatchObject({ kind: "observation", subject: "un-desa-stock" });
    expect(reference.version).toMatch(/^[0-9a-f]{64}$/);
    expect(reference.slice).toMatchObject({ destination: "USA", origin: "001", period: "2024" });
  });

  test("what is not stated is null, never zero; a region is the sum of its territories", async () => {
    expect(await cell("TUV", "2024", { origin: "TUV" })).toBeNull();
    const women = (await cell("150", "2024", { sex: "F" })) as number;
    const men = (await cell("150", "2024", { sex: "M" })) as number;
    expect(await cell("150", "2024")).toBe(women + men);
    const regions = await Promise.all(["002", "019", "142", "150", "009"].map((id) => cell(id, "2024")));
    expect(regions.reduce((sum: number, one) => sum + (one as number), 0)).toBe(304_021_813);
  });

  test("shares, changes, differences, growth and ranges follow from cells by hand", async () => {
    const [now, then] = [stock("001", "2024"), stock("001", "1990")];
    const before = 153_916_063;
    expect(await cell("001", "1990")).toBe(before);
    const change = (304_021_813 - before) / before;
    expect(await value(measured({ of: "change", from: then, to: now }))).toBeCloseTo(100 * change, 9);
    expect(await value(measured({ of: "difference", from: then, to: now }))).toBe(304_021_813 - before);
    const growth = 100 * ((304_021_813 / before) ** (1 / 34) - 1);
    expect(await value(measured({ of: "growth", from: then, to: now }))).toBeCloseTo(growth, 9);
    const share = measured({ of: "share", part: stock("USA", "2024"), whole: now });
    expect(await value(share)).toBeCloseTo((100 * 52_375_047) / 304_021_813, 9);
    expect(await value(measured({ of: "range", low: then, high: now }))).toEqual({
      low: before,
      high: 304_021_813,
    });
    const missing = stock("TUV", "2024", { origin: "TUV" });
    expect(await value(measured({ of: "share", part: missing, whole: now }))).toBeNull();
    expect(await value(measured({ of: "growth", from: now, to: now }))).toBeNull();
  });

  test("any cell: its reference resolves to its value, and the value is what the release states", async () => {
    const cube = await currentCube(parts.statistics, "un-desa-stock");
    if (!cube) throw new Error("no stock");
    const at = fc.record({
      destination: fc.constantFrom(...cube.destinations),
      origin: fc.constantFrom(...cube.origins.flatMap((one) => one ?? [])),
      period: fc.constantFrom(...cube.periods),
      sex: fc.constantFrom(...cube.sexes),
    });
    await fc.assert(
      fc.asyncProperty(at, async (point) => {
        const slice = { dataset: "un-desa-stock", keys: { measure: "migrant-stock", ...point } };
        const taken = unwrap(await resolve(measured({ of: "value", slice }), parts));
        const stated = cube.cell(point);
        if (stated) expect(taken.value).toBe(stated.value);
        const again = unwrap(await resolveReference(taken.evidence[0] ?? "", parts));
        expect(again.value).toBe(taken.value);
        expect(again.evidence).toEqual(taken.evidence);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test("a slice that names no cell says which key is wrong; a dataset without a release says so", async () => {
    const unclear = await resolve(measured({ of: "value", slice: stock("Atlantis", "2024") }), parts);
    expect(unclear).toMatchObject({
      problems: [
        { code: "report-proposals.slice-unclear", facts: { key: "destination", value: "Atlantis" } },
      ],
    });
    const other = { dataset: "oecd-dioc", keys: { destination: "USA", period: "2010" } };
    expect(await resolve(measured({ of: "value", slice: other }), parts)).toMatchObject({
      problems: [{ code: "report-proposals.no-release", facts: { dataset: "oecd-dioc" } }],
    });
  });
});

describe("everything else that can be bound", () => {
  const sources: Readonly<Record<string, Source>> = {
    indicator: { kind: "indicator", indicator: "womens-share", territory: "001", period: "2024" },
    corridor: { kind: "ranked", ranking: "corridors", period: "2024", place: 1, what: "name" },
    people: { kind: "ranked", ranking: "corridors", period: "2024", place: 1, what: "value" },
    destination: { kind: "ranked", ranking: "destinations", period: "2024", place: 2, what: "name" },
    origin: { kind: "ranked", ranking: "origins", period: "2024", place: 1, what: "name" },
    recipient: { kind: "ranked", ranking: "remittances", period: "2022", place: 1, what: "name" },
    ages: {
      kind: "territories",
      dataset: "un-desa-stock-age",
      measure: "migrant-stock",
      period: "2024",
      byAge: true,
      above: null,
    },
    first: { kind: "coverage", dataset: "un-desa-stock", what: "first" },
    chart: { kind: "figure", name: "world-stock", params: { year: "2024" }, as: "chart" },
    paragraph: { kind: "paragraph", address: "A/RES/61/208#op_9" },
    state: { kind: "mandate", address: "A/RES/61/208#op_9", what: "state" },
    due: { kind: "mandate", address: "A/RES/61/208#op_9", what: "due" },
    mandates: { kind: "mandates", symbol: "A/RES/61/208", states: [] },
    overdue: { kind: "mandates", symbol: "A/RES/61/208", states: ["overdue"] },
    asked: {
      kind: "replies",
      consultation: "implementation-of-61-208",
      question: null,
      what: "asked",
      option: null,
    },
    yes: {
      kind: "replies",
      consultation: "implementation-of-61-208",
      question: "policy",
      what: "answered",
      option: "yes",
    },
    target: { kind: "target", target: "remittance-cost-mean" },
  };

  test("says what the record, the releases and the replies say", async () => {
    const taken: Record<string, Taken["value"]> = {};
    for (const [name, source] of Object.entries(sources)) taken[name] = await value(source);
    expect(taken.indicator).toBeCloseTo((100 * 146_012_018) / 304_021_813, 9);
    expect(taken).toMatchObject({
      corridor: "MEX USA",
      people: 11_279_561,
      destination: "DEU",
      origin: "IND",
      recipient: "IND",
      ages: 76,
      first: "1990",
      state: "to-do",
      due: "2008-09",
      mandates: 3,
      overdue: 3,
      asked: 4,
      yes: 2,
      target: 3,
    });
    expect(taken.paragraph).toMatch(/^Report to the General Assembly at session 63/);
    expect(taken.chart).toMatch(/^[0-9a-f]{16}$/);
  });

  test("whatever was taken resolves to the same value again, from the evidence that it names", async () => {
    for (const [name, source] of Object.entries(sources)) {
      const taken = unwrap(await resolve(source, parts));
      expect(unwrap(await resolveTaken({ source, taken }, parts)).value, name).toEqual(taken.value);
      expect(taken.evidence.length, name).toBeGreaterThan(0);
      expect(taken.evidence.every((one) => parseEvidence(one).ok)).toBe(true);
    }
  });

  test("what is not there is told, each in its own words", async () => {
    const codes = async (source: Source) => {
      const found = await resolve(source, parts);
      return found.ok ? [] : found.problems.map(({ code }) => code);
    };
    expect(await codes({ kind: "paragraph", address: "A/RES/61/208#op_99" })).toEqual([
      "report-proposals.paragraph-unknown",
    ]);
    expect(await codes({ kind: "paragraph", address: "A/RES/1/9999#op_1" })).toEqual([
      "records.unknown-document",
    ]);
    expect(
      await codes({ kind: "ranked", ranking: "corridors", period: "1991", place: 1, what: "name" }),
    ).toEqual(["report-proposals.no-period"]);
    expect(await codes({ kind: "ranked", ranking: "flows", period: "2020", place: 1, what: "name" })).toEqual(
      ["report-proposals.no-release"],
    );
    expect(
      await codes({ kind: "indicator", indicator: "happiness", territory: "001", period: null }),
    ).toEqual(["indicators.unknown"]);
    expect(
      await codes({ kind: "figure", name: "world-stock", params: { year: "1850" }, as: "chart" }),
    ).toEqual(["figures.parameter"]);
    expect(await codes({ kind: "statement", reference: "corridor:statement/x@1" })).toEqual([
      "report-proposals.statements-unknown",
    ]);
    expect(await codes({ kind: "answer", reference: "corridor:answer/x/KEN@0f#q" })).toEqual([
      "responses.unknown-consultation",
    ]);
  });

  test("a visitor's report does not get an answer that was given for the secretariat alone", async () => {
    const seen = unwrap(await parts.responses.question(parts.actor, "implementation-of-61-208", "policy"));
    const reference = (party: string) =>
      seen.answers.find(({ who }) => who.key === party)?.reference ?? "none";
    const visitor: BindingParts = { ...parts, actor: { kind: "visitor" } };
    const kenya = await resolve({ kind: "answer", reference: reference("KEN") }, visitor);
    expect(unwrap(kenya)).toMatchObject({ value: "Yes", evidence: [reference("KEN")] });
    expect(await resolve({ kind: "answer", reference: reference("GHA") }, visitor)).toMatchObject({
      problems: [{ code: "responses.unknown-answer" }],
    });
    const officer = await resolve({ kind: "answer", reference: reference("GHA") }, parts);
    expect(unwrap(officer).value).toBe("Yes");
  });

  test("a statement is read where meetings are kept, with the version that was read", async () => {
    const said = "corridor:statement/forum@7#p-2";
    const meetings: BindingParts = {
      ...parts,
      statements: async (_actor, reference) =>
        reference.startsWith("corridor:statement/forum")
          ? ok({ text: "We shall do it.", language: "en", reference: said })
          : failed(problem("report-proposals.reference-unclear", { text: reference })),
    };
    const source: Source = { kind: "statement", reference: "corridor:statement/forum@7#p-2" };
    expect(unwrap(await resolve(source, meetings))).toMatchObject({
      value: "We shall do it.",
      evidence: [said],
      in: "en",
    });
  });

  test("a figure is drawn again as it was taken", async () => {
    const source = sources.chart;
    if (source?.kind !== "figure") throw new Error("no figure");
    const taken = unwrap(await resolve(source, parts));
    const drawn = unwrap(await figureTaken(parts.statistics, source, taken.evidence, "fr"));
    expect(drawn.table.rows[0]).toMatchObject({ migrants: 52_375_047 });
    expect(drawn.source.release).toBe(unwrap(parseEvidence(taken.evidence[0] ?? "")).version);
  });
});

describe("verify", () => {
  const world = { world: measured({ of: "value", slice: stock("001", "2024") }) };
  const changed = (block: Block, taken: Partial<Taken>): Block => ({
    ...block,
    bindings: block.bindings.map((one) => ({ ...one, taken: { ...one.taken, ...taken } })),
  });

  test("finds nothing in what was just taken, and every way in which a block is not what its sources say", async () => {
    const block = await bound(world);
    expect(await verifyBlocks([block], parts)).toEqual({ checked: 1, differences: [] });
    const kinds = async (one: Block) =>
      (await verifyBlocks([one], parts)).differences.map(({ kind, binding }) => [kind, binding]);
    expect(await kinds(changed(block, { value: 304_021_814 }))).toEqual([["differs", "world"]]);
    const [reference = ""] = block.bindings[0]?.taken.evidence ?? [];
    const gone = reference.replace(/@[0-9a-f]{64}/, `@${"0".repeat(64)}`);
    expect(await kinds(changed(block, { evidence: [gone] }))).toEqual([["withdrawn", "world"]]);
    const elsewhere = { ...block, bindings: block.bindings.map((one) => ({ ...one, id: "other" })) };
    expect(await kinds(elsewhere)).toEqual([["unbound", "world"]]);
    const lost: Source = { kind: "paragraph", address: "A/RES/61/208#op_77" };
    const unresolved = { ...block, bindings: block.bindings.map((one) => ({ ...one, source: lost })) };
    expect(await kinds(unresolved)).toEqual([["unresolved", "world"]]);
    const nothing = await bound({
      nothing: measured({ of: "value", slice: stock("TUV", "2024", { origin: "TUV" }) }),
    });
    expect(await kinds(nothing)).toEqual([["nothing", "nothing"]]);
  });

  test("a quotation must stand in the paragraph on which its block reports", async () => {
    const quoting = async (text: string) => {
      const words = { kind: "text" as const, text, strong: false, emphasis: false };
      const block = await bound(
        {},
        { kind: "quotation", about: ["A/RES/61/208#op_9"], content: { en: [words] } },
      );
      return (await verifyBlocks([block], parts)).differences.map(({ kind }) => kind);
    };
    expect(await quoting("“Report to the General   Assembly at session 63”")).toEqual([]);
    expect(await quoting("Report to the Security Council")).toEqual(["misquoted"]);
  });
});

/** A small revision of the stock with one cell of its own. */
const revision = `corridor-figures	1
dataset	un-desa-stock
publisher	A statistical office
title	A later revision
version	2026
licence	CC0
taken	2026-11-21
rows	3
destination	origin	M2020	M2024	F2020	F2024
USA	001	20	30	10	20
USA	MEX	15	25	5	15
USA	2003	5	5	5	5
`;

describe("a newer release", () => {
  test("shows exactly what would change, changes nothing by itself, and is taken over one by one or all at once", async () => {
    const block = await bound({
      usa: measured({ of: "value", slice: stock("USA", "2024") }),
      world: measured({ of: "value", slice: stock("DEU", "2024") }),
      money: { kind: "ranked", ranking: "remittances", period: "2022", place: 1, what: "name" },
      corridors: { kind: "figure", name: "top-corridors", params: { year: "2024" }, as: "table" },
      lost: { kind: "ranked", ranking: "corridors", period: "1990", place: 1, what: "name" },
    });
    expect(await newerValues([block], parts)).toEqual([]);
    const path = join(tmpdir(), `corridor-revision-${process.pid}.tsv`);
    await writeFile(path, revision);
    await parts.importFigures(path);
    await rm(path);

    const newer = await newerValues([block], parts);
    expect(newer.map(({ binding, change, now }) => [binding, change, now?.value ?? null])).toEqual([
      ["usa", "value", 50],
      ["world", "value", null],
      ["corridors", "value", expect.stringMatching(/^[0-9a-f]{16}$/)],
      ["lost", "gone", null],
    ]);
    expect(newer[0]?.old.value).toBe(52_375_047);
    expect(newer[3]?.problems).toMatchObject([{ code: "report-proposals.no-period" }]);
    // What was taken over still is what its own release says.
    expect((await verifyBlocks([block], parts)).differences).toEqual([]);

    const figure = newer[2];
    const source = block.bindings[3]?.source;
    if (source?.kind !== "figure" || !figure?.now) throw new Error("no figure");
    const changes = unwrap(await figureChanges(source, figure.old, figure.now, parts, "en"));
    expect(changes.cells[0]).toMatchObject({ old: 11_279_561, now: 40 });
    expect(changes.cells.slice(1).every(({ now }) => now === null)).toBe(true);

    const one = takeOver([block], newer, new Set(["usa"]));
    expect(one[0]?.bindings.map(({ taken }) => taken.value)).toEqual([
      50,
      16_750_084,
      "IND",
      figure.old.value,
      block.bindings[4]?.taken.value,
    ]);
    expect(await newerValues(one, parts)).toHaveLength(3);
    const all = takeOver([block], newer);
    expect((await newerValues(all, parts)).map(({ binding, change }) => [binding, change])).toEqual([
      ["lost", "gone"],
    ]);
    expect(block.bindings[0]?.taken.value).toBe(52_375_047);
    expect(block.bindings[0]?.taken.at).toBe(testMoment);
  }, 120_000);
});

const file = sharedPath("record", "ga-resolution-61-208.txt");

describe.skipIf(!file)("where the text of a document is imported", () => {
  test("a paragraph is its words, with the hash of the original; what was quoted from the facts stays theirs", async () => {
    const source: Source = { kind: "paragraph", address: "A/RES/61/208#op_9" };
    const facts = await bound({ asked: source });
    await parts.importText(file ?? "");
    const taken = unwrap(await resolve(source, parts));
    expect(taken.value).toBe(
      "Requests the Secretary-General to submit a report to the General Assembly at its sixty-third session on the implementation of the present resolution;",
    );
    expect(taken.in).toBe("en");
    const { kept, edition } = unwrap(await parts.record.document("61/208"));
    expect(taken.evidence).toEqual([`corridor:paragraph/A/RES/61/208@${edition?.sha256}#op_9`]);
    expect(kept.length).toBeGreaterThan(3);
    expect((await verifyBlocks([facts], parts)).differences).toEqual([]);
    expect(await newerValues([facts], parts)).toMatchObject([{ change: "value", now: taken }]);
  });

  test("what was cited from a text that was replaced, or read again, is still what that text says", async () => {
    const paragraph: Source = { kind: "paragraph", address: "A/RES/61/208#op_9" };
    const due: Source = { kind: "mandate", address: "A/RES/61/208#op_9", what: "due" };
    const count: Source = { kind: "mandates", symbol: "A/RES/61/208", states: [] };
    await parts.importText(file ?? "");
    const first = await bound({ paragraph, due, count });
    const text = await readFile(file ?? "", "utf8");
    const later = text.replace(/sixty-third(\s+session\s+on\s+the\s+implementation)/, "sixty-fourth$1");
    expect(later).not.toBe(text);
    await parts.replaceText(later);
    expect((await verifyBlocks([first], parts)).differences).toEqual([]);
    const changed = await newerValues([first], parts);
    expect(changed.map(({ binding, change }) => [binding, change])).toEqual([
      ["paragraph", "value"],
      ["due", "value"],
      ["count", "evidence"],
    ]);
    const second = await bound({ paragraph, due });
    // Taken for a line of the page: the paragraph that was cited reads on as it did.
    const line = later.split("\n").findIndex((one) => /^\s*9\./.test(one)) + 1;
    const operator = { kind: "operator", name: "test" } as const;
    unwrap(await parts.record.correctDocument(operator, "A/RES/61/208", [{ line, as: "furniture" }]));
    const { edition, editions } = unwrap(await parts.record.document("A/RES/61/208"));
    expect(editions).toHaveLength(3);
    const [reference = ""] = second.bindings[0]?.taken.evidence ?? [];
    expect(reference).toContain(`@${edition?.sha256}#`);
    expect((await verifyBlocks([first, second], parts)).differences).toEqual([]);
    expect(unwrap(await resolveReference(reference, parts)).value).toBe(second.bindings[0]?.taken.value);
    const again = await resolveReference(reference.replace("#", "~2#"), parts);
    expect(again.ok ? again.value.value : null).not.toBe(second.bindings[0]?.taken.value);
    const gone = await resolveReference(reference.replace(/@[0-9a-f]{8}/, "@00000000"), parts);
    expect(gone.ok ? [] : gone.problems.map(({ code }) => code)).toEqual(["records.unknown-edition"]);
  });
});
