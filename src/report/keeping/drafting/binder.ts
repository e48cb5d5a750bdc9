import type { Binding, Source } from "../../binding/model.ts";
import type { BindingParts } from "../../binding/parts.ts";
import { resolve } from "../../binding/resolve.ts";

/** Binds sources for a new report, each under an identifier of its own. */
export interface Binder {
  /** The source with what it says now; null where it cannot be found or says nothing. */
  bind(source: Source): Promise<Binding | null>;
}

const asWords = { style: "words", digits: null, scale: "one" } as const;
const asCount = { style: "count", digits: null, scale: "one" } as const;

export function binderOver(parts: BindingParts): Binder {
  let last = 0;
  return {
    bind: async (source) => {
      const taken = await resolve(source, parts);
      if (!taken.ok || taken.value.value === null) return null;
      last += 1;
      const format = typeof taken.value.value === "number" ? asCount : asWords;
      return { id: `${source.kind}-${last}`, source, format, taken: taken.value };
    },
  };
}
