import type { Organ } from "../../../record/model.ts";

/** The bodies whose documents are told apart, in the order in which they are offered. */
export const organNames = [
  "GA",
  "SC",
  "ECOSOC",
  "CPD",
  "HRC",
  "UNEA",
  "UNHA",
  "other",
] as const satisfies readonly Organ[];
