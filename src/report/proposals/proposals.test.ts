import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallWorld } from "../../figures/testing.ts";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import type { KeptDocument } from "../../record/keeping/model.ts";
import { topFlows } from "../../statistics/questions/flows-world.ts";
import type { BindingParts } from "../binding/parts.ts";
import { printBinding } from "../binding/print.ts";
import { type StarterParts, starterParts } from "../binding/support/fixture.ts";
import { verifyBlocks } from "../binding/verify.ts";
import { checkReport, lengthOf } from "../house-style/check.ts";
import { openDrafter } from "../keeping/drafting/drafter.ts";
import { Block, BlockId, type Inline, reportParts } from "../writing/model.ts";
import { addresseesNamed, titleNamed } from "./documents.ts";
import { mastheadLines } from "./masthead.ts";
import { proposeBlocks } from "./propose.ts";

let parts: StarterParts;
let blocks: readonly Block[];
beforeAll(async () => {
  parts = await starterParts();
  blocks = unwrap(await proposeBlocks("61/208", parts));
}, 180_000);
afterAll(() => parts.close());

/** The bindings that words name, in the order of the alphabet. */
function namedIn(content: readonly Inline[]): readonly string[] {
  return content
    .flatMap((one) => (one.kind === "bound" ? [one.binding] : []))
    .sort((a, b) => (a < b ? -1 : 1));
}

function textOf({ bindings, content }: Block, language: (typeof languages)[number]): string {
  const byId = new Map(bindings.map((one) => [one.id, one]));
  return (content[language] ?? [])
    .map((one) => {
      if (one.kind === "text") return one.text;
      const binding = one.kind === "bound" ? byId.get(one.binding) : undefined;
      return binding ? printBinding(binding, language).text : "";
    })
    .join("");
}

const said = (id: string, language: (typeof languages)[number] = "en") =>
  blocks.filter((one) => one.id === id).map((one) => textOf(one, language));

describe("the proposals for 61/208 from what comes with Corridor", () => {
  test("are blocks of a report in its order, each identifier once", () => {
    for (const block of blocks) expect(() => Block.parse(block)).not.toThrow();
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
    const bindings = blocks.flatMap((block) => block.bindings.map(({ id }) => id));
    expect(new Set(bindings).size).toBe(bindings.length);
    const order = blocks.map(({ part }) => reportParts.indexOf(part));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(blocks.map(({ part }) => part))).toEqual(new Set(reportParts));
  });

  test("use the same bindings the same number of times in all six languages, and leave no place unfilled", () => {
    for (const block of blocks) {
      const english = namedIn(block.content.en ?? []);
      for (const language of languages) {
        const content = block.content[language] ?? [];
        expect(namedIn(content), `${block.id} ${language}`).toEqual(english);
        const text = textOf(block, language);
        expect(text, block.id).not.toMatch(/\{\{|\}\}|report-proposals|undefined|\ue000|\ue001/u);
        if (block.kind !== "figure" && block.kind !== "table") expect(text).toMatch(/\p{L}/u);
      }
      if (block.kind !== "figure" && block.kind !== "table")
        expect(english).toEqual(block.bindings.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1)));
    }
  });

  test("every value in them is what its source says, and what it rests on is named", async () => {
    const { checked, differences } = await verifyBlocks(blocks, parts);
    expect(differences).toEqual([]);
    expect(checked).toBeGreaterThan(100);
    for (const { taken } of blocks.flatMap(({ bindings }) => bindings)) {
      expect(taken.value).not.toBeNull();
      expect(taken.evidence.length).toBeGreaterThan(0);
    }
  });

  test("say what the figures say, in plain words of each language", () => {
    expect(said("stock-level")).toEqual([
      "The number of international migrants in the world was estimated at 304 million in 2024, compared with 154 million in 1990. Migrants were 3.7 per cent of the world population in 2024 and 2.9 per cent in 1990.",
    ]);
    expect(said("summary-mandate", "fr")[0]).toMatch(
      /^Le présent rapport est présenté en application du paragraphe 9 de la résolution 61\/208 de l’Assemblée générale\./,
    );
    expect(said("stock-level", "zh")[0]).toContain("2024年全世界国际移民人数估计为3.04亿，1990年为1.539亿。");
    expect(said("corridors-largest")[0]).toContain("Mexico – the United States of America (11.3 million)");
    expect(said("remittances-level")[0]).toContain("came to $763 billion in 2022");
    expect(said("stock-development")[0]).toMatch(
      / The rest lived in areas that are classified in neither group\. /,
    );
    expect(said("remittances-cost")[0]).toMatch(/less than 3 per cent .* higher than 5 per cent/);
  });

  test("say each paragraph that asks, of whom, by when, how far, and where nothing is known", () => {
    for (const id of ["p-op-4", "p-op-9", "p-op-10"]) expect(said(`${id}-asked-1`)).toHaveLength(1);
    expect(said("p-op-9-asked-1")[0]).toMatch(
      /^Addressees of the request: Secretary-General\. Date on which it falls due: September 2008\. Recorded state: to be done\./,
    );
    expect(said("p-op-4-asked-1")[0]).toMatch(
      / Nothing has been recorded about what was done in response\.$/,
    );
    expect([said("p-op-9"), said("p-op-4", "fr")]).toEqual([
      ["Paragraph 9: report"],
      ["Paragraphe 4\u202f: dialogue et forums, suivi"],
    ]);
    expect(said("p-op-9-words")[0]).toMatch(/^In summary, as the record has it: /);
  });

  test("say what is not known instead of leaving it out, and recommend what follows", () => {
    expect(said("skills-rate")[0]).toContain("No data on migrants by level of education");
    expect(said("gaps-record")[0]).toContain("The record holds no data on the status of treaties");
    expect(said("gaps-figures")[0]).toContain("No flows have been estimated");
    expect(said("gaps-figures")[0]).toContain("Migrants by education (OECD DIOC)");
    const recommended = blocks.filter(({ kind }) => kind === "recommendation").map(({ id }) => id);
    expect(recommended).toEqual(["recommend-overdue", "recommend-age", "recommend-cost", "recommend-skills"]);
  });

  test("draw maps, charts and tables from the registry", () => {
    const drawn = blocks.flatMap(({ kind, bindings: [one] }) =>
      one?.source.kind === "figure" ? [[kind, one.source.name]] : [],
    );
    expect(drawn).toEqual([
      ["figure", "world-trend"],
      ["figure", "world-stock"],
      ["figure", "world-women-trend"],
      ["figure", "top-corridors"],
      ["table", "world-trend"],
      ["table", "world-women-trend"],
      ["table", "world-population-share-trend"],
      ["table", "top-corridors"],
      ["table", "world-stock"],
    ]);
  });

  test("keep to the house style and to the length, in every language", async () => {
    expect(await checkReport({ blocks, limit: 8500 }, parts.record)).toEqual([]);
    expect(lengthOf(blocks, "en")).toBeGreaterThan(500);
  });

  test("are the same for the same evidence and moment", async () => {
    expect(unwrap(await proposeBlocks("A/RES/61/208", parts))).toEqual(blocks);
  });
});

describe("more evidence makes more of them", () => {
  test("answers are counted and quoted at the paragraph that they are about, as whoever asks may see them", async () => {
    await parts.consult();
    const told = async (seen: BindingParts) => {
      const made = unwrap(await proposeBlocks("61/208", seen));
      expect((await verifyBlocks(made, seen)).differences).toEqual([]);
      return new Map(made.map((one) => [one.id as string, one]));
    };
    const text = (from: ReadonlyMap<string, Block>, id: string) => {
      const block = from.get(id);
      return block ? textOf(block, "en") : undefined;
    };
    const officer = await told(parts);
    expect(text(officer, "p-op-9-reply-1")).toBe(
      "Answers to the question “Is there a policy?” that may be cited: three; parties asked: four. Options chosen: Yes (2); No (1).",
    );
    expect(text(officer, "p-op-9-reply-2-1")).toBe("Ghana: “A law of 2019 & a <plan>.”");
    expect(officer.get("p-op-9-reply-2-1")?.kind).toBe("quotation");
    expect(text(officer, "recommend-replies-1")).toContain("replies received: 3 of 4.");
    expect(text(officer, "p-op-9-known")).toBeUndefined();
    const visitor = await told({ ...parts, actor: { kind: "visitor" } });
    expect(text(visitor, "p-op-9-reply-1")).toContain("that may be cited: one; parties asked: four.");
    expect(text(visitor, "p-op-9-reply-2-1")).toBe("Kenya: “A law of 2019 & a <plan>.”");
    expect(visitor.has("p-op-9-reply-2-2")).toBe(false);
  });

  test("flows are told as the range that methods span, and their largest in its order", async () => {
    const world = await smallWorld();
    const made = unwrap(await proposeBlocks("61/208", { ...parts, statistics: world.tools("en") }));
    const total = made.find(({ id }) => id === "flows-total");
    const range = total?.bindings[0]?.taken.value;
    const flows = await topFlows(world.tools("en"));
    expect(range).toEqual({ low: flows?.total.low, high: flows?.total.high });
    expect(total && textOf(total, "en")).toMatch(/is estimated at .+ to .+\. The range spans the methods/);
    const largest = made.find(({ id }) => id === "flows-largest");
    expect(largest?.bindings[0]?.taken.value).toBe(
      `${flows?.flows[0]?.origin} ${flows?.flows[0]?.destination}`,
    );
    expect(made.some(({ id }) => id === "flows-chart")).toBe(true);
    await world.close();
  });

  test("a document that the record does not know has none", async () => {
    expect(await proposeBlocks("A/RES/1/9999", parts)).toMatchObject({ ok: false });
  });
});

const texts = [
  ["61/208", sharedPath("record", "ga-resolution-61-208.txt"), undefined],
  ["E/CN.9/RES/2006/2", sharedPath("record", "cpd-resolution-2006-2.txt"), "E/CN.9/RES/2006/2"],
] as const;

test("addressees have their names in each language, and what has none is told to be of the record's", () => {
  const french = wordsOf("fr");
  expect(addresseesNamed(["the Secretary-General", "all regional commissions"], french)).toBe(
    "Secrétaire général\u202f; toutes les commissions régionales",
  );
  expect(addresseesNamed(["wise persons"], french)).toBe("\u2066wise persons\u2069");
  expect(addresseesNamed(["wise persons"], wordsOf("en"))).toBe("wise persons");
  expect(titleNamed("International migration and development", wordsOf("zh"))).toBe("国际移徙与发展");
});

test("a report is headed by the body and session for which it was asked", () => {
  const asked = { symbol: "A/RES/61/208", kept: [{ form: "report", due: { organ: "GA", session: 63 } }] };
  expect(mastheadLines(asked as unknown as KeptDocument)).toMatchObject({
    en: "General Assembly\nSession 63",
    zh: "大会\n第63届会议",
  });
  expect(mastheadLines({ symbol: "E/CN.9/RES/2006/2", kept: [] }).fr).toBe(
    "Commission de la population et du développement",
  );
  expect(mastheadLines({ symbol: "A/62/L.25", kept: [] })).toEqual({});
});

describe.skipIf(!texts.every(([, path]) => path))("with the texts of documents", () => {
  test.each(texts)(
    "%s is reported on paragraph by paragraph in its own words",
    async (symbol, path, named) => {
      await parts.importText(path ?? "", named);
      const made = unwrap(await proposeBlocks(symbol, parts));
      const document = unwrap(await parts.record.document(symbol));
      const quoted = made.filter(({ kind, id }) => kind === "quotation" && /^p-op-.*-words$/.test(id));
      const asking = new Set(document.kept.map(({ paragraph }) => paragraph.replace(/[.~].*$/, "")));
      expect(quoted).toHaveLength(asking.size);
      const [counts] = made.filter(({ id }) => id === "implementation-counts");
      const silent = (document.understood?.operative ?? []).filter(({ id }) => !asking.has(id));
      for (const { number } of silent) {
        expect(counts && textOf(counts, "en")).toMatch(
          new RegExp(`Paragraphs .*\\b${number}\\b.* make no request`),
        );
      }
      expect((await verifyBlocks(made, parts)).differences).toEqual([]);
      expect(await checkReport({ blocks: made, limit: 8500 }, parts.record)).toEqual([]);
    },
  );

  test("a report on both says of each paragraph what the report on its document alone says, figures included", async () => {
    const drafted = await openDrafter(parts)(
      texts.map(([symbol]) => symbol),
      { actor: parts.actor, original: "en", at: parts.now() },
    );
    const together = new Map(unwrap(drafted).blocks.map((one) => [one.id, one]));
    const figures: string[] = [];
    for (const [index, [symbol]] of texts.entries())
      for (const alone of unwrap(await proposeBlocks(symbol, parts))) {
        if (!/^p-.*-(known|asked-\d+)$/.test(alone.id)) continue;
        const block = together.get(BlockId.parse(`d${index + 1}-${alone.id}`));
        // What asks nothing is left out where there is much to tell.
        if (!block && alone.bindings.length === 0) continue;
        expect(block && textOf({ ...alone, ...block, id: alone.id }, "en"), alone.id).toBe(
          textOf(alone, "en"),
        );
        if (alone.id.endsWith("-known")) figures.push(...alone.bindings.map(({ id }) => id));
      }
    expect(figures).not.toEqual([]);
  });
});
