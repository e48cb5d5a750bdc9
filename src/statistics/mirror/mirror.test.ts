import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allAges } from "../../kernel/age.ts";
import { parseEvidence } from "../../kernel/evidence.ts";
import { year } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import { openTestHome, stageAll, type TestHome } from "../releases/support/home.ts";
import { mirrorCorridor, mirrorFlows } from "./mirror.ts";

const id = (text: string) => TerritoryId.parse(text);

/** What truly moved, and how much of it each book sees. */
const moved = {
  "POL SWE": 1000,
  "SWE POL": 300,
  "POL DEU": 8000,
  "DEU POL": 4000,
  "SWE DEU": 500,
  "DEU SWE": 700,
};
const sees: Record<string, number> = {
  "received SWE": 1,
  "received DEU": 1.25,
  "received POL": 0.5,
  "sent SWE": 0.8,
  "sent DEU": 0.9,
  "sent POL": 0.2,
};

function flow(
  measure: "immigration" | "emigration",
  origin: string,
  destination: string,
  value: number,
  at = 2019,
) {
  return {
    measure,
    destination: id(destination),
    origin: id(origin),
    sex: "T",
    age: allAges,
    education: "T",
    period: year(at),
    value,
    status: "A",
    unit: "persons",
    dataType: null,
    notes: null,
  } satisfies Observation;
}

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
  const both = Object.entries(moved).flatMap(([corridor, people]) => {
    const [i = "", j = ""] = corridor.split(" ");
    return [
      flow("immigration", i, j, people * (sees[`received ${j}`] ?? 0)),
      flow("emigration", i, j, people * (sees[`sent ${i}`] ?? 0)),
    ];
  });
  const eurostat = [
    ...both,
    flow("immigration", "001", "DEU", 99_999),
    flow("immigration", "150", "DEU", 88_888),
    flow("immigration", "TUR", "DEU", 600),
    flow("immigration", "POL", "SWE", 5, 2020),
  ];
  const desa = [
    { ...flow("immigration", "POL", "SWE", 1), dataType: "C" },
    { ...flow("immigration", "POL", "CAN", 70), dataType: "C" },
  ] as const;
  for (const [dataset, observations] of [
    ["eurostat-flows", eurostat],
    ["un-desa-flows", desa],
  ] as const) {
    unwrap(await home.catalogue.publish(await stageAll(home.catalogue, observations, { dataset })));
  }
});
afterAll(() => home.close());

describe("the mirror of reported flows", () => {
  test("factors bring every corridor to what truly moved, in the measure of the book that is fixed", async () => {
    const answer = await mirrorFlows(home, {});
    expect(answer).toMatchObject({ period: "2019", both: 6, fixed: { territory: "SWE", side: "received" } });
    for (const { origin, destination, estimate, basis } of answer?.corridors ?? []) {
      const truth = moved[`${origin} ${destination}` as keyof typeof moved];
      if (truth === undefined) continue;
      expect(basis).toBe("both");
      expect(estimate).toBeCloseTo(truth, 6);
    }
    expect(answer?.factors?.sent.get("POL")).toBeCloseTo(5, 9);
    expect(answer?.factors?.residual).toBeCloseTo(0, 9);
  });

  test("a corridor shows both figures as they are published, their evidence and how far apart they are", async () => {
    const answer = await mirrorFlows(home, { origin: id("POL"), destination: id("DEU") });
    const [one] = answer?.corridors ?? [];
    expect(one).toMatchObject({ received: 10_000, sent: 1600, receivedFactor: expect.closeTo(0.8, 9) });
    expect(one?.logRatio).toBeCloseTo(Math.log(10_000 / 1600), 12);
    const evidence = parseEvidence(one?.sentEntry?.evidence ?? "");
    expect(evidence.ok && evidence.value.slice).toEqual({
      measure: "emigration",
      origin: "POL",
      destination: "DEU",
      period: "2019",
      sex: "T",
    });
  });

  test("one side alone is corrected by its own factor; regions and totals are no corridors", async () => {
    const answer = await mirrorFlows(home, { destination: id("DEU") });
    const origins = answer?.corridors.map(({ origin }) => origin).toSorted();
    expect(origins).toEqual(["POL", "SWE", "TUR"]);
    const turkey = answer?.corridors.find(({ origin }) => origin === "TUR");
    expect(turkey).toMatchObject({ basis: "received", estimate: expect.closeTo(480, 6), logRatio: null });
  });

  test("a book comes whole from one dataset, the one by residence first", async () => {
    const answer = await mirrorFlows(home, { origin: id("POL") });
    const to = (place: string) =>
      answer?.corridors.find(({ destination }) => destination === place)?.receivedEntry;
    expect(to("SWE")).toMatchObject({ value: 1000, criterion: "residence", dataset: "eurostat-flows" });
    expect(to("CAN")).toMatchObject({ value: 70, criterion: "citizenship", dataset: "un-desa-flows" });
  });

  test("definitions of the stay change the figures before they are compared", async () => {
    const durations = { received: new Map([["DEU", "none"]] as const), sent: new Map() };
    const answer = await mirrorFlows(home, { origin: id("POL"), destination: id("DEU"), durations });
    expect(answer?.corridors[0]).toMatchObject({ received: expect.closeTo(5300, 6) });
    expect(answer?.corridors[0]?.receivedEntry?.value).toBe(10_000);
  });

  test("what reporters see of those whom good reporters see", async () => {
    const answer = await mirrorFlows(home, {});
    const poland = answer?.undercount.find(({ territory, side }) => territory === "POL" && side === "sent");
    expect(poland).toMatchObject({ ratio: expect.closeTo(0.2, 9), corridors: 1 });
  });

  test("a year that nobody mirrors has figures and no factors; year by year it is one of the points", async () => {
    const answer = await mirrorFlows(home, { period: year(2020) });
    expect(answer).toMatchObject({ both: 0, fixed: null, factors: null });
    expect(answer?.corridors).toMatchObject([{ received: 5, estimate: null, basis: "none" }]);
    const points = await mirrorCorridor(home, { origin: id("POL"), destination: id("SWE") });
    expect(points.map(({ period, received, sent }) => [period, received, sent])).toEqual([
      ["2019", 1000, 200],
      ["2020", 5, null],
    ]);
  });

  test("nothing imported, nothing answered", async () => {
    const empty = await openTestHome();
    expect(await mirrorFlows(empty, {})).toBeNull();
    await empty.close();
  });
});
