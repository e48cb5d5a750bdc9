import { compareResource } from "./compare.ts";
import { datasetResource } from "./dataset.ts";
import { datasetsResource } from "./datasets.ts";
import { flowsResource } from "./flows.ts";
import { observationsResource } from "./observations.ts";
import { releaseResource } from "./release.ts";
import { releasesResource } from "./releases.ts";
import type { Resource } from "./resource.ts";
import { searchResource } from "./search.ts";
import { territoriesResource } from "./territories.ts";
import { territoryResource } from "./territory.ts";

/** All resources of the API, in the order in which its page lists them. */
export const resources: readonly Resource[] = [
  datasetsResource,
  datasetResource,
  releasesResource,
  releaseResource,
  observationsResource,
  compareResource,
  flowsResource,
  territoriesResource,
  territoryResource,
  searchResource,
];
