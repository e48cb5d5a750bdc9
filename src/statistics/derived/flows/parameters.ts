import { z } from "zod";
import { errors } from "./perturb.ts";

/** Parameters of a release of flows. */
export const FlowParameters = z.object({
  /** Periods between two stocks, with commas, or `all`. */
  periods: z.string(),
  /** How often the input is perturbed; 0 leaves the range to the methods' spread. */
  draws: z.int().min(0).max(10_000),
  /** What the chance of the draws begins with. */
  seed: z.int(),
  ...errors.shape,
});
export type FlowParameters = z.infer<typeof FlowParameters>;

/** The range leaves out as much of the draws at either end: it holds the middle nine tenths. */
export const middle = 0.9;
