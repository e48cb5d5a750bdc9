import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../kernel/root.ts";

const File = z.object({
  source: z.string(),
  topics: z.array(z.object({ id: z.string().regex(/^[a-z-]+$/), terms: z.array(z.string()).min(1) })),
});

interface Topic {
  readonly id: string;
  readonly pattern: RegExp;
}

let list: readonly Topic[] | undefined;

function topics(): readonly Topic[] {
  list ??= File.parse(
    JSON.parse(readFileSync(join(projectRoot(), "data", "record", "topics.json"), "utf8")),
  ).topics.map(({ id, terms }) => ({ id, pattern: termsPattern(terms) }));
  return list;
}

/** A term matches whole words, a final `*` any ending. */
function termsPattern(terms: readonly string[]): RegExp {
  const alternatives = terms.map((term) => {
    const stem = term.endsWith("*");
    const words = (stem ? term.slice(0, -1) : term)
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replace(/ /g, "[ -]");
    return stem ? `${words}\\p{L}*` : words;
  });
  return new RegExp(`(?<![\\p{L}\\d])(?:${alternatives.join("|")})(?![\\p{L}\\d])`, "iu");
}

/** The ids of all topics of the thesaurus, in its order; their names are `record:topic.<id>`. */
export function allTopics(): readonly string[] {
  return topics().map(({ id }) => id);
}

/** The topics of the field that a text speaks of, in the order of the thesaurus (`data/record/topics.json`). */
export function topicsOf(text: string): readonly string[] {
  return topics().flatMap(({ id, pattern }) => (pattern.test(text) ? [id] : []));
}
