import { createHash } from "node:crypto";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { DocumentRow } from "../repository/documents.ts";
import type { UnderstoodDocument } from "../understanding/understand.ts";
import { mandatesOfFacts, mandatesOfText } from "./content.ts";
import { type Edition, type Facts, KeptMandate } from "./model.ts";

/**
 * Editions by the name that references give them: the hash of the original that was read. A text that was read again with corrections
 * says other words from the same original, so the second reading of an original is `<hash>~2`.
 */
export function editionName({ number, sha256 }: Edition, editions: readonly Edition[]): string {
  const nth = editions.filter((one) => one.sha256 === sha256 && one.number <= number).length;
  return nth > 1 ? `${sha256}~${nth}` : sha256;
}

/** The shortest beginning of a hash that names an edition. */
const shortest = 8;

/** The edition that a name, or eight digits of it, means. A bare hash is the first reading of its original. */
export function editionNamed(editions: readonly Edition[], name: string): Edition | undefined {
  const [hash = "", nth] = name.toLowerCase().split("~");
  if (hash.length < shortest) return undefined;
  const readings = editions
    .filter(({ sha256 }) => sha256.startsWith(hash))
    .toSorted((a, b) => a.number - b.number);
  const [first] = readings;
  if (readings.some(({ sha256 }) => sha256 !== first?.sha256)) return undefined;
  return nth === undefined ? first : readings[Number(nth) - 1];
}

/** What facts alone tell of a paragraph: its requests, line by line; null where they tell of none. */
export function toldOf(facts: Facts, paragraph: string): string | null {
  const told = mandatesOfFacts(facts).filter((one) => one.paragraph === paragraph);
  return told.length === 0 ? null : told.map(({ mandate }) => mandate.text).join("\n");
}

/** The version of words that have no original: their own hash. */
export function wordsVersion(words: string): string {
  return createHash("sha256").update(words).digest("hex");
}

/** The version of what facts tell of a whole document. */
export function factsVersion(facts: Facts): string {
  return wordsVersion(
    mandatesOfFacts(facts)
      .map(({ mandate }) => `${mandate.id} ${mandate.text}`)
      .join("\n"),
  );
}

/** Whether a version is that of facts, or of what they tell of one of their paragraphs. */
export function factsNamed(facts: Facts | null, name: string): boolean {
  if (facts === null || name.length < shortest) return false;
  const paragraphs = new Set(mandatesOfFacts(facts).map(({ paragraph }) => paragraph));
  const versions = [...paragraphs].map((one) => wordsVersion(toldOf(facts, one) ?? ""));
  return [factsVersion(facts), ...versions].some((one) => one.startsWith(name.toLowerCase()));
}

/**
 * The edition that is asked for, the current one where none is; null for what facts alone tell. Throws ProblemError
 * `records.unknown-edition` (facts: symbol, edition).
 */
export function shownEdition(
  { symbol, edition, facts }: Pick<DocumentRow, "symbol" | "edition" | "facts">,
  editions: readonly Edition[],
  asked: string | undefined,
): Edition | null {
  if (asked === undefined) return editions.find(({ number }) => number === edition) ?? null;
  const named = editionNamed(editions, asked);
  if (named) return named;
  if (factsNamed(facts, asked)) return null;
  throw new ProblemError(problem("records.unknown-edition", { symbol, edition: asked.slice(0, 12) }));
}

/**
 * The requests of a text that was replaced, or of the facts before it: those that the text of today has too stand as they stand, of the
 * others nothing was said.
 */
export function keptIn(
  understood: UnderstoodDocument | null,
  facts: Facts | null,
  now: readonly KeptMandate[],
): readonly KeptMandate[] {
  const [any] = now;
  const placed = understood ? mandatesOfText(understood) : facts ? mandatesOfFacts(facts) : [];
  const standing = new Map(now.map((one) => [one.id, one]));
  return placed.map(({ mandate, paragraph }) =>
    KeptMandate.parse({
      ...mandate,
      symbol: any?.symbol ?? understood?.symbol ?? facts?.symbol ?? "",
      paragraph,
      title: any?.title ?? understood?.title ?? facts?.title ?? null,
      adopted: any?.adopted ?? understood?.date ?? facts?.date ?? null,
      of: any?.of ?? { organ: facts?.organ ?? null, session: facts?.session ?? null },
      basis: understood ? "text" : "facts",
      state: standing.get(mandate.id)?.state ?? "to-do",
      standing: standing.get(mandate.id)?.standing ?? null,
    }),
  );
}
