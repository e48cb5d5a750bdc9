import { z } from "zod";

/** What the interactive map is drawn from; `/api/flows` gives it. */
export const Place = z.object({
  id: z.string(),
  name: z.string(),
  /** Degrees of the middle of the largest part. */
  longitude: z.number(),
  latitude: z.number(),
});
export type Place = z.infer<typeof Place>;

export const Move = z.object({
  origin: z.string(),
  destination: z.string(),
  /** Persons over the period: the estimate and its range. */
  value: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Move = z.infer<typeof Move>;

export const FlowMapData = z.object({ places: z.array(Place), moves: z.array(Move) });
export type FlowMapData = z.infer<typeof FlowMapData>;
