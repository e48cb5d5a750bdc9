import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../kernel/root.ts";

const File = z.object({
  source: z.string(),
  instruments: z.array(z.object({ symbol: z.string(), names: z.array(z.string()).min(1) })),
});

export interface Instrument {
  readonly symbol: string;
  /** Global; finds any of its names in a text. */
  readonly pattern: RegExp;
}

let list: readonly Instrument[] | undefined;

/** Documents that texts of this field call by a name, with their symbols: `data/record/instruments.json`. */
export function instruments(): readonly Instrument[] {
  list ??= File.parse(
    JSON.parse(readFileSync(join(projectRoot(), "data", "record", "instruments.json"), "utf8")),
  ).instruments.map(({ symbol, names }) => ({ symbol, pattern: namesPattern(names) }));
  return list;
}

/** Any of the names, the longest first, whole words, whatever spaces stand between them. */
export function namesPattern(names: readonly string[], flags = "g"): RegExp {
  const escaped = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join("|")})(?![\\p{L}\\d])`, `${flags}u`);
}
