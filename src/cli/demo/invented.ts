import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Language, languages } from "../../kernel/language.ts";
import { projectRoot } from "../../kernel/root.ts";

/** The themes of the invented sentences: what the secretariat codes by. */
export const themes = ["remittances", "diaspora", "data", "rights", "skills", "cooperation"] as const;
export type Theme = (typeof themes)[number];

const Sentences = z.array(z.string().min(1)).min(1);

const Invented = z.object({
  given: Sentences,
  family: Sentences,
  themes: z.record(z.enum(themes), Sentences),
  obstacles: Sentences,
  notes: Sentences,
  practice: z.object({ title: z.string(), what: z.string(), results: z.string() }),
  declined: z.string(),
});

/** What somebody who does not exist says in a language (`data/demo/README.md`). */
export type Invented = z.infer<typeof Invented>;

const read = new Map<Language, Invented>();

export function invented(language: Language): Invented {
  const known = read.get(language);
  if (known) return known;
  const path = join(projectRoot(), "data", "demo", `${language}.json`);
  const made = Invented.parse(JSON.parse(readFileSync(path, "utf8")));
  read.set(language, made);
  return made;
}

/** Draws that are the same for the same seed (mulberry32). */
export interface Draws {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `count`. */
  below(count: number): number;
  one<T>(from: readonly T[]): T;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
}

export function draws(seed: number): Draws {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    one: (from) => {
      const found = from[below(from.length)];
      if (found === undefined) throw new RangeError("nothing to draw from");
      return found;
    },
    chance: (percent) => next() * 100 < percent,
  };
}

/** States that write to the United Nations in a language other than English. */
const writing: Readonly<Partial<Record<Language, string>>> = {
  ar: "ARE BHR COM DJI DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN QAT SAU SDN SOM SYR TUN YEM PSE",
  es: "AND ARG BOL CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN",
  fr: "BDI BEL BEN BFA CAF CIV CMR COD COG FRA GAB GIN HTI LUX MCO MDG MLI NER SEN TCD TGO",
  ru: "ARM BLR KAZ KGZ RUS TJK TKM UZB",
  zh: "CHN",
};

/** The language in which a party is written to and answers. */
export function languageOf(party: string): Language {
  return languages.find((language) => writing[language]?.split(" ").includes(party)) ?? "en";
}
