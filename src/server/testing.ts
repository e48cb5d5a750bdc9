import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openForms } from "../consultation/forms/service.ts";
import { openQuestionnaires } from "../consultation/questionnaire/service.ts";
import { openReplies } from "../consultation/replying/service.ts";
import { openResponses } from "../consultation/responses/service.ts";
import { giveConsultation, smallQuestionnaire } from "../consultation/responses/support/fixture.ts";
import { openConsultations } from "../consultation/running/service.ts";
import { openMeetings } from "../dialogue/meetings/service.ts";
import { MeetingId } from "../dialogue/model.ts";
import { openSaid } from "../dialogue/outcome/opening.ts";
import { forgetDelegate } from "../dialogue/participation/registering.ts";
import { openParticipation } from "../dialogue/participation/service.ts";
import { moveWithMeeting } from "../dialogue/programme/moving.ts";
import { openProgrammes } from "../dialogue/programme/service.ts";
import { openSpeakers } from "../dialogue/speakers/service.ts";
import { openAccounts } from "../directory/accounts/service.ts";
import { openAudit } from "../directory/audit/service.ts";
import { requireRight } from "../directory/rights.ts";
import { openDirectory } from "../directory/service.ts";
import { allAges } from "../kernel/age.ts";
import type { Sex } from "../kernel/dimension.ts";
import { parsePeriod, year } from "../kernel/period.ts";
import { unwrap } from "../kernel/problem.ts";
import { TerritoryId } from "../kernel/territory/model.ts";
import { openLetters } from "../mail/service.ts";
import { starterFacts } from "../record/keeping/facts.ts";
import { openRecord } from "../record/service.ts";
import { openReports } from "../report/keeping/service.ts";
import type { Observation } from "../statistics/observation.ts";
import { openCatalogue } from "../statistics/releases/catalogue.ts";
import { openEngine } from "../statistics/releases/engine.ts";
import type { Release } from "../statistics/releases/model.ts";
import { openHome } from "../store/home.ts";
import { openStore } from "../store/open.ts";
import { prepareEmbedded } from "../store/support/both.ts";
import { createApp } from "./app.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { serverOptions } from "./options.ts";
import type { PageBuild } from "./pages/build.ts";
import type { OpenServices } from "./services.ts";

/** For the server's tests: a small world of figures in a real catalogue in a folder of its own. */

export interface TestServices extends OpenServices {
  /** Imports another vintage, in which every figure is `factor` times that of the first. */
  publish(version: string, factor: number): Promise<Release>;
  /** Shows the answers of a small consultation on 61/208: one public, one for the secretariat alone. */
  publishAnswers(): Promise<void>;
  /** Announces a meeting and publishes the programme of its template. */
  publishProgramme(): Promise<void>;
  /** Issues a report on 61/208: `a-res-61-208`. */
  publishReport(): Promise<void>;
  /** Shows a contribution to that meeting, and issues its summary: `publishProgramme` goes before. */
  publishSummary(): Promise<void>;
  /** Makes estimated flows, as `corridor flows stocks --save` does, but of a few corridors only. */
  publishFlows(): Promise<Release>;
}

/** Services over a new folder with one release of the migrant stock and the starter record. Closing removes the folder. */
export async function testServices(): Promise<TestServices> {
  const folder = await mkdtemp(join(tmpdir(), "corridor-server-"));
  await prepareEmbedded(folder);
  const home = unwrap(await openHome(folder));
  const { paths } = home;
  const store = unwrap(await openStore(home));
  const now = () => new Date("2026-01-01T00:00:00Z");
  const { record } = await openRecord({ store, paths, now });
  unwrap(await record.takeFacts({ kind: "system" }, await starterFacts()));
  const { releases, tmp: temporaryFolder } = paths;
  const engine = await openEngine({
    directories: [releases, temporaryFolder],
    tempDirectory: temporaryFolder,
  });
  const catalogue = openCatalogue(releases, temporaryFolder, engine);
  const directory = openDirectory({ store, now, forget: [forgetDelegate] });
  const speakers = openSpeakers({ store, now });
  const accounts = await openAccounts({ store, now, actorOf: directory.actorOf });
  const replies = openReplies({ store, directory, statistics: { catalogue, engine }, paths, now });
  const responses = openResponses({ store, directory, now });
  const services: TestServices = {
    engine,
    catalogue,
    record,
    directory,
    accounts,
    letters: await openLetters({ store, paths, now, requireRight }),
    audit: openAudit({ store }),
    replies,
    forms: openForms({ store, replies }),
    questionnaires: openQuestionnaires({ store, record, now }),
    consultations: openConsultations({ store, now }),
    responses,
    reports: openReports({
      store,
      sources: { statistics: { catalogue, engine }, record, responses, statements: null },
      now,
    }),
    speakers,
    ...openSaid({ store, paths, directory, record, now }),
    programme: openProgrammes({ store, now }),
    meetings: openMeetings({ store, record, now, onMove: [moveWithMeeting] }),
    participation: openParticipation({ store, now, hold: speakers.credentials }),
    temporaryFolder,
    softwareVersion: "0.0.0-test",
    now,
    storeAnswers: async () => true,
    publish: async (version, factor) => {
      const draft = {
        dataset: "un-desa-stock" as const,
        version,
        source: { publisher: "A publisher", title: "Stock", version, licence: "CC BY 3.0 IGO" },
        inputs: [],
        notes: {},
        findings: [],
      };
      const staged = unwrap(await catalogue.stage(draft, smallWorld(factor)));
      return unwrap(await catalogue.publish(staged, { makeCurrent: true })).release;
    },
    publishAnswers: async () => {
      const policy = { kind: "choice", chosen: ["yes"], other: null };
      await giveConsultation(store, {
        id: "implementation-of-61-208",
        questionnaire: smallQuestionnaire,
        replies: [
          { party: "KEN", submissions: [{ answers: { policy }, publication: "public" }] },
          { party: "GHA", submissions: [{ answers: { policy }, publication: "secretariat" }] },
        ],
      });
      const operator = { kind: "operator", name: "test" } as const;
      unwrap(await services.responses.publish(operator, "implementation-of-61-208", true));
    },
    publishProgramme: async () => {
      const operator = { kind: "operator", name: "test" } as const;
      const meeting = unwrap(
        await services.meetings.create(operator, {
          id: MeetingId.parse("dialogue-2027"),
          kind: "high-level-dialogue",
          title: { en: "High-level Dialogue" },
          opens: "2027-09-14",
          closes: "2027-09-15",
          zone: "America/New_York",
        }),
      );
      services.meetings.servedAt("http://corridor.test");
      unwrap(await services.meetings.announce(operator, meeting.id));
      const { draft } = unwrap(await services.programme.draft(operator, meeting.id));
      if (draft.sessions.length === 0) unwrap(await services.programme.begin(operator, meeting.id));
      const { revision } = unwrap(await services.programme.draft(operator, meeting.id)).draft;
      unwrap(
        await services.programme.publish(operator, meeting.id, { seen: revision, note: null, tell: false }),
      );
    },
    publishSummary: async () => {
      const operator = { kind: "operator", name: "test" } as const;
      const { contributions, roundTables, summaries } = services;
      const id = "dialogue-2027";
      const { number } = unwrap(
        await contributions.give(operator, id, {
          ...{ kind: "statement", party: "KEN", title: "Statement by Kenya", language: "en" },
          given: "2027-09-14",
          text: { text: "Fees should fall." },
        }),
      );
      unwrap(await contributions.show(operator, id, number));
      const withheld = { kind: "written", party: "GHA", title: "Not shown", language: "en" } as const;
      const text = { text: "For the secretariat." };
      unwrap(await contributions.give(operator, id, { ...withheld, given: "2027-09-14", text }));
      const point = { kind: "point", language: "en", text: "Fees should fall.", by: ["KEN"] } as const;
      unwrap(await roundTables.note(operator, id, point));
      unwrap(await summaries.draft(operator, id));
      unwrap(await summaries.issue(operator, id, "A/82/515"));
    },
    publishReport: async () => {
      const operator = { kind: "operator", name: "test" } as const;
      const { reports } = services;
      const { report, change } = unwrap(await reports.create(operator, { mandates: ["A/RES/61/208"] }));
      let seen = change;
      for (const to of ["review", "cleared"] as const)
        seen = unwrap(await reports.advance(operator, report.id, to, seen)).change;
      unwrap(await reports.issue(operator, report.id, {}, seen));
    },
    publishFlows: async () => {
      const draft = {
        dataset: "corridor-flows" as const,
        version: "2024",
        source: { publisher: "Corridor", title: "Flows", version: "2024", licence: "CC BY 3.0 IGO" },
        inputs: [],
        notes: {},
        findings: [],
      };
      const staged = unwrap(await catalogue.stage(draft, smallFlows()));
      return unwrap(await catalogue.publish(staged, { makeCurrent: true })).release;
    },
    close: async () => {
      await accounts.close();
      await engine.close();
      await store.close();
      await home.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await services.publish("2024", 1);
  return services;
}

const [origins, destinations, sexes] = [
  ["MEX", "IND", "001"].map((id) => TerritoryId.parse(id)),
  ["USA", "ARE"].map((id) => TerritoryId.parse(id)),
  ["T", "M", "F"] as const satisfies readonly Sex[],
];

/** 3 origins, 2 destinations, 3 sexes, 2 years: 36 observations, of which one is missing. */
async function* smallWorld(factor: number): AsyncGenerator<readonly Observation[], void, void> {
  const observations: Observation[] = [];
  let number = 0;
  for (const destination of destinations)
    for (const origin of origins)
      for (const sex of sexes)
        for (const period of [year(2020), year(2024)]) {
          number += 1;
          const missing = number === 7;
          observations.push({
            measure: "migrant-stock",
            destination,
            origin,
            sex,
            age: allAges,
            education: "T",
            period,
            value: missing ? null : number * 1000 * factor,
            status: missing ? "O" : "A",
            unit: "persons",
            dataType: "B",
            notes: null,
          });
        }
  yield observations;
}

/** Four corridors in one period, by one method with its range. */
async function* smallFlows(): AsyncGenerator<readonly Observation[], void, void> {
  const period = unwrap(parsePeriod("2020-2024"));
  yield ["MEX", "IND"].flatMap((from, o) =>
    destinations.flatMap((destination, d) =>
      (
        [
          ["flow-da-pb-closed", 1],
          ["flow-low", 0.5],
          ["flow-high", 2],
        ] as const
      ).map(
        ([measure, factor]): Observation => ({
          measure,
          destination,
          origin: TerritoryId.parse(from),
          sex: "T",
          age: allAges,
          education: "T",
          period,
          value: (1 + o + 2 * d) * 1000 * factor,
          status: "E",
          unit: "persons",
          dataType: null,
          notes: null,
        }),
      ),
    ),
  );
}

export interface TestApp {
  /** Asks as a browser does; the address begins with a slash. */
  ask(address: string, init?: RequestInit): Promise<Response>;
  readonly metrics: Metrics;
}

/** An application over services, without a socket. */
export function testApp(
  services: OpenServices,
  given: { readonly pages?: PageBuild | null; readonly options?: Parameters<typeof serverOptions>[0] } = {},
): TestApp {
  const metrics = createMetrics();
  const app = createApp(services, {
    options: serverOptions(given.options),
    log: pino({ level: "silent" }),
    pages: given.pages ?? null,
    metrics,
  });
  return { ask: async (address, init) => app.request(`http://corridor.test${address}`, init), metrics };
}
