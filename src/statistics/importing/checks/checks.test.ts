import { expect, test } from "vitest";
import { allAges, parseAge } from "../../../kernel/age.ts";
import { year } from "../../../kernel/period.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { TerritoryId } from "../../../kernel/territory/model.ts";
import type { Observation } from "../../observation.ts";
import { checkAges, checkOrigins } from "./parts.ts";
import { checkRegions } from "./regions.ts";
import { checkSexes } from "./sexes.ts";

function figure(destination: string, value: number | null, other: Partial<Observation> = {}): Observation {
  return {
    measure: "migrant-stock",
    destination: TerritoryId.parse(destination),
    origin: null,
    sex: "T",
    age: allAges,
    education: "T",
    period: year(2020),
    value,
    status: value === null ? "O" : "A",
    unit: "persons",
    dataType: null,
    notes: null,
    ...other,
  };
}

const from = (origin: string) => ({ origin: TerritoryId.parse(origin) });

test("sexes are compared within a row, and across rows for totals", () => {
  const check = checkSexes(1);
  check.row([
    figure("USA", 10, from("MEX")),
    figure("USA", 4, { sex: "M", ...from("MEX") }),
    figure("USA", 9, { sex: "F", ...from("MEX") }),
  ]);
  check.row([figure("DEU", 10)]);
  check.row([figure("DEU", 4, { sex: "M" })]);
  check.row([figure("DEU", 5, { sex: "F" })]);
  check.row([figure("FRA", 10)]);
  expect(check.findings()).toEqual([
    {
      code: "importing.sexes-differ",
      count: 1,
      facts: { checked: 2, largest: 3, where: "MEX→USA 2020 migrant-stock" },
    },
  ]);
});

test("sexes of a matrix are compared origin by origin, though one row holds all of them", () => {
  const check = checkSexes(0);
  check.row([figure("USA", 10, from("001")), figure("USA", 6, from("MEX")), figure("USA", 4, from("IND"))]);
  check.row([figure("USA", 7, { sex: "M", ...from("001") }), figure("USA", 5, { sex: "M", ...from("MEX") })]);
  check.row([figure("USA", 3, { sex: "F", ...from("001") }), figure("USA", 1, { sex: "F", ...from("MEX") })]);
  expect(check.findings()).toEqual([{ code: "importing.sexes-agree", count: 0, facts: { checked: 1 } }]);
});

test("origins add up without regions, missing ones counting as none, withheld ones leaving it open", () => {
  const check = checkOrigins(0);
  check.row([figure("USA", 10, from("001")), figure("USA", 6, from("MEX")), figure("USA", 4, from("2003"))]);
  check.row([figure("USA", 10, from("002")), figure("USA", null, from("FRA"))]);
  check.row([figure("COM", 10, from("001")), figure("COM", 6, from("MEX"))]);
  check.row([figure("COM", null, { status: "Q", ...from("FRA") })]);
  expect(check.findings()).toEqual([{ code: "importing.origins-agree", count: 0, facts: { checked: 1 } }]);
});

test("ages are compared only where all are there", () => {
  const check = checkAges(0);
  const age = (text: string) => ({ age: unwrap(parseAge(text)) });
  check.row([figure("USA", 10), figure("USA", 6, age("0-4")), figure("USA", 3, age("5+"))]);
  check.row([figure("DEU", 10), figure("DEU", 6, age("0-4")), figure("DEU", null, age("5+"))]);
  expect(check.findings()).toEqual([
    {
      code: "importing.ages-differ",
      count: 1,
      facts: { checked: 1, largest: 1, where: "USA 2020 T migrant-stock" },
    },
  ]);
});

test("regions are compared with their territories where those have numbers", () => {
  const check = checkRegions(0);
  // Australia and New Zealand
  check.row([figure("053", 30), figure("AUS", 20), figure("NZL", 10)]);
  check.row([figure("053", 30, { sex: "M" }), figure("AUS", null, { sex: "M" })]);
  expect(check.findings()).toEqual([{ code: "importing.regions-agree", count: 0, facts: { checked: 1 } }]);
});

test("nothing to compare is no finding", () => {
  expect(checkAges(0).findings()).toEqual([]);
});
