import { describe, expect, test } from "vitest";
import { languages } from "../kernel/language.ts";
import { partyKinds, regionalGroups } from "./model.ts";
import { starterParties, starterParty } from "./parties.ts";

describe("the parties known from the start", () => {
  const parties = starterParties();
  const count = (has: (party: (typeof parties)[number]) => boolean) => parties.filter(has).length;

  test("193 Member States in the five regional groups, and two observer States", () => {
    expect(count(({ kind }) => kind === "member-state")).toBe(193);
    expect(count(({ kind }) => kind === "observer-state")).toBe(2);
    // The sizes of the groups: United Nations, regional groups of Member States; the United States counted with its group for elections.
    expect(regionalGroups.map((group) => count(({ regionalGroup }) => regionalGroup === group))).toEqual([
      54, 54, 23, 33, 29,
    ]);
    for (const party of parties) {
      expect(party.regionalGroup !== null, party.id).toBe(party.kind === "member-state");
      expect(party.territory !== null, party.id).toBe(party.kind.endsWith("-state"));
    }
  });

  test("each kind is there but those that a secretariat adds, no identifier twice, States first", () => {
    for (const kind of partyKinds)
      expect(count((party) => party.kind === kind) > 0, kind).toBe(
        kind !== "non-governmental" && kind !== "other",
      );
    expect(new Set(parties.map(({ id }) => id)).size).toBe(parties.length);
    expect(parties.slice(0, 195).every(({ kind }) => kind.endsWith("-state"))).toBe(true);
  });

  test("all five regional commissions, and names in six languages that are not one another's", () => {
    expect(
      parties.filter(({ kind }) => kind === "regional-commission").map(({ acronym }) => acronym),
    ).toEqual(["ECA", "ECE", "ECLAC", "ESCAP", "ESCWA"]);
    for (const { id, names } of parties) {
      for (const language of languages) expect(names[language], `${id} ${language}`).toMatch(/\S/);
      expect(names.ar, id).toMatch(/\p{Script=Arabic}/u);
      expect(names.ru, id).toMatch(/\p{Script=Cyrillic}/u);
      expect(names.zh, id).toMatch(/\p{Script=Han}/u);
      expect(names.en, id).not.toMatch(/[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Han}]/u);
    }
  });

  test("years run forwards, addresses are addresses", () => {
    for (const { id, since, until, site } of parties) {
      if (since !== null) expect(since, id).toSatisfy(Number.isInteger);
      if (until !== null) expect(until, id).toBeGreaterThanOrEqual(since ?? Number.POSITIVE_INFINITY);
      if (site !== null) expect(URL.canParse(site), id).toBe(true);
    }
  });

  test("one is found by its identifier", () => {
    expect(starterParty("PHL")?.names.fr).toBe("Philippines");
    expect(starterParty("global-migration-group")?.until).toBe(2018);
    expect(starterParty("nobody")).toBeUndefined();
  });
});
