import type { Result } from "../../kernel/problem.ts";
import type { Publisher } from "../../kernel/territory/context.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";

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
