import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SmallWorld, smallWorld } from "../../figures/testing.ts";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { PrintBlock } from "../../print/model.ts";
import { writePdf } from "../../print/pdf/write.ts";
import { briefDocument } from "./brief.ts";
import { briefFile } from "./file.ts";
import { type BriefSubject, briefName, briefSubject } from "./model.ts";

let world: SmallWorld;
beforeAll(async () => {
  world = await smallWorld();
});
afterAll(() => world.close());

const [india, states] = [TerritoryId.parse("IND"), TerritoryId.parse("USA")];
const profile: BriefSubject = { kind: "territory", territory: india };
const corridor: BriefSubject = { kind: "corridor", origin: india, destination: states };
const money: BriefSubject = { kind: "study", study: "remittances", territory: india };

function ofKind<K extends PrintBlock["kind"]>(kind: K, blocks: readonly PrintBlock[]) {
  return blocks.filter((block): block is Extract<PrintBlock, { kind: K }> => block.kind === kind);
}

describe("what a brief is of", () => {
  const asked = (places: readonly string[], study?: string) => briefSubject({ places, study });

  test("one place, two places, a study of one; in any spelling that search takes", () => {
    expect(asked(["ind"])).toEqual({ ok: true, value: profile });
    expect(asked(["Inde", "États-Unis"])).toEqual({ ok: true, value: corridor });
    expect(asked(["IND"], " Remittances ")).toEqual({ ok: true, value: money });
    expect([profile, corridor, money].map((one) => briefName(one, "fr"))).toEqual([
      "brief-ind-fr",
      "brief-ind-usa-fr",
      "study-remittances-ind-fr",
    ]);
  });

  test("what is too much, the same twice or unknown is said", () => {
    const code = (result: ReturnType<typeof asked>) => (result.ok ? "" : result.problems[0]?.code);
    expect(code(asked([]))).toBe("briefs.places");
    expect(code(asked(["IND", "USA", "MEX"]))).toBe("briefs.places");
    expect(code(asked(["IND", "356"]))).toBe("briefs.same");
    expect(code(asked(["IND"], "weather"))).toBe("studies.unknown");
    expect(code(asked(["IND", "USA"], "remittances"))).toBe("briefs.places");
  });
});

describe("a brief", () => {
  test("of a territory tells, compares and draws, and each number leads to a release", async () => {
    const { blocks, format } = unwrap(await briefDocument(profile, world.tools("en"), "en"));
    expect(format).toBe("brief");
    const told = ofKind("paragraph", blocks).filter(({ role }) => role !== "note");
    expect(told.length).toBeGreaterThan(2);
    for (const { content } of told) {
      const loose = content.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join(" ");
      const bound = content.flatMap((part) => (part.kind === "bound" ? part.evidence : []));
      expect(bound.length).toBeGreaterThan(0);
      // Years and what a rate is counted for stand free of a cell; every other number is bound.
      expect(loose.replace(/\b(?:19|20)\d\d\b|\b(?:100|15|64)\b/g, "")).not.toMatch(/\d/);
    }
    expect(ofKind("table", blocks)).toHaveLength(1);
    expect(ofKind("figure", blocks).map(({ number }) => number)).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  test("of a corridor says what each drawing shows", async () => {
    const { blocks } = unwrap(await briefDocument(corridor, world.tools("ru"), "ru"));
    const [list] = ofKind("list", blocks);
    const figures = ofKind("figure", blocks);
    expect(figures.length).toBeGreaterThan(2);
    const said = list?.items.map(([first]) => (first?.kind === "bound" ? first.text : "")) ?? [];
    expect(said.slice(0, figures.length)).toEqual(figures.map(({ title }) => title));
  });

  test("of what no release speaks of is refused", async () => {
    const nowhere: BriefSubject = { kind: "territory", territory: TerritoryId.parse("PCN") };
    expect(await briefDocument(nowhere, world.tools("en"), "en")).toMatchObject({
      ok: false,
      problems: [{ code: "briefs.nothing" }],
    });
  });

  test.each(languages)("in %s takes two pages at most", async (language) => {
    for (const subject of [profile, corridor]) {
      const pdf = writePdf(unwrap(await briefDocument(subject, world.tools(language), language)));
      expect((await getDocumentProxy(pdf)).numPages).toBeLessThanOrEqual(2);
    }
  });

  test("as a file is the same bytes for whoever asks, in every form", async () => {
    const tools = world.tools("es");
    for (const format of ["html", "docx", "md", "json"] as const) {
      const [one, two] = [
        unwrap(await briefFile(money, format, tools, "es")),
        unwrap(await briefFile(money, format, tools, "es")),
      ];
      expect(one.name).toBe(`study-remittances-ind-es.${format}`);
      expect(Buffer.from(one.body).equals(Buffer.from(two.body))).toBe(true);
    }
  });
});
