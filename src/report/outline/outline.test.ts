import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallWorld } from "../../figures/testing.ts";
import { parseEvidence } from "../../kernel/evidence.ts";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { starterFacts } from "../../record/keeping/facts.ts";
import { openRecord, type RecordService } from "../../record/service.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { openHome } from "../../store/home.ts";
import { openStore } from "../../store/open.ts";
import { prepareEmbedded } from "../../store/support/both.ts";
import { notesOf } from "./footnotes.ts";
import { outlineMarkdown } from "./markdown.ts";
import { type AnswerEvidence, coverage, type Outline } from "./model.ts";
import { outlineOf } from "./outline.ts";

const text = `United Nations A/RES/99/1
General Assembly

Resolution adopted by the General Assembly on 20 December 2044

99/1. International migration and development

The General Assembly,

Recalling its resolution 61/208 of 20 December 2006,

1. Calls upon all States to reduce the cost of transferring remittances;

2. Requests the Secretary-General to report to the General Assembly at its one hundredth session on the implementation of the present resolution;

3. Takes note of the work done.
`;

const system = { kind: "system" } as const;
const closers: (() => Promise<void>)[] = [];
let record: RecordService;
let statistics: Statistics;
beforeAll(async () => {
  const figures = await smallWorld();
  statistics = figures.tools("en");
  const folder = await mkdtemp(join(tmpdir(), "corridor-outline-"));
  await prepareEmbedded(folder);
  const home = unwrap(await openHome(folder));
  const store = unwrap(await openStore(home));
  closers.push(
    () => figures.close(),
    () => store.close(),
    () => home.close(),
    () => rm(folder, { recursive: true, force: true }),
  );
  ({ record } = await openRecord({ store, paths: home.paths }));
  unwrap(await record.takeFacts(system, await starterFacts()));
  const file = { name: "made-up.txt", bytes: new TextEncoder().encode(text) };
  unwrap(await record.importDocuments(system, file));
}, 120_000);
afterAll(async () => {
  for (const close of closers) await close();
});

const answer: AnswerEvidence = {
  evidence: "corridor:answer/made-up/PHL@0f#q-1",
  party: "Philippines",
  consultation: "made-up",
  question: "q-1",
  excerpt: "The *cost* fell\nto 4 [per cent].",
  in: "en",
};

async function outline(
  answers: ReadonlyMap<string, readonly AnswerEvidence[]> = new Map(),
): Promise<Outline> {
  const parts = { record, statistics, answersAbout: async () => answers };
  return unwrap(await outlineOf("99/1", parts, "en"));
}

test("a paragraph that asks is a gap until something is known about what it asks", async () => {
  const { paragraphs } = await outline();
  expect(paragraphs.map(coverage)).toEqual(["gap", "gap", "silent"]);
  expect(paragraphs[1]?.asked).toMatchObject([
    { mandate: "A/RES/99/1#op_2", addressees: ["Secretary-General"], state: "to-do" },
  ]);
});

test("an answer stands at the paragraph that it is about, once, whether it names the paragraph or the request", async () => {
  const { paragraphs } = await outline(new Map([["A/RES/99/1#op_1", [answer, answer]]]));
  expect(paragraphs.map(coverage)).toEqual(["evidence", "gap", "silent"]);
  expect(paragraphs[0]?.known.filter(({ kind }) => kind === "answer")).toHaveLength(1);
});

test("what the secretariat has said is known, with the paragraph that it rests on", async () => {
  const evidence = "corridor:paragraph/A/RES/61/208#op_9";
  const done = { state: "done", evidence, note: "Reported." } as const;
  unwrap(await record.setMandateState(system, "A/RES/99/1#op_2", done));
  const { paragraphs } = await outline();
  expect(paragraphs[1]?.known).toContainEqual({ kind: "state", mandate: "A/RES/99/1#op_2", ...done });
});

test("every reference can be read again, and its number is where the text says", async () => {
  const made = await outline(new Map([["A/RES/99/1#op_1", [answer]]]));
  const { references, numbersOf } = notesOf(made);
  expect(references.every((one) => parseEvidence(one).ok)).toBe(true);
  const numbers = made.paragraphs.flatMap(({ known }) => known.flatMap(numbersOf));
  expect(new Set(numbers)).toEqual(new Set(references.map((_, index) => index + 1)));
});

test("as Markdown an answer stays text: nothing in it is taken for a mark", async () => {
  const written = outlineMarkdown(await outline(new Map([["A/RES/99/1#op_1", [answer]]])));
  expect(written).toContain("The \\*cost\\* fell to 4 \\[per cent\\].");
  expect(written).toMatch(/Philippines: .*\[\^\d+\]\n/);
  expect(written).toContain(`: \`${answer.evidence}\``);
});

test("the record's own resolution 61/208 has an outline in six languages, the same bytes each time", async () => {
  const parts = { record, statistics, answersAbout: async () => new Map() };
  for (const language of languages) {
    const first = outlineMarkdown(unwrap(await outlineOf("61/208", parts, language)));
    expect(first).toBe(outlineMarkdown(unwrap(await outlineOf("A/RES/61/208", parts, language))));
    expect(first).not.toMatch(/report:|\{\{/);
  }
});

test("a document that the record does not know has none", async () => {
  const parts = { record, statistics, answersAbout: async () => new Map() };
  expect(await outlineOf("A/RES/1/9999", parts, "en")).toMatchObject({ ok: false });
});
