import { parseArgs } from "node:util";
import type { AgeGroup } from "../../../kernel/age.ts";
import type { Period } from "../../../kernel/period.ts";
import { TerritoryId } from "../../../kernel/territory/model.ts";
import type { Observation } from "../../observation.ts";
import { openCatalogue } from "../catalogue.ts";
import { openEngine } from "../engine.ts";
import { stageAll } from "./home.ts";

/**
 * A process of its own that stages and publishes releases one after the other until someone kills it. It says on standard
 * output which release it has published, after it has been acknowledged.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const [releasesDir = "", tmpDir = "", first = "0"] = positionals;
const engine = await openEngine({ directories: [releasesDir, tmpDir] });
const catalogue = openCatalogue(releasesDir, tmpDir, engine);

for (let round = Number(first); ; round += 1) {
  const observations = Array.from(
    { length: 3000 },
    (_, i): Observation => ({
      measure: "migrant-stock",
      destination: TerritoryId.parse(String(100 + (i % 60))),
      origin: TerritoryId.parse(String(100 + Math.floor(i / 60))),
      sex: "T",
      age: "T" as AgeGroup,
      education: "T",
      period: "2024" as Period,
      value: i + round,
      status: "A",
      unit: "persons",
      dataType: null,
      notes: null,
    }),
  );
  const staged = await stageAll(catalogue, observations);
  const published = await catalogue.publish(staged);
  if (published.ok) process.stdout.write(`${staged.hash}\n`);
}
