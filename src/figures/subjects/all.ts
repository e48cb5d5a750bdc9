import { corridorBothWays, corridorTrend, corridorWomen } from "./corridor.ts";
import { destinationsTrend, largestCorridors } from "./corridors.ts";
import {
  territoryDestinations,
  territoryDestinationsMap,
  territoryOrigins,
  territoryOriginsMap,
} from "./counterparts.ts";
import { largestFlows, regionFlowsChord, worldFlowsMap } from "./flows.ts";
import {
  corridorFlowMethods,
  corridorFlowTrend,
  corridorFlowTypes,
  territoryFlowTrend,
} from "./flows-of-place.ts";
import type { Subject } from "./make.ts";
import { corridorCost, corridorRemittances } from "./money.ts";
import { territoryDemography, territoryPyramid } from "./people.ts";
import { corridorReported } from "./reported-moves.ts";
import {
  territoryEmigrantsTrend,
  territoryPopulationShare,
  territoryTrend,
  territoryWomen,
  worldPopulationShareTrend,
  worldTrend,
  worldWomenTrend,
} from "./territory.ts";
import { worldPopulationShareMap, worldStockMap, worldWomenMap } from "./world.ts";

/** Every figure by its name. */
export const subjects = {
  "world-stock": worldStockMap,
  "world-population-share": worldPopulationShareMap,
  "world-women": worldWomenMap,
  "world-trend": worldTrend,
  "world-women-trend": worldWomenTrend,
  "world-population-share-trend": worldPopulationShareTrend,
  "world-destinations-trend": destinationsTrend,
  "top-corridors": largestCorridors,
  "territory-origins-map": territoryOriginsMap,
  "territory-destinations-map": territoryDestinationsMap,
  "territory-origins": territoryOrigins,
  "territory-destinations": territoryDestinations,
  "territory-trend": territoryTrend,
  "territory-emigrants-trend": territoryEmigrantsTrend,
  "territory-population-share": territoryPopulationShare,
  "territory-women": territoryWomen,
  "territory-pyramid": territoryPyramid,
  "territory-demography": territoryDemography,
  "corridor-trend": corridorTrend,
  "corridor-women": corridorWomen,
  "corridor-both-ways": corridorBothWays,
  "world-flows-map": worldFlowsMap,
  "largest-flows": largestFlows,
  "region-flows": regionFlowsChord,
  "territory-flows": territoryFlowTrend,
  "corridor-flows": corridorFlowTrend,
  "corridor-flow-methods": corridorFlowMethods,
  "corridor-flow-types": corridorFlowTypes,
  "corridor-reported": corridorReported,
  "corridor-remittances": corridorRemittances,
  "corridor-cost": corridorCost,
} as const satisfies Record<string, Subject>;

export type SubjectName = keyof typeof subjects;
