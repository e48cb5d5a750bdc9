import type { Subject } from "./make.ts";
import { worldPopulationShareMap, worldStockMap, worldWomenMap } from "./world.ts";

/** Every figure by its name. */
export const subjects = {
  "world-stock": worldStockMap,
  "world-population-share": worldPopulationShareMap,
  "world-women": worldWomenMap,
} as const satisfies Record<string, Subject>;

export type SubjectName = keyof typeof subjects;
