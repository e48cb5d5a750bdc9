import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allAges } from "../../kernel/age.ts";
import { parseEvidence } from "../../kernel/evidence.ts";
import { languages } from "../../kernel/language.ts";
import { year } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { stageImport } from "../importing/stage.ts";
import { openTestHome, stageAll, type TestHome } from "../releases/support/home.ts";
import { studyHtml } from "./html.ts";
import { type BoundFigure, type Study, studyNames } from "./model.ts";
import { readyMade } from "./question.ts";
import { answerStudy, study } from "./study.ts";
import { paragraphText, studyText } from "./text.ts";

const id = (text: string) => TerritoryId.parse(text);
const [PHL, ldc] = [id("PHL"), id("199")];

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
  for (const name of ["un-desa-stock-2024", "un-wpp-2024"]) {
    const path = join(projectRoot(), "data", "starter", `${name}.tsv`);
    const staged = unwrap(await stageImport(path, home));
    for (const release of staged.releases) unwrap(await home.catalogue.publish(release));
  }
}, 60_000);
afterAll(() => home.close());

function figuresOf({ sections }: Study): readonly BoundFigure[] {
  return sections.flatMap(({ paragraphs, tables }) => [
    ...paragraphs.flat().flatMap((part) => (part.kind === "figure" ? [part] : [])),
    ...tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []))),
  ]);
}

describe("a study", () => {
  test("says what the releases say, in sentences", async () => {
    const answer = await study("women", PHL, home, "en");
    const [figures] = answer.sections;
    const said = figures?.paragraphs.map(paragraphText) ?? [];
    // UN DESA 2024: 87,212 migrants in the Philippines, 25,939 of them women.
    expect(said[0]).toBe(
      "The number of international migrants living there was estimated at 87,212 in 2024. In 1990 it had been 134,600.",
    );
    expect(said[1]).toMatch(
      /^Women were 29\.7 per cent of the migrants living there in 2024\. .* For comparison: South-eastern Asia, 40\.2 per cent;/,
    );
    expect(answer.gaps).toEqual([]);
  });

  test.each(languages.flatMap((language) => studyNames.map((name) => [name, language] as const)))(
    "%s in %s: every figure is bound to a current release, every gap is said, no key shows",
    async (name, language) => {
      const answer = await study(name, PHL, home, language);
      for (const figure of figuresOf(answer)) {
        expect(figure.evidence.length).toBeGreaterThan(0);
        for (const text of figure.evidence) {
          const { version } = unwrap(parseEvidence(text));
          expect(answer.sources.map(({ release }) => String(release))).toContain(version);
        }
      }
      const missing = answer.sections.find((section) => section.id === "missing")?.paragraphs ?? [];
      expect(missing).toHaveLength(answer.gaps.length);
      const text = studyText(answer).join("\n");
      expect(text).not.toMatch(/\b(studies|indicators|web):|\{\{|undefined|\ue000|\ue001/);
      const html = studyHtml(answer);
      expect(html).not.toMatch(/\b(studies|indicators):|\{\{|undefined|<script|src=/);
    },
  );

  test("of a group: sums, and how many territories are in them", async () => {
    const answer = await study("contribution", ldc, home, "en");
    const share = figuresOf(answer).find(
      ({ indicator, period, territory }) =>
        indicator === "migrant-stock-share" && period === "2024" && territory === ldc,
    );
    expect(share?.value).toBeGreaterThan(1);
    expect(share?.value).toBeLessThan(3);
    expect(answer.question.compare).toEqual(["001"]);
  });

  test("sizes are not set beside those of regions in sentences, shares are", async () => {
    const answer = await study("women", PHL, home, "en");
    const [figures] = answer.sections;
    for (const paragraph of figures?.paragraphs ?? []) {
      const others = paragraph.filter((part) => part.kind === "figure" && part.territory !== PHL);
      const [first] = paragraph.flatMap((part) => (part.kind === "figure" ? [part] : []));
      expect(others.length > 0).toBe(first?.unit !== "persons");
    }
  });

  test("updates when a release does, and is the same to the byte when none does", async () => {
    const other = await openTestHome();
    const told = (value: number) => ({
      measure: "remittances-received" as const,
      destination: PHL,
      origin: null,
      sex: "T" as const,
      age: allAges,
      education: "T" as const,
      period: year(2020),
      value,
      status: "A" as const,
      unit: "usd" as const,
      dataType: null,
      notes: null,
    });
    const publish = async (value: number, version: string) => {
      const changes = { dataset: "world-bank-indicators" as const, version };
      unwrap(await other.catalogue.publish(await stageAll(other.catalogue, [told(value)], changes)));
    };
    await publish(34_000e6, "2023");
    const [one, again] = [
      await study("remittances", PHL, other, "en"),
      await study("remittances", PHL, other, "en"),
    ];
    expect(studyHtml(again)).toBe(studyHtml(one));
    await publish(35_000e6, "2024");
    const then = await study("remittances", PHL, other, "en");
    expect(studyText(one).join()).toContain(
      "Remittances received came to 34,000 million US dollars in 2020.",
    );
    expect(studyText(then).join()).toContain(
      "Remittances received came to 35,000 million US dollars in 2020.",
    );
    expect(then.sources).not.toEqual(one.sources);
    await other.close();
  });

  test("a question may name its times and whom to compare with", async () => {
    const question = readyMade("women", PHL, { periods: [year(2000), year(2010)], compare: [id("IDN")] });
    const answer = await answerStudy(question, home, "en");
    expect(new Set(figuresOf(answer).map(({ period }) => period))).toEqual(new Set(["2000", "2010"]));
    expect(new Set(figuresOf(answer).map(({ territory }) => territory))).toEqual(new Set(["PHL", "IDN"]));
  });
});

describe("a study as a page", () => {
  test("every figure leads to its evidence, and what a publisher wrote stays text", async () => {
    const answer = await study("women", PHL, home, "ar");
    const marked = { ...answer, sources: answer.sources.map((one) => ({ ...one, line: "<b>&\"'" })) };
    const html = studyHtml(marked);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain("<li>&lt;b&gt;&amp;&quot;&#39;</li>");
    const links = [...html.matchAll(/href="#(e\d+)"/g)].map(([, target]) => target);
    expect(links.length).toBe(figuresOf(answer).length);
    for (const target of links) expect(html).toContain(`<li id="${target}">`);
  });
});
