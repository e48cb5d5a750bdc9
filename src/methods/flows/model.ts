import type { FitFault } from "../ipf/model.ts";
import type { Matrix } from "../matrix.ts";

/** What flows are made from. Rows of the stocks are birthplaces, columns residences; the diagonal holds the natives. */
export interface StockPair {
  readonly start: Matrix;
  readonly end: Matrix;
  /** Births in each territory over the period. */
  readonly births: ArrayLike<number>;
  readonly deaths: ArrayLike<number>;
}

export type TableName = "start" | "end" | "births" | "deaths" | "seed";

/** Why flows cannot be made from a pair of tables; territories by their index. */
export type FlowFault =
  | {
      readonly fault: "not-square";
      readonly table: TableName;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly fault: "sizes-differ";
      readonly table: TableName;
      readonly size: number;
      readonly expected: number;
    }
  /** A cell that is no finite number, or negative. Negative natives are repaired instead. Lists have no column. */
  | {
      readonly fault: "not-a-number" | "negative";
      readonly table: TableName;
      readonly row: number;
      readonly column: number | undefined;
      readonly value: number;
    }
  /** More were born, or died, in a territory than live there at the end, or lived there at the beginning. */
  | {
      readonly fault: "births-above-population" | "deaths-above-population";
      readonly index: number;
      readonly count: number;
      readonly population: number;
    }
  /** People of a birthplace live somewhere at one time, none anywhere at the other: no rescaling makes some of none. */
  | {
      readonly fault: "birthplace-in-one-table";
      readonly index: number;
      readonly table: "start" | "end";
      readonly total: number;
    }
  /** Births less deaths are so far from the change of the world's population that there are not enough natives to move. */
  | { readonly fault: "imbalance-above-natives"; readonly imbalance: number; readonly natives: number }
  /** A stock cannot be fitted to the birthplace totals: rows are birthplaces, columns residences. */
  | { readonly fault: "margins"; readonly table: "start" | "end"; readonly fit: FitFault }
  /** The seed does not let those born in `birthplace` move as they must: rows are origins, columns destinations. */
  | { readonly fault: "seed-margins"; readonly birthplace: number; readonly fit: FitFault }
  /** The stock at the beginning has no inverse. */
  | { readonly fault: "no-inverse" };

/** A repair that the accounts needed, and where: by the index of the territory. */
export interface Repair {
  readonly repair: "negative-natives-set-to-zero" | "births-spread-over-column" | "outflow-capped";
  readonly index: number;
  /** Persons concerned. */
  readonly size: number;
}
