import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { parseRecord } from "../parse.ts";
import { seededRandom } from "../support/mutations.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { type Change, type Comparison, compareDocuments } from "./compare.ts";

const verbs = ["Requests", "Invites", "Urges", "Welcomes", "Takes note of", "Decides"];
const nouns = [
  "remittances",
  "women",
  "data",
  "return",
  "the dialogue",
  "regional processes",
  "skills",
  "health",
];

/** A made-up resolution from sentences of the field's words. */
function resolution(paragraphs: readonly string[]): UnderstoodDocument {
  const text = `85/300. Migration\n\nThe General Assembly,\n\nRecalling its resolution 83/100,\n\n${paragraphs
    .map((words, i) => `${i + 1}. ${words};`)
    .join("\n\n")}\n`;
  const read = parseRecord(text);
  const [document] = read.ok ? read.value : [];
  if (!document) throw new Error("not read");
  return document;
}

const sentence = fc
  .tuple(
    fc.constantFrom(...verbs),
    fc.array(fc.constantFrom(...nouns, "States", "and", "of", "the", "reports", "2030"), {
      minLength: 2,
      maxLength: 14,
    }),
  )
  .map(([verb, words]) => `${verb} ${words.join(" ")}`);
const document = fc.array(sentence, { minLength: 1, maxLength: 9 }).map(resolution);

const ids = (units: Change["before"]) => units.map(({ id }) => id).join("+");
const joined = (change: Change, kinds: readonly string[]) =>
  change.runs
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");
const opposite: Readonly<Record<string, string>> = {
  added: "dropped",
  dropped: "added",
  split: "merged",
  merged: "split",
};

function mirror({ changes }: Comparison): readonly string[] {
  return changes
    .map((c) =>
      [
        opposite[c.kind] ?? c.kind,
        c.moved,
        ids(c.after),
        ids(c.before),
        c.similarity,
        joined(c, ["kept", "added"]),
        joined(c, ["kept"]),
      ].join("|"),
    )
    .sort();
}

function straight({ changes }: Comparison): readonly string[] {
  return changes
    .map((c) =>
      [
        c.kind,
        c.moved,
        ids(c.before),
        ids(c.after),
        c.similarity,
        joined(c, ["kept", "removed"]),
        joined(c, ["kept"]),
      ].join("|"),
    )
    .sort();
}

describe("compareDocuments", () => {
  test("a document and itself are the same", () => {
    fc.assert(
      fc.property(document, (a) => {
        const { changes } = compareDocuments(a, a);
        expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["same"]));
        expect(changes.map(({ before }) => ids(before))).toEqual(changes.map(({ after }) => ids(after)));
      }),
      { numRuns: 60 },
    );
  });

  test("turned round, it is the same comparison", () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        expect(mirror(compareDocuments(a, b))).toEqual(straight(compareDocuments(b, a)));
      }),
      { numRuns: 150 },
    );
  });

  test("every paragraph is in one change, and the runs rebuild both texts", () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const { changes, counts } = compareDocuments(a, b);
        const all = (side: "before" | "after") => changes.flatMap((change) => change[side]).length;
        expect(all("before")).toBe(a.preambular.length + a.operative.length);
        expect(all("after")).toBe(b.preambular.length + b.operative.length);
        expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(changes.length);
        for (const change of changes) {
          expect(joined(change, ["kept", "removed"])).toBe(change.before.map(({ text }) => text).join("\n"));
          expect(joined(change, ["kept", "added"])).toBe(change.after.map(({ text }) => text).join("\n"));
          const kinds = change.runs.map(({ kind }) => kind);
          expect(kinds.every((kind, i) => kind !== kinds[i + 1])).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a shuffled document is moved, none of it added, dropped or reworded", () => {
    const random = seededRandom(7);
    const paragraphs = nouns.flatMap((noun, i) => [
      `Requests States to collect ${noun} every ${i + 2} years`,
      `Welcomes ${noun} as a means of development`,
    ]);
    const shuffled = paragraphs
      .map((text) => ({ text, at: random() }))
      .sort((x, y) => x.at - y.at)
      .map(({ text }) => text);
    const { counts } = compareDocuments(resolution(paragraphs), resolution(shuffled));
    expect(counts.same + counts.moved).toBe(paragraphs.length + 1);
    expect(counts.moved).toBeGreaterThan(6);
  });

  test("the paragraph that was taken out and put at the end is the one that moved", () => {
    const three = ["Requests data on women", "Welcomes the dialogue of States", "Urges the return of skills"];
    const { changes } = compareDocuments(resolution(three), resolution([...three.slice(1), three[0] ?? ""]));
    expect(changes.filter(({ moved }) => moved).map(({ before }) => ids(before))).toEqual(["op_1"]);
  });

  test("a new number alone is no move; a mark alone is no rewording", () => {
    const { changes } = compareDocuments(
      resolution(["Welcomes the dialogue", "Urges States to protect migrants"]),
      resolution([
        "Requests a study of remittances",
        "Welcomes the dialogue",
        "Urges States, to protect migrants",
      ]),
    );
    expect(changes.map(({ kind }) => kind)).toEqual(["same", "added", "same", "same"]);
  });

  test("a paragraph cut in two is split, put together again it is merged", () => {
    const whole = [
      "Requests the Secretary-General to submit a report on remittances to the General Assembly, and urges Member States to reduce the cost of the transfer of money by migrants",
    ];
    const parts = [
      "Requests the Secretary-General to submit a report on remittances to the General Assembly",
      "Urges Member States to reduce the cost of the transfer of money by migrants",
    ];
    const split = compareDocuments(resolution(whole), resolution(parts));
    expect(split.counts).toMatchObject({ split: 1, added: 0, dropped: 0 });
    expect(split.changes.find(({ kind }) => kind === "split")?.after.map(({ id }) => id)).toEqual([
      "op_1",
      "op_2",
    ]);
    expect(compareDocuments(resolution(parts), resolution(whole)).counts).toMatchObject({
      merged: 1,
      dropped: 0,
    });
  });
});

const folder = sharedPath("record");

describe.skipIf(folder === undefined)("real pairs", () => {
  const load = (name: string): UnderstoodDocument => {
    const read = parseRecord(readFileSync(`${folder}/${name}.txt`, "utf8"));
    const [document] = read.ok ? read.value : [];
    if (!document) throw new Error(name);
    return document;
  };

  test("what 61/208 made of 58/208", () => {
    const { changes } = compareDocuments(load("ga-resolution-58-208"), load("ga-resolution-61-208"));
    const became = (id: string) => {
      const change = changes.find(({ before }) => before.some((unit) => unit.id === id));
      return change && [change.kind, ids(change.after)];
    };
    expect(became("op_1")).toEqual(["same", "op_1"]);
    expect(became("op_3")).toEqual(["reworded", "op_7"]);
    expect(became("op_11")).toEqual(["reworded", "op_10"]);
    expect(became("pp_3")).toEqual(["same", "pp_3"]);
    expect(became("op_9")).toEqual(["dropped", ""]);
  });

  test("what the draft of 2005 kept of 58/208, in its own order", () => {
    const { changes } = compareDocuments(load("ga-resolution-58-208"), load("g77-draft-2005"));
    const kept = changes.filter(({ kind }) => kind !== "added" && kind !== "dropped");
    expect(kept.map(({ before, after }) => `${ids(before)} ${ids(after)}`)).toContain("pp_11 pp_10");
    expect(kept.length).toBeGreaterThanOrEqual(6);
  });
});
