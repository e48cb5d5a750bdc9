import type { Language } from "./language.ts";
import { territory } from "./territory/register.ts";

interface Catalogue {
  readonly language: Language;
  t(key: string): string;
  has(key: string): boolean;
}

/**
 * Says which figure a finding is about. Findings stand in releases, which no language may change, so they hold codes:
 * `USA 2020 T migrant-stock` and `MEX→USA 1990 F` begin with a territory or a corridor; what follows is period, sex, age
 * and measure. `001 2049 T net-migration` is "World, 2049, both sexes, net migration".
 */
export function figureInWords(codes: string, words: Catalogue): string {
  const [corridor = "", ...others] = codes.split(" ");
  const places = corridor.split("→").map((code) => territory(code)?.names[words.language] ?? code);
  const said = others.map((code) => {
    const key = ["kernel:sex", "kernel:measure", "importing:derived"].find((one) =>
      words.has(`${one}.${code}`),
    );
    return key === undefined ? code : words.t(`${key}.${code}`);
  });
  return [places.join(" → "), ...said].join(words.t("kernel:place.separator"));
}
