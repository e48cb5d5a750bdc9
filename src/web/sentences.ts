import { series } from "../statistics/questions/series.ts";
import type { WorldStock } from "../statistics/questions/world.ts";
import type { Ask } from "./ask.ts";
import { people, percent } from "./say.ts";

/** What stands beneath the world's finding: how large a share, how many women, how many when the series began. */
export async function worldSentences(
  { words, services }: Ask,
  stock: WorldStock,
): Promise<readonly string[]> {
  const { sex, period, populationShare, womenShare } = stock;
  const said: string[] = [];
  if (populationShare !== null)
    said.push(words.t(`web:world.share.${sex}`, { share: percent(words, populationShare) }));
  if (sex === "T" && womenShare !== null)
    said.push(words.t("web:world.women", { share: words.number(Math.round(womenShare)) }));
  const first = (await series(services))?.points[0];
  const then = first?.immigrants[sex === "F" ? "women" : sex === "M" ? "men" : "both"].value ?? null;
  if (first && then !== null && first.period !== period)
    said.push(words.t("web:world.since", { year: first.period, people: people(words, then, sex) }));
  return said;
}
