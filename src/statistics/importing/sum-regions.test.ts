import { expect, test } from "vitest";
import { allAges } from "../../kernel/age.ts";
import { year } from "../../kernel/period.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import { withRegions } from "./sum-regions.ts";

function stock(origin: string, destination: string, value: number | null): Observation {
  return {
    measure: "migrant-stock",
    destination: TerritoryId.parse(destination),
    origin: TerritoryId.parse(origin),
    sex: "T",
    age: allAges,
    education: "T",
    period: year(2020),
    value,
    status: value === null ? "O" : "A",
    unit: "persons",
    dataType: "B",
    notes: null,
  };
}

test("regions and the world are added, marked as sums; what stands there stays first", async () => {
  const given = [
    stock("001", "AUS", 30),
    stock("GBR", "AUS", 30),
    stock("001", "NZL", 12),
    stock("GBR", "NZL", 12),
    stock("001", "USA", null),
  ];
  async function* batches() {
    yield given;
  }
  const all: Observation[] = [];
  for await (const batch of withRegions(batches())) all.push(...batch);
  expect(all.slice(0, given.length)).toEqual(given);
  const added = all.slice(given.length);
  const sum = (origin: string, destination: string) =>
    added.find((one) => one.origin === origin && one.destination === destination);
  expect(sum("001", "053")).toMatchObject({ value: 42, status: "E", notes: "sum", dataType: null });
  expect(sum("001", "001")?.value).toBe(42);
  expect(sum("GBR", "001")?.value).toBe(42);
  expect(sum("001", "021")).toBeUndefined();
});
