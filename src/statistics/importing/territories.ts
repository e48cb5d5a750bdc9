import type { CellValue } from "../../files/tables/model.ts";
import type { Result } from "../../kernel/problem.ts";
import type { Publisher } from "../../kernel/territory/context.ts";
import type { Territory, TerritoryId } from "../../kernel/territory/model.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { nameText } from "./text.ts";

/** Resolves spellings and codes of one file of a publisher; each is looked up once, since the same ones come in thousands of rows. */
export type Resolver = (spelling: string | number) => Result<Territory>;

export function openResolver(publisher: Publisher = "un-desa"): Resolver {
  const known = new Map<string | number, Result<Territory>>();
  return (spelling) => {
    const before = known.get(spelling);
    if (before) return before;
    const found = resolveTerritory(spelling, undefined, { publisher });
    known.set(spelling, found);
    return found;
  };
}

/**
 * The other territory that the name beside a code means. Undefined where it means the same, and where it means none that
 * is known: publishers spell in many ways, and the code is what they go by.
 */
export type Contradiction = (territory: Territory, name: CellValue | undefined) => Territory | undefined;

export function openContradiction(resolve: Resolver): Contradiction {
  const agreed = new Map<TerritoryId, CellValue>();
  return (territory, name) => {
    if (name === undefined || name === null || agreed.get(territory.id) === name) return undefined;
    const text = nameText(name);
    const found = text === "" ? undefined : resolve(text);
    if (found?.ok && found.value.id !== territory.id) return found.value;
    agreed.set(territory.id, name);
    return undefined;
  };
}
