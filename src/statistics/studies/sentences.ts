import type { TerritoryId } from "../../kernel/territory/model.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import type { Words } from "../../kernel/words.ts";
import type { IndicatorFigure } from "../indicators/model.ts";
import { gapInWords, shownNumber, valueInWords } from "../indicators/say.ts";
import type { BoundFigure, Part } from "./model.ts";

/** Sentences of the catalogue with figures in their places, bound to what they rest on. */

/** A figure as a part of a sentence or a table; undefined where there is none. */
export function bound(words: Words, figure: IndicatorFigure | undefined): BoundFigure | undefined {
  if (!figure || figure.value === null || figure.period === null || figure.evidence.length === 0)
    return undefined;
  const { value, unit, indicator, territory, period, evidence } = figure;
  return {
    kind: "figure",
    text: valueInWords(words, unit, value),
    value,
    unit,
    indicator,
    territory,
    period,
    evidence,
  };
}

/** The same for the cell of a table, whose row or column says the unit. */
export function bare(words: Words, figure: IndicatorFigure | undefined): BoundFigure | undefined {
  const whole = bound(words, figure);
  return whole && { ...whole, text: shownNumber(words, whole.unit, whole.value) };
}

/** An indicator with its unit, as it heads the row or column of a table. */
export function named(
  words: Words,
  { indicator, unit }: Pick<IndicatorFigure, "indicator" | "unit">,
): string {
  const name = words.t(`indicators:name.${indicator}`);
  // What is counted for each 100 says so in its name.
  return unit === "per-hundred"
    ? name
    : words.t("studies:named", { name, unit: words.t(`indicators:unit.${unit}`) });
}

/** No text of a catalogue or a register holds these, so a sentence falls apart where its figures stand. */
const [open, close] = ["\ue000", "\ue001"];

/** A sentence of the catalogue as parts: each figure stands where its placeholder does. */
export function sentence(
  words: Words,
  key: string,
  figures: Readonly<Record<string, BoundFigure>>,
  facts: Readonly<Record<string, string>> = {},
): Part[] {
  const names = Object.keys(figures);
  const marked = Object.fromEntries(names.map((name, i) => [name, `${open}${i}${close}`]));
  return parts(words.t(key, { ...facts, ...marked }), (i) => figures[names[i] ?? ""]);
}

function parts(text: string, figureAt: (place: number) => BoundFigure | undefined): Part[] {
  return text.split(open).flatMap((piece, i): Part[] => {
    const end = i === 0 ? -1 : piece.indexOf(close);
    const figure = end < 0 ? undefined : figureAt(Number(piece.slice(0, end)));
    const rest = end < 0 ? piece : piece.slice(end + 1);
    return [...(figure ? [figure] : []), ...(rest === "" ? [] : [{ kind: "words" as const, text: rest }])];
  });
}

/** `For comparison: Asia, 12 per cent; World, 10 per cent.` Empty where nobody else has a figure. */
export function comparison(
  words: Words,
  others: readonly (readonly [TerritoryId, BoundFigure | undefined])[],
): Part[] {
  const known = others.flatMap(([id, figure]) => (figure ? [[id, figure] as const] : []));
  if (known.length === 0) return [];
  const list = known
    .map(([id], i) =>
      words.t("studies:compared", { name: territoryName(id, words.language), value: `${open}${i}${close}` }),
    )
    .join(words.t("studies:separator"));
  return parts(words.t("studies:compare", { list }), (i) => known[i]?.[1]);
}

/** That there is no figure, and why. */
export function gapSentence(words: Words, figure: IndicatorFigure): Part {
  const name = words.t(`indicators:name.${figure.indicator}`);
  return { kind: "words", text: words.t("studies:gap", { name, reason: gapInWords(words, figure) }) };
}

/** Sentences one after the other, with the space that the language sets between them. */
export function joined(sentences: readonly (readonly Part[])[], { language }: Words): Part[] {
  const space: Part = { kind: "words", text: language === "zh" ? "" : " " };
  return sentences
    .filter((one) => one.length > 0)
    .flatMap((one, i) => (i === 0 || space.text === "" ? [...one] : [space, ...one]));
}
