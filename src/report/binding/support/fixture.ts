import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { openResponses } from "../../../consultation/responses/service.ts";
import { giveConsultation, smallQuestionnaire } from "../../../consultation/responses/support/fixture.ts";
import { openDirectory } from "../../../directory/service.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { projectRoot } from "../../../kernel/root.ts";
import { starterFacts } from "../../../record/keeping/facts.ts";
import { openRecord } from "../../../record/service.ts";
import { stageImport } from "../../../statistics/importing/stage.ts";
import { openCatalogue } from "../../../statistics/releases/catalogue.ts";
import { openEngine } from "../../../statistics/releases/engine.ts";
import type { Release } from "../../../statistics/releases/model.ts";
import { openHome } from "../../../store/home.ts";
import { openStore } from "../../../store/open.ts";
import { prepareEmbedded } from "../../../store/support/both.ts";
import type { BindingParts } from "../parts.ts";

/** For the tests of reports: the figures and the record that come with Corridor, in a data folder of their own. */

const system: Actor = { kind: "system" };

export interface StarterParts extends BindingParts {
  /** Imports figures from a file, and makes them current. */
  importFigures(path: string): Promise<readonly Release[]>;
  /** Imports the text of a document. */
  importText(path: string, symbol?: string): Promise<void>;
  /** Puts another text in the place of one. */
  replaceText(text: string): Promise<void>;
  /** A consultation about paragraph 9 of 61/208, to which three replied: Kenya's is public, Ghana's and Peru's are for the secretariat; Fiji did not. */
  consult(): Promise<void>;
  close(): Promise<void>;
}

const starter = [
  "un-desa-stock-2024",
  "un-desa-stock-age-2024",
  "un-wpp-2024",
  "world-bank-indicators-2023",
] as const;

/** The moment at which everything in these tests is taken over. */
export const testMoment = "2026-11-21T09:00:00.000Z";

export async function starterParts(): Promise<StarterParts> {
  const folder = await mkdtemp(join(tmpdir(), "corridor-report-"));
  await prepareEmbedded(folder);
  const home = unwrap(await openHome(folder));
  const { paths } = home;
  const store = unwrap(await openStore(home));
  const now = () => new Date(testMoment);
  const { record } = await openRecord({ store, paths, now });
  unwrap(await record.takeFacts(system, await starterFacts()));
  const { releases, tmp } = paths;
  const engine = await openEngine({ directories: [releases, tmp], tempDirectory: tmp });
  const catalogue = openCatalogue(releases, tmp, engine);
  const statistics = { engine, catalogue };
  const importFigures = async (path: string) => {
    const staged = unwrap(await stageImport(path, { engine, catalogue }));
    for (const release of staged.releases) unwrap(await catalogue.publish(release, { makeCurrent: true }));
    return staged.releases;
  };
  for (const name of starter) await importFigures(join(projectRoot(), "data", "starter", `${name}.tsv`));
  const responses = openResponses({ store, directory: openDirectory({ store, now }), now });
  return {
    statistics,
    record,
    responses,
    statements: null,
    actor: { kind: "operator", name: "test" },
    now,
    importFigures,
    importText: async (path, symbol) => {
      const bytes = new Uint8Array(await readFile(path));
      const options = symbol === undefined ? {} : { symbol };
      unwrap(await record.importDocuments(system, { name: basename(path), bytes }, options));
    },
    replaceText: async (text) => {
      const file = { name: "replaced.txt", bytes: new TextEncoder().encode(text) };
      unwrap(await record.importDocuments(system, file, { replace: true }));
    },
    consult: async () => {
      const id = "implementation-of-61-208";
      const chosen = (one: string) => ({ kind: "choice", chosen: [one], other: null });
      const detail = { kind: "text", text: "A law of 2019 & a <plan>.", language: "en" };
      const submitted = (
        answers: Readonly<Record<string, unknown>>,
        publication: "public" | "secretariat",
      ) => ({
        submissions: [{ answers, publication }],
      });
      await giveConsultation(store, {
        id,
        questionnaire: aboutParagraph(smallQuestionnaire, "A/RES/61/208#op_9"),
        replies: [
          { party: "KEN", ...submitted({ policy: chosen("yes"), detail }, "public") },
          { party: "GHA", ...submitted({ policy: chosen("yes"), detail }, "secretariat") },
          { party: "PER", ...submitted({ policy: chosen("no") }, "secretariat") },
          { party: "FJI" },
        ],
      });
      unwrap(await responses.publish({ kind: "operator", name: "test" }, id, true));
    },
    close: async () => {
      await engine.close();
      await store.close();
      await home.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same questionnaire, asking all of a paragraph. */
function aboutParagraph({ sections, ...questionnaire }: Questionnaire, address: string): Questionnaire {
  return {
    ...questionnaire,
    sections: sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({ ...question, about: [address] })),
    })),
  };
}
