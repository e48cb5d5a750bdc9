import { z } from "zod";
import { Measure, Sex, Unit } from "../../kernel/dimension.ts";
import { Source } from "../../kernel/source.ts";

/** A dataset is a series of releases of the same table; its identifier stands in addresses and on the command line. */
export const datasets = [
  "un-desa-stock",
  "un-desa-stock-total",
  "un-desa-stock-age",
  "un-wpp",
  "un-desa-flows",
  "oecd-flows",
  "eurostat-flows",
  "oecd-dioc",
  "iab-brain-drain",
  "world-bank-remittances",
  "world-bank-indicators",
  "world-bank-bilateral",
  "world-bank-stock",
  "remittance-prices",
  "corridor-flows",
] as const;
export const DatasetId = z.enum(datasets);
export type DatasetId = z.infer<typeof DatasetId>;

/** The SHA-256, in lower-case hexadecimal, that names a release. People may shorten it to 8 digits or more. */
export const ReleaseHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"ReleaseHash">();
export type ReleaseHash = z.infer<typeof ReleaseHash>;

/** What a check of the figures found: a code of the catalogue (`importing.totals-differ`), how often, and the first cases in words of data. */
export const Finding = z.object({
  code: z.string(),
  count: z.int().nonnegative(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;

/** How a derived release was made, so that it can be made again. */
export const Lineage = z.object({
  inputs: z.array(z.object({ dataset: DatasetId, release: ReleaseHash })),
  method: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  software: z.string(),
});
export type Lineage = z.infer<typeof Lineage>;

/**
 * `release.json`. It holds nothing of the moment or the machine of the import (those stand in the journal), so the same
 * input gives the same release.
 */
export const ReleaseDescription = z.object({
  format: z.literal(1),
  dataset: DatasetId,
  /** The publisher's version: `2024` for a revision. Versions of a dataset sort as text. */
  version: z.string(),
  source: Source,
  /** The files it was read from, by content. */
  inputs: z.array(z.object({ sha256: z.string(), bytes: z.int().nonnegative(), format: z.string() })),
  measures: z.array(Measure),
  units: z.array(Unit),
  coverage: z.object({
    observations: z.int().nonnegative(),
    destinations: z.int().nonnegative(),
    origins: z.int().nonnegative(),
    periods: z.array(z.string()),
    sexes: z.array(Sex),
    ages: z.array(z.string()),
    missing: z.int().nonnegative(),
  }),
  /** The publisher's footnotes by key, in the publisher's words. */
  notes: z.record(z.string(), z.string()),
  findings: z.array(Finding),
  lineage: Lineage.optional(),
});
export type ReleaseDescription = z.infer<typeof ReleaseDescription>;

/** A release that can be read: its description, its hash, and where its Parquet lies. */
export interface Release {
  readonly hash: ReleaseHash;
  readonly description: ReleaseDescription;
  /** Absolute path of `observations.parquet`. */
  readonly parquet: string;
}
