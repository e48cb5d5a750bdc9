import { type Definition, quotientFound, sliceOf } from "./definition.ts";
import { returnMeasures } from "./returns.ts";

/** Those who come back to where they were born in per cent of all who arrive, over the years between two stocks. */
export const returnShare: Definition = {
  id: "return-share",
  unit: "percent",
  needs: ["corridor-flows"],
  open({ returns }) {
    if (!returns) return undefined;
    const { basis, periods, arrived, returned } = returns;
    return {
      basis: [basis],
      periods,
      figure: (territory, period) =>
        quotientFound(territory, 100, (one) => {
          const denominator = arrived(one, period);
          // A territory to which people move and nobody comes back has no row of returns: that is a zero.
          return { numerator: returned(one, period) ?? (denominator === null ? null : 0), denominator };
        }),
      evidence: (territory, period) =>
        [returnMeasures.returned, returnMeasures.arrived].map((measure) =>
          sliceOf(basis, { measure, destination: territory, period, sex: "T" }),
        ),
    };
  },
};
