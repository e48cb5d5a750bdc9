import type { Result } from "../../kernel/problem.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";

/** Resolves spellings and codes of one file of UN DESA; each is looked up once, since the same ones come in thousands of rows. */
export type Resolver = (spelling: string | number) => Result<Territory>;

export function openResolver(): Resolver {
  const known = new Map<string | number, Result<Territory>>();
  return (spelling) => {
    const before = known.get(spelling);
    if (before) return before;
    const found = resolveTerritory(spelling, undefined, { publisher: "un-desa" });
    known.set(spelling, found);
    return found;
  };
}
