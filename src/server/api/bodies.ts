import { z } from "zod";
import { Education, Measure, Sex, Status, Unit } from "../../kernel/dimension.ts";
import type { Language } from "../../kernel/language.ts";
import { Language as LanguageSchema } from "../../kernel/language.ts";
import { type Territory, TerritoryKind } from "../../kernel/territory/model.ts";
import { type Release, ReleaseDescription } from "../../statistics/releases/model.ts";

/** Shapes that several resources answer with. Territories are named by ISO 3166 alpha-3 where there is one, else M49. */

const Id = z.string().regex(/^([A-Z]{3}|\d{3,4})$/);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const TerritoryBody = z.object({
  id: Id,
  kind: TerritoryKind,
  name: z.string(),
  names: z.record(LanguageSchema, z.string()),
  m49: z.string().nullable(),
  iso2: z.string().nullable(),
  iso3: z.string().nullable(),
  memberOf: z.array(Id),
  successors: z.array(Id),
  years: z.object({ first: z.int().optional(), last: z.int().optional() }).optional(),
});

export function territoryBody(one: Territory, language: Language): z.infer<typeof TerritoryBody> {
  const { id, kind, names, m49, iso2, iso3, memberOf, successors, years } = one;
  return {
    id,
    kind,
    name: names[language],
    names: { ...names },
    m49,
    iso2,
    iso3,
    memberOf: [...memberOf],
    successors: [...successors],
    ...(years === undefined ? {} : { years: { ...years } }),
  };
}

/** A release in a list. */
export const ReleaseSummaryBody = z.object({
  hash: Hash,
  current: z.boolean(),
  dataset: z.string(),
  version: z.string(),
  source: ReleaseDescription.shape.source,
  coverage: ReleaseDescription.shape.coverage,
  href: z.string(),
});

export function releaseSummary(release: Release, current: boolean): z.infer<typeof ReleaseSummaryBody> {
  const { dataset, version, source, coverage } = release.description;
  return { hash: release.hash, current, dataset, version, source, coverage, href: releaseAddress(release) };
}

/** A release with all that it says of itself, but for whether it is current: that may change, the rest never does. */
export const ReleaseBody = ReleaseDescription.extend({
  hash: Hash,
  observations: z.string(),
});

export function releaseBody(release: Release): z.infer<typeof ReleaseBody> {
  const { dataset } = release.description;
  return {
    hash: release.hash,
    ...release.description,
    observations: `/api/observations/${dataset}?release=${release.hash}`,
  };
}

export function releaseAddress(release: Release): string {
  return `/api/datasets/${release.description.dataset}/releases/${release.hash}`;
}

/** An observation: as on the command line, so in the API and in every file. */
export const ObservationBody = z.object({
  dataset: z.string(),
  release: Hash,
  origin: Id.nullable(),
  destination: Id,
  sex: Sex,
  age: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  unit: Unit,
  status: Status,
  measure: Measure,
  education: Education,
  dataType: z.string().nullable(),
  notes: z.string().nullable(),
});
