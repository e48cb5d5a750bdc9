import type { Period } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { territory as registered } from "../../kernel/territory/register.ts";
import type { IndicatorId } from "../indicators/model.ts";
import type { StudyName, StudyQuestion } from "./model.ts";

/** What each ready-made study asks, in the order of its text. */
const asked: Readonly<Record<StudyName, readonly IndicatorId[]>> = {
  contribution: [
    "migrant-stock",
    "migrant-stock-share",
    "womens-share",
    "age-dependency",
    "emigrants",
    "emigrant-share-of-natives",
    "remittances-received",
    "remittances-share",
    "remittances-paid",
    "remittance-cost-to",
  ],
  "brain-drain": [
    "emigrants",
    "emigrant-share-of-natives",
    "emigration-rate-high",
    "emigration-rate-medium",
    "emigration-rate-low",
    "emigration-rate",
    "remittances-per-emigrant",
  ],
  women: ["migrant-stock", "womens-share", "sex-ratio", "emigrants", "womens-share-of-emigrants"],
  remittances: [
    "remittances-received",
    "remittances-share",
    "remittances-per-emigrant",
    "remittances-paid",
    "remittance-cost-to",
    "remittance-cost-from",
    "corridors-above-target",
  ],
  return: ["arrivals", "departures", "effectiveness", "return-share", "emigrants"],
  displacement: [
    "migrant-stock",
    "refugee-share",
    "emigrants",
    "emigrant-share",
    "emigrant-share-of-natives",
  ],
};

/** How many regions a territory is set beside, the world included. */
const besides = 3;

/** The ready-made question of a name for any territory, region or group. */
export function readyMade(
  name: StudyName,
  territory: TerritoryId,
  choice: { readonly periods?: readonly Period[]; readonly compare?: readonly TerritoryId[] } = {},
): StudyQuestion {
  const { periods, compare = surroundings(territory) } = choice;
  return { name, territory, indicators: asked[name], compare, ...(periods ? { periods } : {}) };
}

/** The M49 regions that hold a territory, the narrowest first, then the world. */
function surroundings(territory: TerritoryId): readonly TerritoryId[] {
  const regions = (registered(territory)?.memberOf ?? []).filter((id) => {
    const one = registered(id);
    return one?.kind === "region" && one.m49 !== null;
  });
  return [...regions.slice(0, besides - 1), world].filter((id) => id !== territory);
}
