import type { Sex } from "../kernel/dimension.ts";
import type { TerritoryId } from "../kernel/territory/model.ts";
import type { Words } from "../kernel/words.ts";
import { nameInText, nameOf } from "./names.ts";
import { people, percent } from "./numbers.ts";

/** The sentences that a map says on hover, focus and touch, and that people copy. */

/** "11.3 million people born in Mexico live in the United States of America (2024)". */
export function corridorSentence(
  words: Words,
  c: { origin: TerritoryId; destination: TerritoryId; value: number; sex: Sex; period: string },
): string {
  return words.t(`figures:sentence.corridor.${c.sex}`, {
    ...people(c.value, words),
    origin: nameInText(c.origin, words),
    destination: nameInText(c.destination, words),
    period: c.period,
  });
}

/** "52.4 million international migrants live in the United States of America (2024)". */
export function immigrantsSentence(
  words: Words,
  c: { destination: TerritoryId; value: number | null; sex: Sex; period: string },
): string {
  if (c.value === null) return noFigure(words, c.destination, c.period);
  return words.t(`figures:sentence.immigrants.${c.sex}`, {
    ...people(c.value, words),
    destination: nameInText(c.destination, words),
    period: c.period,
  });
}

/** A share of the population or of the migrants in a territory. */
export function shareSentence(
  words: Words,
  kind: "population-share" | "women",
  c: { territory: TerritoryId; value: number | null; period: string },
): string {
  if (c.value === null) return noFigure(words, c.territory, c.period);
  return words.t(`figures:sentence.${kind}`, {
    share: percent(c.value, words),
    name: nameInText(c.territory, words),
    period: c.period,
  });
}

function noFigure(words: Words, id: TerritoryId, period: string): string {
  return words.t("figures:sentence.no-figure", { name: nameOf(id, words), period });
}

/** A figure in words: its title, and the first of what it shows. */
export function saidRows(
  words: Words,
  kind: "largest" | "highest",
  title: string,
  rows: readonly { readonly name: string; readonly value: string }[],
): string {
  const items = rows.slice(0, 5).map((row) => words.t("figures:said.row", row));
  return items.length === 0 ? title : words.t(`figures:said.${kind}`, { title, items: words.list(items) });
}

/** Lines in words: where each begins and ends. */
export function saidLines(
  words: Words,
  title: string,
  lines: readonly { label: string; from: string; first: string; to: string; last: string }[],
): string {
  const items = lines.map((line) => words.t("figures:said.line", line));
  return items.length === 0
    ? title
    : words.t("figures:said.lines", { title, items: items.join(words.t("figures:said.separator")) });
}
