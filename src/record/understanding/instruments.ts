import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../kernel/root.ts";

const File = z.object({
  source: z.string(),
  instruments: z.array(z.object({ symbol: z.string(), names: z.array(z.string()).min(1) })),
});

interface Instrument {
  readonly symbol: string;
  readonly name: string;
}

let list: readonly Instrument[] | undefined;

/** Documents that texts of this field call by a name, with their symbols: `data/record/instruments.json`. */
function instruments(): readonly Instrument[] {
  list ??= File.parse(
    JSON.parse(readFileSync(join(projectRoot(), "data", "record", "instruments.json"), "utf8")),
  ).instruments.flatMap(({ symbol, names }) => names.map((name) => ({ symbol, name })));
  return list;
}

/** Where a text names such a document, each place once, by the longest name that stands there. */
export function instrumentsIn(text: string): readonly (Instrument & { readonly at: number })[] {
  const found: (Instrument & { readonly at: number })[] = [];
  for (const { symbol, name } of instruments()) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const apart =
        !/[\p{L}\d]/u.test(text[at - 1] ?? "") && !/[\p{L}\d]/u.test(text[at + name.length] ?? "");
      if (apart) found.push({ symbol, name, at });
    }
  }
  found.sort((a, b) => a.at - b.at || b.name.length - a.name.length);
  let end = 0;
  return found.filter(({ at, name }) => {
    if (at + name.length <= end) return false;
    end = at + name.length;
    return true;
  });
}
