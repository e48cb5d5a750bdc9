import type { OnProgress } from "../../kernel/progress.ts";
import type { Source } from "../../kernel/source.ts";
import type { Observation } from "../observation.ts";
import type { Engine } from "../releases/engine.ts";
import type { DatasetId, Finding, Lineage, Release } from "../releases/model.ts";

export type Parameters = Lineage["parameters"];

/** What a recipe works with. */
export interface Kitchen {
  readonly engine: Engine;
  readonly onProgress: OnProgress;
  /** Stops the work: it then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** How many worker threads may be used; what comes out does not depend on it. */
  readonly workers?: number;
  /** True where others are waiting for this machine: then threads work at the lowest priority. */
  readonly background?: boolean;
}

/** What a recipe makes of its inputs. */
export interface Made {
  readonly version: string;
  readonly source: Source;
  readonly notes: Readonly<Record<string, string>>;
  readonly observations: AsyncIterable<readonly Observation[]>;
  /** What was repaired, assumed and found; asked when the observations have come to their end. */
  findings(): readonly Finding[];
}

/**
 * How a dataset is derived from others. The same releases and parameters must always give the same observations: no clock,
 * no chance but a seeded one, no dependence on the machine.
 */
export interface Recipe {
  /** What is made. */
  readonly dataset: DatasetId;
  /** The method's name in lineages; a change of what it makes of the same inputs needs another name. */
  readonly method: string;
  /** What it is made from, in the order in which {@link Recipe.make} gets it. */
  readonly inputs: readonly DatasetId[];
  /** The parameters of a release that nobody has asked to be otherwise. */
  readonly defaults: Parameters;
  /** Problems are thrown as ProblemError. */
  make(inputs: readonly Release[], parameters: Parameters, kitchen: Kitchen): Promise<Made>;
}
