import { z } from "zod";
import type { Language } from "../language.ts";

/**
 * A territory is an area with an M49 code, or one that the series need and M49 no longer has. Its identifier is the
 * ISO 3166-1 alpha-3 code where there is one, else the M49 number with three digits (`001` is the world); publishers'
 * own areas that have neither keep the publisher's number (`901`, `1503`, `2003`).
 */
export const TerritoryId = z
  .string()
  .regex(/^([A-Z]{3}|\d{3,4})$/)
  .brand<"TerritoryId">();
export type TerritoryId = z.infer<typeof TerritoryId>;

/**
 * - `territory`: a country or area that can be an origin or a destination
 * - `former`: one that no longer exists, or existed within other borders
 * - `region`: a part of the world (M49 region, sub-region, intermediate region, the world itself)
 * - `group`: a set for analysis (development, LDC, LLDC, SIDS, income, a publisher's own)
 * - `residual`: what is left over, such as UN DESA's origin 2003 "Others"
 */
export const TerritoryKind = z.enum(["territory", "former", "region", "group", "residual"]);
export type TerritoryKind = z.infer<typeof TerritoryKind>;

export interface Territory {
  readonly id: TerritoryId;
  readonly kind: TerritoryKind;
  /** Three digits, or null for areas outside M49. */
  readonly m49: string | null;
  readonly iso2: string | null;
  readonly iso3: string | null;
  /** Official short forms. */
  readonly names: Readonly<Record<Language, string>>;
  /** Regions and groups that hold it, the narrowest region first, the world left out. Income groups are by year: see incomeGroup(). */
  readonly memberOf: readonly TerritoryId[];
  /** For a former territory: what became of it. */
  readonly successors: readonly TerritoryId[];
  /** For a former territory: first and last year of its figures, where the registers say. */
  readonly years?: { readonly first?: number; readonly last?: number };
}

export const world = TerritoryId.parse("001");
