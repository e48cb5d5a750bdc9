import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDirectory } from "../../directory/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import { type Result, unwrap } from "../../kernel/problem.ts";
import { describeBothStores } from "../../store/support/both.ts";
import { leastGroup, letters, mergedGroup, mergeSmall, quietVersion } from "./anonymity.ts";
import { exportFormats } from "./exporting/export.ts";
import { openResponses } from "./service.ts";
import { fullAnswers, giveConsultation, personAs, smallQuestionnaire } from "./support/fixture.ts";
import { readZip } from "./support/unzip.ts";

const visitor: Actor = { kind: "visitor" };
const secretariat = personAs("secretariat");
const codes = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code));

describe("groups and letters", () => {
  test("no group is smaller than the least, nobody is lost, and too few altogether are nothing", () => {
    const sizes = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.nat(8));
    fc.assert(
      fc.property(sizes, (given) => {
        const merged = mergeSmall(new Map(Object.entries(given)));
        const total = Object.values(given).reduce((sum, size) => sum + size, 0);
        if (merged === null) return total > 0 && total < leastGroup;
        const counts = new Map<string, number>();
        for (const [group, size] of Object.entries(given)) {
          if (size === 0) continue;
          const into = merged.get(group) ?? "";
          counts.set(into, (counts.get(into) ?? 0) + size);
        }
        const sum = [...counts.values()].reduce((all, size) => all + size, 0);
        return sum === total && [...counts.values()].every((size) => size >= leastGroup);
      }),
      { seed: 5 },
    );
  });

  test("letters are each party's own, the same every time, and another draw with another secret", () => {
    const parties = Array.from({ length: 200 }, (_, index) => `p${index}`);
    const drawn = letters("a".repeat(64), parties);
    expect(new Set(drawn.values()).size).toBe(200);
    expect(letters("a".repeat(64), parties.toReversed())).toEqual(drawn);
    const other = letters("b".repeat(64), parties);
    expect(parties.filter((party) => drawn.get(party) === other.get(party)).length).toBeLessThan(10);
    // The order of the letters says nothing of the order of the names.
    const places = parties.map((party) => drawn.get(party)?.padStart(3) ?? "");
    const rising = places.filter((place, index) => index > 0 && place > (places[index - 1] ?? "")).length;
    expect(rising).toBeGreaterThan(70);
    expect(rising).toBeLessThan(130);
    expect(quietVersion("a".repeat(64), "h")).not.toBe(quietVersion("b".repeat(64), "h"));
  });
});

/** Five African States, one Eastern European one, two agencies: two groups are too small to stand alone. */
const parties = ["AGO", "GHA", "KEN", "MAR", "NGA", "POL", "ilo", "unesco"];

describeBothStores("anonymity", (open) => {
  test("no surface says who said what to anybody outside, until an answer is let out", async () => {
    const { store } = await open();
    const id = "quiet";
    await giveConsultation(store, {
      id,
      questionnaire: smallQuestionnaire,
      promise: "anonymous",
      replies: [
        ...parties.map((party, index) => ({
          party,
          ...(index === 0 ? { enteredFor: "mail" } : {}),
          submissions: [
            {
              answers: fullAnswers(`Mark${party}`, 770_000 + index),
              publication: "public" as const,
              at: `2027-03-1${index}T10:11:12Z`,
              language: "ru",
            },
          ],
        })),
        { party: "FRA" },
      ],
    });
    const directory = openDirectory({ store });
    const responses = openResponses({ store, directory, secret: () => "7".repeat(64) });
    unwrap(await responses.publish(secretariat, id, true));
    const names = new Map((await directory.parties()).map((party) => [party.id as string, party]));
    const forbidden = (released: readonly string[] = []) => [
      ...parties.flatMap((party) => [
        ...(released.includes(party) ? [] : [`Mark${party}`]),
        `"${party}"`,
        `/${party}@`,
        ...Object.values(names.get(party)?.names ?? {}).filter((name) => name.length > 3),
      ]),
      "77000",
      "2027-03-1",
      "eastern-european",
    ];
    /** Everything that a reader outside gets, as text. */
    const told = async (actor: Actor) => {
      const pieces: string[] = [
        JSON.stringify(await responses.list(actor)),
        JSON.stringify(unwrap(await responses.overview(actor, id))),
        JSON.stringify(unwrap(await responses.matrix(actor, id))),
      ];
      for (const question of Object.keys(fullAnswers("")))
        pieces.push(JSON.stringify(unwrap(await responses.question(actor, id, question))));
      for (const party of parties) {
        const { replies } = unwrap(await responses.party(actor, party));
        expect(replies).toEqual([]);
      }
      for (const format of exportFormats)
        for (const order of ["question", "party"] as const) {
          const { bytes, name } = unwrap(
            await responses.export(actor, id, { format, language: "en", order }),
          );
          pieces.push(
            name,
            ...(format === "xlsx" || format === "docx" ? readZip(bytes) : [new TextDecoder().decode(bytes)]),
          );
        }
      return pieces.join("\n");
    };
    for (const actor of [visitor, personAs("mission", "USA"), personAs("chair")]) {
      const text = await told(actor);
      expect(forbidden().filter((word) => text.includes(word))).toEqual([]);
    }
    const seen = unwrap(await responses.question(visitor, id, "policy"));
    const groups = new Map<string, number>();
    for (const { who } of seen.answers) groups.set(who.group ?? "", (groups.get(who.group ?? "") ?? 0) + 1);
    expect([...groups]).toEqual([
      ["african", 5],
      [mergedGroup, 3],
    ]);
    // Choices are the questionnaire's own words; numbers and texts are the party's.
    expect(seen.distribution).toMatchObject({ items: [{ id: "yes", count: 8 }, { count: 0 }, { count: 0 }] });
    const numbers = unwrap(await responses.question(visitor, id, "emigrants"));
    expect([numbers.withheld, numbers.distribution]).toMatchObject([8, { values: [], all: null }]);

    // One is let out: it and no other.
    unwrap(await responses.release(secretariat, id, { party: "KEN", question: "detail", released: true }));
    const text = await told(visitor);
    expect(text).toContain("MarkKEN says");
    expect(forbidden(["KEN"]).filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toContain("MarkKEN other");
    unwrap(await responses.release(secretariat, id, { party: "KEN", question: "detail", released: false }));
    expect(await told(visitor)).not.toContain("MarkKEN");
  }, 240_000);

  test("references name nobody, resolve, and cannot be used to guess", async () => {
    const { store } = await open();
    const id = "quiet";
    const replies = parties.map((party) => ({
      party,
      submissions: [{ answers: fullAnswers(party), publication: "public" as const }],
    }));
    await giveConsultation(store, { id, questionnaire: smallQuestionnaire, promise: "anonymous", replies });
    const responses = openResponses({
      store,
      directory: openDirectory({ store }),
      secret: () => "7".repeat(64),
    });
    const before = unwrap(await responses.question(secretariat, id, "use"));
    // Before there is a secret there is no way to cite without a name.
    expect(before.answers.every(({ reference }) => reference === null)).toBe(true);
    unwrap(await responses.publish(secretariat, id, true));
    const outside = unwrap(await responses.question(visitor, id, "use"));
    const inside = unwrap(await responses.question(secretariat, id, "use"));
    const references = (seen: typeof outside) => seen.answers.map(({ reference }) => reference ?? "").sort();
    expect(references(outside)).toEqual(references(inside));
    for (const reference of references(outside)) {
      expect(reference).toMatch(/^corridor:answer\/quiet\/~[A-Z]+@[0-9a-f]{64}#use$/);
      const cited = unwrap(await responses.cited(visitor, reference));
      expect([cited.seen.answer, cited.at, cited.language, cited.who.party]).toEqual([
        { kind: "scale", value: 4 },
        null,
        null,
        null,
      ]);
      expect(unwrap(await responses.cited(secretariat, reference)).who.party).not.toBeNull();
    }
    const rows = await store
      .database<{ reply_submission: { hash: string } }>()
      .selectFrom("reply_submission")
      .select("hash")
      .execute();
    for (const { hash } of rows)
      for (const party of ["KEN", outside.answers[0]?.who.key ?? ""])
        expect(codes(await responses.cited(visitor, `corridor:answer/quiet/${party}@${hash}#use`))).toEqual([
          "responses.unknown-answer",
        ]);
    // A party sees its own by name, the others not.
    const own = unwrap(await responses.question(personAs("focal-point", "KEN"), id, "detail"));
    expect(own.answers.filter(({ who }) => who.party !== null).map(({ who }) => who.party?.id)).toEqual([
      "KEN",
    ]);
    expect(own.answers.filter(({ answer }) => answer !== null)).toHaveLength(1);
  });

  test("fewer than three are nobody", async () => {
    const { store } = await open();
    await giveConsultation(store, {
      id: "two",
      questionnaire: smallQuestionnaire,
      promise: "anonymous",
      replies: ["KEN", "GHA"].map((party) => ({
        party,
        submissions: [{ answers: fullAnswers(party), publication: "public" as const }],
      })),
    });
    const responses = openResponses({ store, directory: openDirectory({ store }) });
    unwrap(await responses.publish(secretariat, "two", true));
    expect(unwrap(await responses.question(visitor, "two", "policy")).answers).toEqual([]);
    expect(unwrap(await responses.overview(visitor, "two")).rates).toMatchObject({
      answered: 2,
      groups: [{ rates: [] }],
      parties: null,
    });
    expect(unwrap(await responses.publicContent("two")).replies).toEqual([]);
  });
});
