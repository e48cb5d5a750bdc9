import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../kernel/root.ts";

const File = z.object({
  source: z.string(),
  topics: z.array(z.object({ id: z.string().regex(/^[a-z-]+$/), terms: z.array(z.string()).min(1) })),
});

interface Term {
  /** As it stands in {@link spaced} text: a whole word or words between spaces, or the beginning of a word. */
  readonly words: string;
  /** The place of its topic in the thesaurus. */
  readonly topic: number;
}

interface Thesaurus {
  readonly ids: readonly string[];
  /** The terms by the first letters of their first words, so that each word of a text is compared with few. */
  readonly terms: ReadonlyMap<string, readonly Term[]>;
}

const keyLetters = 3;
let known: Thesaurus | undefined;

function thesaurus(): Thesaurus {
  if (known) return known;
  const path = join(projectRoot(), "data", "record", "topics.json");
  const { topics } = File.parse(JSON.parse(readFileSync(path, "utf8")));
  const terms = new Map<string, Term[]>();
  for (const [topic, { terms: own }] of topics.entries()) {
    for (const term of own) {
      const words = term.endsWith("*") ? spaced(term.slice(0, -1)).trimEnd() : spaced(term);
      const key = words.slice(1, 1 + keyLetters);
      const list = terms.get(key);
      if (list) list.push({ words, topic });
      else terms.set(key, [{ words, topic }]);
    }
  }
  known = { ids: topics.map(({ id }) => id), terms };
  return known;
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
  return thesaurus().ids;
}

/**
 * The topics of the field that a text speaks of, in the order of the thesaurus (`data/record/topics.json`); a term there matches whole
 * words, one with a final `*` any ending.
 */
export function topicsOf(text: string): readonly string[] {
  const words = spaced(text);
  const { ids, terms } = thesaurus();
  const found = new Set<number>();
  for (let at = 0; at >= 0 && at < words.length - 1; at = words.indexOf(" ", at + 1)) {
    for (const term of terms.get(words.slice(at + 1, at + 1 + keyLetters)) ?? []) {
      if (words.startsWith(term.words, at)) found.add(term.topic);
    }
  }
  return ids.filter((_, topic) => found.has(topic));
}
