import { expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { statementReference, wordingHash } from "../contributions/reference.ts";
import { Meeting } from "../model.ts";
import { compareSummaries } from "./comparing.ts";
import { completeIn, plainDocument, summaryDocument, untranslated } from "./document.ts";
import { type DraftPoint, draftSummary } from "./drafting.ts";
import { edited } from "./editing.ts";
import type { SummaryContent, SummaryEdit } from "./model.ts";
import { reflectedIn } from "./reflecting.ts";

const reference = (number: number, wording = "") =>
  statementReference({ meeting: "hld", version: wordingHash({ number, wording }), what: "point", number });

const point = (number: number, given: Partial<DraftPoint> = {}): DraftPoint => ({
  ...{ session: "rt-1", question: 1, kind: "point", stance: null, language: "en" },
  text: `Point ${number}`,
  reference: reference(number),
  ...given,
});

const words1 = {
  lead: (stance: string | null) => (stance === null ? "" : `[${stance}]`),
  others: { en: "Others" },
};

const drafted = draftSummary({ en: "Summary" }, "en", {
  points: [
    point(1),
    point(2, { stance: "divergence" }),
    point(3, { stance: "convergence", text: "Point 3!" }),
    point(4, { language: "fr", text: "Quatrième point" }),
    point(5, { question: 2 }),
    point(6, { session: null, question: null, kind: "proposal", language: "pt" }),
    point(7, { question: null, language: "zh-Hans", text: "第七点" }),
  ],
  sessions: [
    { id: "rt-0", title: { en: "Silent" } },
    { id: "rt-1", title: { en: "Round table 1" } },
  ],
  words: words1,
});

test("a draft says each point once, by session, question and how views met, and rests on it", () => {
  expect(drafted.paragraphs.map(({ id, text }) => [id, text])).toEqual([
    ["h1", { en: "Round table 1" }],
    ["p2", { en: "[convergence] Point 3!" }],
    ["p3", { en: "Point 1." }],
    ["p4", { fr: "Quatrième point." }],
    ["p5", { en: "[divergence] Point 2." }],
    ["p6", { en: "Point 5." }],
    ["p7", { zh: "第七点。" }],
    ["h8", { en: "Others" }],
    // A language that is none of the six stands as it is, under the original.
    ["p9", { en: "[proposal] Point 6." }],
  ]);
  const rests = drafted.paragraphs.flatMap((one) => one.rests);
  expect([...rests].sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => reference(number)).sort());
  expect(draftSummary({ en: "S" }, "en", { points: [], sessions: [], words: words1 }).paragraphs).toEqual([]);
});

test("what is not reflected is listed; another wording of a point counts, and is said", () => {
  const content = { paragraphs: drafted.paragraphs.filter(({ id }) => id !== "p2") };
  const points = [1, 2, 3, 8].map((number) => ({ reference: reference(number) }));
  const changed = { reference: reference(4, "another") };
  const found = reflectedIn(content, { points: [...points, changed], contributions: [] });
  expect(found.points.map((one) => one.reference)).toEqual([reference(3), reference(8)]);
  expect(found.outdated).toContainEqual({ paragraph: "p4", reference: reference(4) });
  expect(found.outdated).not.toContainEqual({ paragraph: "p3", reference: reference(1) });
  expect(found.unfounded).toEqual([]);
});

test("edits change one paragraph, and not over what one has not seen", () => {
  const apply = (...edits: readonly SummaryEdit[]) =>
    edits.reduce((content, edit) => unwrap(edited(content, edit)), drafted);
  const written = apply({
    ...{ edit: "text", paragraph: "p3", revision: 1 },
    text: { fr: "Un.", en: " One\n line. " },
  });
  expect(written.paragraphs.find(({ id }) => id === "p3")).toMatchObject({
    text: { fr: "Un.", en: "One line." },
    revision: 2,
  });
  const again = edited(written, { edit: "text", paragraph: "p3", revision: 1, text: { en: "Other" } });
  expect(again).toMatchObject({ ok: false, problems: [{ code: "outcome.changed-meanwhile" }] });
  const added = apply(
    { edit: "remove", paragraph: "p9", revision: 1 },
    { edit: "add", after: "h8", kind: "paragraph", text: { en: "New." } },
  );
  // An identifier is never given twice.
  expect(added.paragraphs.at(-1)?.id).toBe("p10");
  const moved = apply({ edit: "move", paragraph: "p3", revision: 1, by: -1 });
  expect(moved.paragraphs.slice(1, 3).map(({ id }) => id)).toEqual(["p3", "p2"]);
  expect(apply({ edit: "move", paragraph: "h1", revision: 1, by: -1 })).toEqual(drafted);
  const codes = (edit: SummaryEdit) => {
    const done = edited(drafted, edit);
    return done.ok ? [] : done.problems.map(({ code }) => code);
  };
  expect(codes({ edit: "text", paragraph: "p3", revision: 1, text: { en: null } })).toEqual([
    "outcome.paragraph-empty",
  ]);
  expect(codes({ edit: "remove", paragraph: "p99", revision: 1 })).toEqual(["outcome.paragraph-unknown"]);
  expect(codes({ edit: "add", after: "p99", kind: "heading", text: { en: "x" } })).toEqual([
    "outcome.paragraph-unknown",
  ]);
  expect(codes({ edit: "add", after: null, kind: "heading", text: { en: "x".repeat(10_001) } })).toEqual([
    "outcome.paragraph-long",
  ]);
  expect(codes({ edit: "add", after: null, kind: "heading", text: { en: "x" }, rests: ["there"] })).toEqual([
    "round-tables.evidence-unclear",
  ]);
});

test("versions are compared by paragraph: changed, moved, added, removed, or resting on something else", () => {
  const say = (id: string, en: string, rests: string[] = []) =>
    ({ id, kind: "paragraph", text: { en }, rests, revision: 1 }) as const;
  const content = (...paragraphs: SummaryContent["paragraphs"]): SummaryContent => ({
    ...{ original: "en", title: { en: "S" }, paragraphs, last: 9 },
  });
  const before = content(say("p1", "One."), say("p2", "Two words."), say("p3", "Three."), say("p4", "Four."));
  const after = content(
    say("p3", "Three."),
    say("p1", "One."),
    say("p2", "Two more words."),
    say("p5", "Five."),
  );
  const changes = compareSummaries(before, after, "en");
  expect(changes.map(({ id, kind, moved }) => [id, kind, moved])).toEqual([
    ["p3", "same", true],
    ["p4", "removed", false],
    ["p1", "same", false],
    ["p2", "changed", false],
    ["p5", "added", false],
  ]);
  expect(changes[3]?.runs.find(({ kind }) => kind === "added")?.text.trim()).toBe("more");
  const rested = compareSummaries(before, content(say("p1", "One.", [reference(1)])), "fr");
  expect(rested[0]).toMatchObject({ kind: "changed", restsOnly: true, language: "en" });
});

const meeting = Meeting.parse({
  ...{ id: "hld", kind: "high-level-dialogue", title: { en: "Dialogue" }, mandate: null },
  ...{ opens: "2006-09-14", closes: "2006-09-15", place: { en: "New York" }, zone: "America/New_York" },
  ...{
    attribution: "attributed",
    state: "closed",
    original: "en",
    details: null,
    webcast: null,
    source: null,
  },
  ...{ invites: { kinds: [], parties: [], without: [] }, bodies: {}, announced: null },
});

test("as a document its paragraphs are numbered throughout, and what is not translated is said", () => {
  const document = summaryDocument(
    meeting,
    { content: drafted, state: "draft", symbol: null, issued: null },
    words("fr"),
  );
  expect(document).toMatchObject({ language: "fr", stamp: "Projet", title: "Summary" });
  const numbers = document.blocks.flatMap((block) => ("number" in block ? [block.number] : []));
  expect(numbers).toEqual([null, "I", "1", "2", "3", "4", "5", "6", "II", "7"]);
  const third = document.blocks.find((block) => "id" in block && block.id === "p4");
  expect(third).not.toHaveProperty("language");
  expect(document.blocks.find((block) => "id" in block && block.id === "p3")).toMatchObject({
    language: "en",
  });
  expect(untranslated(drafted, "fr")).not.toContain("p4");
  expect(completeIn({ ...drafted, paragraphs: [] })).toEqual(["en"]);
  const text = plainDocument("A/61/515", drafted);
  expect(text).toContain("\n\nRound table 1\n\n1. [convergence] Point 3!\n\n2. Point 1.\n\n");
});
