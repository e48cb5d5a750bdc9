import type { DatasetId } from "../releases/model.ts";
import { flowsRecipe } from "./flows/recipe.ts";
import type { Recipe } from "./recipe.ts";

/** Every recipe, one for each derived dataset. */
const recipes: readonly Recipe[] = [flowsRecipe];

export function recipeFor(dataset: DatasetId): Recipe | undefined {
  return recipes.find((one) => one.dataset === dataset);
}
