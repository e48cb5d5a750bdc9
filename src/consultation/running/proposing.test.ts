import { expect, test } from "vitest";
import { starterParties } from "../../directory/parties.ts";
import { proposedChoice } from "./proposing.ts";

const proposed = (...addressees: string[]) => {
  const { groups, parties } = proposedChoice(addressees, starterParties());
  return [...groups.map((group) => (group.by === "kind" ? group.kind : group.by)), ...parties];
};

test.each([
  [["Member States", "Governments"], ["member-state"]],
  [["the Secretary-General"], ["member-state"]],
  [[], ["member-state"]],
  [["the regional commissions"], ["regional-commission"]],
  [
    ["agencies, funds and programmes of the United Nations system"],
    ["agency", "fund-or-programme", "regional-commission", "related-organization"],
  ],
  [["the regional consultative processes"], ["regional-process"]],
])("%j are %j", (addressees, expected) => {
  expect(proposed(...addressees)).toEqual(expected);
});

test("an organization that is named is proposed by itself, unless its kind is already", () => {
  expect(proposed("the International Organization for Migration")).toEqual(["iom"]);
  expect(proposed("ILO, in cooperation with others")).toEqual(["ilo"]);
  expect(proposed("specialized agencies, among them ILO")).not.toContain("ilo");
  // A word within a word is no name.
  expect(proposed("the WHOLE system")).toEqual(["member-state"]);
});
