import { expect, test } from "vitest";
import { PartyId } from "../../directory/model.ts";
import { starterParties } from "../../directory/parties.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { chosenParties, groupSizes } from "./choosing.ts";
import type { Choice } from "./model.ts";

const parties = starterParties();
const ids = (choice: Partial<Choice>) =>
  chosenParties({ groups: [], parties: [], without: [], ...choice }, parties, 2027).map(({ id }) => id);
const id = (text: string) => PartyId.parse(text);

test("kinds, regional groups, regions and development groups, each party once", () => {
  expect(ids({ groups: [{ by: "kind", kind: "member-state" }] })).toHaveLength(193);
  expect(
    ids({
      groups: [
        { by: "regional-group", group: "african" },
        { by: "territory", territory: TerritoryId.parse("002") },
      ],
    }),
  ).toHaveLength(54);
  const [ldc] = groupSizes([{ by: "territory", territory: TerritoryId.parse("199") }], parties);
  // The least developed countries, 44 since December 2024: all are Member States.
  expect(ldc).toBeGreaterThan(40);
  expect(ldc).toBeLessThan(50);
});

test("one by one, and without those that are left out, whoever named them", () => {
  expect(ids({ parties: [id("PHL"), id("MEX")] })).toEqual(["MEX", "PHL"]);
  expect(
    ids({
      groups: [{ by: "kind", kind: "observer-state" }],
      parties: [id("PHL")],
      without: [id("VAT"), id("PHL")],
    }),
  ).toEqual(["PSE"]);
});

test("a forum that is no more is asked only where it is named", () => {
  const ended = parties.find(({ until }) => until !== null && until < 2027);
  if (!ended) throw new Error("no party has ended");
  expect(ids({ groups: [{ by: "kind", kind: ended.kind }] })).not.toContain(ended.id);
  expect(ids({ parties: [ended.id] })).toEqual([ended.id]);
});
