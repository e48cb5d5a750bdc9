import { attempt, ProblemError, problem, type Result, unwrap } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import { softwareVersion } from "../../kernel/root.ts";
import type { Catalogue } from "../releases/catalogue.ts";
import type { Engine } from "../releases/engine.ts";
import type { DatasetId, Lineage, Release } from "../releases/model.ts";
import type { StagedRelease } from "../releases/staged.ts";
import type { Parameters, Recipe } from "./recipe.ts";
import { recipeFor } from "./recipes.ts";

export interface DeriveOptions {
  /** Those that differ from the recipe's defaults. */
  readonly parameters?: Parameters;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  readonly workers?: number;
  /** True where others are waiting for this machine. */
  readonly background?: boolean;
}

export interface DeriveParts {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
}

/**
 * Makes a release of a derived dataset from the current releases of its inputs, and puts it in its place, unseen. Problems:
 * `derived.no-recipe`, `derived.input-missing`, those of the recipe, `releases.*`.
 */
export function stageDerived(
  { catalogue, engine }: DeriveParts,
  dataset: DatasetId,
  options: DeriveOptions = {},
): Promise<Result<StagedRelease>> {
  return attempt(async () => {
    const recipe = requireRecipe(dataset);
    const inputs = await Promise.all(
      recipe.inputs.map(async (input) => {
        const release = await catalogue.current(input);
        if (!release) throw new ProblemError(problem("derived.input-missing", { dataset, input }));
        return release;
      }),
    );
    const lineage = {
      inputs: inputs.map((one) => ({ dataset: one.description.dataset, release: one.hash })),
      method: recipe.method,
      parameters: { ...recipe.defaults, ...options.parameters },
      software: `corridor ${softwareVersion()}`,
    };
    return stageFrom({ catalogue, engine }, recipe, inputs, lineage, options);
  });
}

function requireRecipe(dataset: DatasetId): Recipe {
  const recipe = recipeFor(dataset);
  if (!recipe) throw new ProblemError(problem("derived.no-recipe", { dataset }));
  return recipe;
}

async function stageFrom(
  { catalogue, engine }: DeriveParts,
  recipe: Recipe,
  inputs: readonly Release[],
  lineage: Lineage,
  { onProgress = silent, signal, workers, background = false }: Omit<DeriveOptions, "parameters">,
): Promise<StagedRelease> {
  const made = await recipe.make(inputs, lineage.parameters, {
    engine,
    onProgress,
    background,
    ...(signal ? { signal } : {}),
    ...(workers === undefined ? {} : { workers }),
  });
  return unwrap(
    await catalogue.stage(
      () => ({
        dataset: recipe.dataset,
        version: made.version,
        source: made.source,
        inputs: [],
        notes: { ...made.notes },
        findings: [...made.findings()],
        lineage,
      }),
      made.observations,
      { onProgress },
    ),
  );
}

/**
 * Makes a derived release once more from the releases and with the parameters that it names, and gives what came of it,
 * unseen. Where it is the same, it is the release itself. Problems: `derived.no-recipe`, `derived.method-changed`,
 * `releases.unknown` where an input is gone, those of the recipe.
 */
export function remake(
  { catalogue, engine }: DeriveParts,
  release: Release,
  options: Omit<DeriveOptions, "parameters"> = {},
): Promise<Result<StagedRelease>> {
  return attempt(async () => {
    const { dataset, lineage } = release.description;
    const recipe = requireRecipe(dataset);
    if (!lineage || lineage.method !== recipe.method) {
      const method = lineage?.method ?? "";
      throw new ProblemError(problem("derived.method-changed", { dataset, method, now: recipe.method }));
    }
    const inputs = await Promise.all(
      lineage.inputs.map(async (input) => unwrap(await catalogue.find(input.dataset, input.release))),
    );
    return stageFrom({ catalogue, engine }, recipe, inputs, lineage, options);
  });
}

/** An input of a derived release that is no longer the current release of its dataset. */
export interface StaleInput {
  readonly dataset: DatasetId;
  readonly used: string;
  readonly current: string;
}

/** Why a derived release is out of date; empty where it rests on current releases, and for one that is not derived. */
export async function staleInputs(catalogue: Catalogue, release: Release): Promise<readonly StaleInput[]> {
  const stale: StaleInput[] = [];
  for (const input of release.description.lineage?.inputs ?? []) {
    const current = await catalogue.current(input.dataset);
    if (current && current.hash !== input.release)
      stale.push({ dataset: input.dataset, used: input.release, current: current.hash });
  }
  return stale;
}
