import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareVersions, longestRise } from "./compare.ts";
import { drawn, questionnaire, section, yesNo } from "./support/made.ts";

const told = (before: ReturnType<typeof questionnaire>, after: ReturnType<typeof questionnaire>) =>
  compareVersions(before, after).changes.map(({ question, kinds }) => `${question} ${kinds.join(" ")}`);

describe("two versions", () => {
  const before = questionnaire(
    section(
      "s",
      ["a", "b", "c", "d"].map((one) => yesNo(one)),
    ),
    section("t", [yesNo("e")]),
  );

  test("tell of each question what became of it", () => {
    const b = yesNo("b");
    const after = questionnaire(
      section("s", [
        { ...yesNo("d"), required: true },
        yesNo("a"),
        { ...b, ask: { en: "Other words", fr: "D’autres mots" } },
        yesNo("n"),
      ]),
      section("t", [yesNo("e")]),
    );
    expect(told(before, after)).toEqual(["d moved changed", "b reworded", "c dropped", "n added"]);
    expect(compareVersions(before, after).same).toBe(2);
    expect(compareVersions(before, after).changes.find(({ question }) => question === "b")?.reworded).toEqual(
      ["en", "fr"],
    );
  });

  test("a question in another section has moved, though the order is the same", () => {
    const after = questionnaire(
      section(
        "s",
        ["a", "b", "c"].map((one) => yesNo(one)),
      ),
      section("t", [yesNo("d"), yesNo("e")]),
    );
    expect(told(before, after)).toEqual(["d moved"]);
  });

  test("a version is the same as itself, and what one way is added is dropped the other way", () => {
    fc.assert(
      fc.property(drawn, drawn, (one, other) => {
        expect(compareVersions(one, one).changes).toEqual([]);
        const [there, back] = [compareVersions(one, other), compareVersions(other, one)];
        const ids = (list: typeof there.changes, kind: "added" | "dropped" | "changed" | "reworded") =>
          list
            .filter(({ kinds }) => kinds.includes(kind))
            .map(({ question }) => question)
            .sort();
        expect(ids(there.changes, "added")).toEqual(ids(back.changes, "dropped"));
        expect(ids(there.changes, "changed")).toEqual(ids(back.changes, "changed"));
        expect(there.same).toBe(back.same);
      }),
    );
  });
});

test("the longest rise is as long as any that trying them all finds", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 9 }), (values) => {
      const rise = longestRise(values).map((at) => values[at] ?? -1);
      expect(rise).toEqual([...rise].sort((a, b) => a - b));
      let longest = 0;
      for (let mask = 0; mask < 2 ** values.length; mask++) {
        const some = values.filter((_, at) => mask & (1 << at));
        if (some.every((one, at) => at === 0 || one > (some[at - 1] ?? 0)))
          longest = Math.max(longest, some.length);
      }
      expect(rise).toHaveLength(longest);
    }),
  );
});
