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
  /** As they stand in {@link spaced} text: a whole word or words between spaces, or the beginning of a word. */
  readonly terms: readonly string[];
}

let list: readonly Topic[] | undefined;

function topics(): readonly Topic[] {
  list ??= File.parse(
    JSON.parse(readFileSync(join(projectRoot(), "data", "record", "topics.json"), "utf8")),
  ).topics.map(({ id, terms }) => ({
    id,
    terms: terms.map((term) => (term.endsWith("*") ? spaced(term.slice(0, -1)).trimEnd() : spaced(term))),
  }));
  return list;
}

/** A text's words in small letters, each between single spaces, so that terms are found without patterns. */
function spaced(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim()} `;
}

/** The ids of all topics of the thesaurus, in its order; their names are `record:topic.<id>`. */
export function allTopics(): readonly string[] {
  return topics().map(({ id }) => id);
}

/**
 * The topics of the field that a text speaks of, in the order of the thesaurus (`data/record/topics.json`); a term there matches whole
 * words, one with a final `*` any ending.
 */
export function topicsOf(text: string): readonly string[] {
  const words = spaced(text);
  return topics().flatMap(({ id, terms }) => (terms.some((term) => words.includes(term)) ? [id] : []));
}
