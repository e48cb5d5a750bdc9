import { afterAll, beforeAll, expect, test } from "vitest";
import { allAges } from "../kernel/age.ts";
import { year } from "../kernel/period.ts";
import { unwrap } from "../kernel/problem.ts";
import { TerritoryId } from "../kernel/territory/model.ts";
import { requireTerritory } from "../kernel/territory/register.ts";
import { words } from "../kernel/words.ts";
import type { Observation } from "../statistics/observation.ts";
import { corridor } from "../statistics/questions/corridor.ts";
import { worldStock } from "../statistics/questions/world.ts";
import { draft, openTestHome, type TestHome } from "../statistics/releases/support/home.ts";
import { corridorAddress, worldAddress } from "./addresses.ts";
import type { Ask } from "./ask.ts";
import { insteadOfCorridor, insteadOfTerritory, periodsWith } from "./instead.ts";
import { vintageOf, vintageWords } from "./vintage.ts";

/** Two releases: of 2020 and 2024 with Mexico as an origin, which is current, and an older one, of 2010, with France. */

let home: TestHome;
let [older, newer] = ["", ""];
const place = (id: string) => TerritoryId.parse(id);

beforeAll(async () => {
  home = await openTestHome();
  const release = async (version: string, origin: string, years: readonly number[]) => {
    const observations = years.flatMap((at) =>
      [origin, "001"].map(
        (from): Observation => ({
          measure: "migrant-stock",
          destination: place("USA"),
          origin: place(from),
          sex: "T",
          age: allAges,
          education: "T",
          period: year(at),
          value: Number(version),
          status: "A",
          unit: "persons",
          dataType: null,
          notes: null,
        }),
      ),
    );
    const staged = unwrap(
      await home.catalogue.stage(
        { ...draft, version },
        (async function* () {
          yield observations;
        })(),
      ),
    );
    unwrap(await home.catalogue.publish(staged));
    return staged.hash;
  };
  newer = await release("2024", "MEX", [2020, 2024]);
  older = await release("2010", "FRA", [2010]);
});
afterAll(() => home.close());

function asked(query: string): Ask {
  const { engine, catalogue } = home;
  const services = { engine, catalogue } as unknown as Ask["services"];
  return { language: "en", words: words("en"), services, query: new URLSearchParams(query) };
}

const world = (slice: Parameters<typeof worldAddress>[1]) => worldAddress("en", slice);

test("without a release in the address the current one is shown, and the others are a link away", async () => {
  const vintage = await vintageOf(asked(""));
  expect(vintage.named).toBeUndefined();
  const { older: note, choices } = vintageWords(vintage, { year: "2024" }, world);
  expect(note).toBeNull();
  expect(choices).toEqual([
    { words: "2024", to: "/en?year=2024", chosen: true },
    { words: "2010", to: `/en?release=${older}`, chosen: false },
  ]);
});

test("a release in the address is what every question is answered from; the page says so and leads back", async () => {
  const vintage = await vintageOf(asked(`release=${older.slice(0, 10)}`));
  expect(vintage.named).toBe(older);
  const stock = await worldStock(vintage.asked.services);
  expect([stock?.period, stock?.total.value]).toEqual(["2010", 2010]);
  const { older: note } = vintageWords(vintage, { year: "2010" }, world);
  expect(note?.said).toContain("2010");
  expect(note?.said).toContain(older.slice(0, 8));
  expect(note?.backTo).toBe("/en");
  expect(note?.about).toBe(`/en/dataset/un-desa-stock?release=${older}`);
});

test("the current release by its hash is no older one", async () => {
  expect((await vintageOf(asked(`release=${newer}`))).named).toBeUndefined();
});

test.each(["deadbeefdead", "x", older.slice(0, 4)])("%j is refused", async (release) => {
  await expect(vintageOf(asked(`release=${release || "abc"}`))).rejects.toMatchObject({
    init: { status: 404 },
  });
});

test("a corridor without a figure leads to the release that has one, and to both of its ends", async () => {
  const vintage = await vintageOf(asked(""));
  const ends = [requireTerritory(place("FRA")), requireTerritory(place("USA"))] as const;
  const found = await corridor(vintage.asked.services, { origin: ends[0].id, destination: ends[1].id });
  if (!found) throw new Error("no stock");
  const { leads } = await insteadOfCorridor(vintage, found, ends, {}, (slice) =>
    corridorAddress("en", "FRA", "USA", slice),
  );
  const links = leads.flatMap((lead) => lead.links.map(({ to }) => to));
  expect(links).toEqual([`/en/corridor/FRA/USA?release=${older}`, "/en/territory/FRA", "/en/territory/USA"]);
});

test("a territory without figures leads to the release that has some", async () => {
  const vintage = await vintageOf(asked(""));
  const france = requireTerritory(place("FRA"));
  const known = await periodsWith(vintage.asked, france);
  expect(known).toEqual([]);
  const { said, leads } = await insteadOfTerritory(vintage, france, known, (slice) =>
    worldAddress("en", slice),
  );
  expect(said).toHaveLength(1);
  expect(leads.map(({ links }) => links.map(({ about }) => about))).toEqual([["2010"]]);
});
