import type { Education } from "../../kernel/dimension.ts";
import { world } from "../../kernel/territory/model.ts";
import { allBorn } from "../../methods/indicators/education.ts";
import { type Definition, quotientFound, sliceOf } from "./definition.ts";

/** Emigration rates by education: m = M / (M + N) of those aged 25 or over (`methods/indicators/education.ts`). */
function rate(id: Definition["id"], education: Education): Definition {
  return {
    id,
    unit: "percent",
    needs: ["oecd-dioc"],
    open({ skills }) {
      if (!skills) return undefined;
      const { basis } = skills;
      return {
        basis: [basis],
        periods: skills.periods,
        figure: (territory, period) =>
          quotientFound(territory, 100, (one) => {
            const emigrants = skills.emigrants(one, education, period);
            return {
              numerator: emigrants,
              denominator: allBorn(emigrants, skills.residents(one, education, period)),
            };
          }),
        evidence: (territory, period) => {
          const slice = { age: "25+", education, period, sex: "T" };
          return [
            sliceOf(basis, { measure: "migrant-stock", destination: world, origin: territory, ...slice }),
            sliceOf(basis, { measure: "native-born", destination: territory, ...slice }),
          ];
        },
      };
    },
  };
}

export const skillIndicators: readonly Definition[] = [
  rate("emigration-rate-high", "HIGH"),
  rate("emigration-rate-medium", "MEDIUM"),
  rate("emigration-rate-low", "LOW"),
  rate("emigration-rate", "T"),
];
