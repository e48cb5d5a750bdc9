import type { Source } from "../kernel/source.ts";
import type { Words } from "../kernel/words.ts";
import type { Basis } from "../statistics/questions/basis.ts";
import type { Catalogue } from "../statistics/releases/catalogue.ts";
import type { DatasetId, Release } from "../statistics/releases/model.ts";

/** The first eight digits of a release's hash: what people are shown. */
export function shortHash({ hash }: Pick<Release, "hash">): string {
  return hash.slice(0, 8);
}

export function datasetName(words: Words, id: DatasetId): string {
  return words.t(`web:dataset-name.${id}`);
}

/** Publisher, title, licence and release in one line. The names are the publisher's own. */
export function sourceLine(words: Words, release: Release): string {
  return lineOf(words, release.description.source, shortHash(release));
}

/** The lines of the releases that an answer rests on. */
export function basisLines(words: Words, basis: readonly Basis[]): readonly string[] {
  return basis.map(({ source, release }) => lineOf(words, source, release.slice(0, 8)));
}

function lineOf(words: Words, { publisher, title, licence }: Source, release: string): string {
  return words.t("web:source.line", { publisher, title, licence, release });
}

/** The lines of all datasets that have figures now. */
export async function currentSources(catalogue: Catalogue, words: Words): Promise<readonly string[]> {
  const current = await Promise.all((await catalogue.datasets()).map((id) => catalogue.current(id)));
  return current.flatMap((release) => (release ? [sourceLine(words, release)] : []));
}
