import { compareResource } from "./compare.ts";
import { answerResource } from "./consultation/answer.ts";
import { consultationsResource } from "./consultation/consultations.ts";
import { consultationResponsesResource } from "./consultation/responses.ts";
import { datasetResource } from "./dataset.ts";
import { datasetsResource } from "./datasets.ts";
import { contributionsResource } from "./dialogue/contributions.ts";
import { meetingResource } from "./dialogue/meeting.ts";
import { meetingsResource } from "./dialogue/meetings.ts";
import { programmeResource } from "./dialogue/programme.ts";
import { summaryResource } from "./dialogue/summary.ts";
import { flowsResource } from "./flows.ts";
import { observationsResource } from "./observations.ts";
import { recordDocumentResource } from "./record/document.ts";
import { recordDocumentsResource } from "./record/documents.ts";
import { recordDueResource } from "./record/due.ts";
import { recordFeedResource } from "./record/feed.ts";
import { recordMandatesResource } from "./record/mandates.ts";
import { recordSearchResource } from "./record/search.ts";
import { releaseResource } from "./release.ts";
import { releasesResource } from "./releases.ts";
import { evidenceResource } from "./report/evidence.ts";
import { reportNewerResource } from "./report/newer.ts";
import { reportResource } from "./report/report.ts";
import { reportsResource } from "./report/reports.ts";
import { reportTraceResource } from "./report/trace.ts";
import { reportUsesResource } from "./report/uses.ts";
import type { Resource } from "./resource.ts";
import { searchResource } from "./search.ts";
import { studyResource } from "./study.ts";
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
  studyResource,
  territoriesResource,
  territoryResource,
  searchResource,
  recordDocumentsResource,
  recordDocumentResource,
  recordMandatesResource,
  recordDueResource,
  recordSearchResource,
  recordFeedResource,
  meetingsResource,
  meetingResource,
  consultationsResource,
  consultationResponsesResource,
  answerResource,
  programmeResource,
  contributionsResource,
  summaryResource,
  reportsResource,
  reportResource,
  reportTraceResource,
  reportNewerResource,
  reportUsesResource,
  evidenceResource,
];
