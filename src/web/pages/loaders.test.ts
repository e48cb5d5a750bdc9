import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForms } from "../../consultation/forms/service.ts";
import { openQuestionnaires } from "../../consultation/questionnaire/service.ts";
import { openReplies } from "../../consultation/replying/service.ts";
import { openResponses } from "../../consultation/responses/service.ts";
import { openConsultations } from "../../consultation/running/service.ts";
import { openMeetings } from "../../dialogue/meetings/service.ts";
import { openSaid } from "../../dialogue/outcome/opening.ts";
import { openParticipation } from "../../dialogue/participation/service.ts";
import { openProgrammes } from "../../dialogue/programme/service.ts";
import { openSpeakers } from "../../dialogue/speakers/service.ts";
import { openAccounts } from "../../directory/accounts/service.ts";
import { openAudit } from "../../directory/audit/service.ts";
import { requireRight } from "../../directory/rights.ts";
import { openDirectory } from "../../directory/service.ts";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { openLetters } from "../../mail/service.ts";
import { openRecord } from "../../record/service.ts";
import { openReports } from "../../report/keeping/service.ts";
import { openCatalogue } from "../../statistics/releases/catalogue.ts";
import { type Engine, openEngine } from "../../statistics/releases/engine.ts";
import { datasets as allDatasets } from "../../statistics/releases/model.ts";
import { type Home, openHome } from "../../store/home.ts";
import { openStore, type Store } from "../../store/open.ts";
import { prepareEmbedded } from "../../store/support/both.ts";
import type { PageContext } from "../context.ts";
import { loader as corridor } from "./corridor.tsx";
import { loader as dataset } from "./dataset.tsx";
import { loader as datasets } from "./datasets.tsx";
import { loader as door } from "./door.ts";
import { loader as elsewhere } from "./elsewhere.tsx";
import { loader as search } from "./search.tsx";
import { loader as territory } from "./territory.tsx";
import { action as chooseTheme } from "./theme.ts";
import { loader as world } from "./world.tsx";

/** Nothing has been imported yet: what each page says and where it leads. Filled pages are tested in a browser. */
describe("pages of an empty house", () => {
  const folder = mkdtempSync(join(tmpdir(), "corridor-web-"));
  let engine: Engine;
  let home: Home;
  let store: Store;
  let context: PageContext;

  beforeAll(async () => {
    engine = await openEngine();
    await prepareEmbedded(folder);
    home = unwrap(await openHome(folder));
    store = unwrap(await openStore(home));
    const { record } = await openRecord({ store, paths: home.paths });
    const catalogue = openCatalogue(join(folder, "releases"), join(folder, "tmp"), engine);
    const replies = openReplies({
      store,
      directory: openDirectory({ store }),
      statistics: { catalogue, engine },
      paths: home.paths,
      now: () => new Date(0),
    });
    const responses = openResponses({ store, directory: openDirectory({ store }) });
    context = {
      services: {
        now: () => new Date(0),
        engine,
        catalogue,
        record,
        audit: openAudit({ store }),
        directory: openDirectory({ store }),
        accounts: await openAccounts({
          store,
          now: () => new Date(0),
          actorOf: openDirectory({ store }).actorOf,
        }),
        letters: await openLetters({ store, paths: home.paths, requireRight }),
        questionnaires: openQuestionnaires({ store, record }),
        replies,
        forms: openForms({ store, replies }),
        consultations: openConsultations({ store }),
        responses,
        reports: openReports({
          store,
          sources: { statistics: { catalogue, engine }, record, responses, statements: null },
        }),
        ...openSaid({ store, paths: home.paths, directory: openDirectory({ store }), record }),
        meetings: openMeetings({ store }),
        programme: openProgrammes({ store }),
        participation: openParticipation({ store }),
        speakers: openSpeakers({ store }),
      },
      nonce: "",
      theme: "auto",
      enhanceUrl: null,
      softwareVersion: "0.0.0",
      person: null,
      door: {
        caller: { cookies: "", device: "", address: "" },
        headers: () => new Headers(),
        forget: () => {},
      },
    };
  });
  afterAll(async () => {
    await engine.close();
    await store.close();
    await home.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function asked(path: string, params: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const request = new Request(new URL(path, "http://corridor.example"), { headers });
    return { request, params, context, unstable_pattern: "", unstable_url: new URL(request.url) } as never;
  }

  /** Where a loader leads, or the status that it refuses with. */
  async function answer(made: () => unknown): Promise<string | number | undefined> {
    try {
      const given = await made();
      return given instanceof Response ? (given.headers.get("Location") ?? given.status) : undefined;
    } catch (thrown) {
      if (thrown instanceof Response) return thrown.headers.get("Location") ?? thrown.status;
      const { init } = thrown as { init?: { status?: number } };
      return init?.status;
    }
  }

  test.each(languages)(
    "the world, a territory, a corridor and a dataset are there without figures (%s)",
    async (language) => {
      const empty = await world(asked(`/${language}`, { language }));
      expect(empty.shown).toBeNull();
      expect(empty.head.crumbs).toHaveLength(1);
      expect((await territory(asked("/", { language, id: "MEX" }))).shown).toBeNull();
      expect((await corridor(asked("/", { language, origin: "MEX", destination: "USA" }))).shown).toBeNull();
      expect((await dataset(asked("/", { language, id: "un-wpp" }))).shown).toBeNull();
      expect((await datasets(asked("/", { language }))).datasets).toHaveLength(allDatasets.length);
    },
  );

  test("the door leads to the reader's language", async () => {
    expect(await answer(() => door(asked("/", {}, { "Accept-Language": "fr-CH, en;q=0.5" })))).toBe("/fr");
    expect(await answer(() => door(asked("/")))).toBe("/en");
  });

  test("an address without its language gets it, any other is not found", async () => {
    expect(await answer(() => elsewhere(asked("/territory/MEX?year=1990")))).toBe(
      "/en/territory/MEX?year=1990",
    );
    expect(await answer(() => elsewhere(asked("/nothing")))).toBe(404);
    expect(await answer(() => elsewhere(asked("/en/nothing")))).toBe(404);
  });

  test.each([
    ["mex usa", "/en/corridor/MEX/USA"],
    ["墨西哥 美国", "/en/corridor/MEX/USA"],
    ["Nepal", "/en/territory/NPL"],
    ["484", "/en/territory/MEX"],
    ["UN-WPP", "/en/dataset/un-wpp"],
    ["mexi", undefined],
    ["", undefined],
  ])("search for %j leads to %s", async (q, to) => {
    const path = `/en/search?${new URLSearchParams({ q })}`;
    expect(await answer(() => search(asked(path, { language: "en" })))).toBe(to);
  });

  test("a territory has one address", async () => {
    const of = (id: string) => answer(() => territory(asked("/", { language: "en", id })));
    expect(await of("mex")).toBe("/en/territory/MEX");
    expect(await of("484")).toBe("/en/territory/MEX");
    expect(await of("Atlantis")).toBe(404);
  });

  test("a corridor has one address and two ends", async () => {
    const of = (origin: string, destination: string) =>
      answer(() => corridor(asked("/", { language: "en", origin, destination })));
    expect(await of("mex", "USA")).toBe("/en/corridor/MEX/USA");
    expect(await of("MEX", "840")).toBe("/en/corridor/MEX/USA");
    expect(await of("MEX", "MEX")).toBe(404);
  });

  test("other languages and datasets are not found", async () => {
    expect(await answer(() => world(asked("/de", { language: "de" })))).toBe(404);
    expect(await answer(() => dataset(asked("/", { language: "en", id: "un-else" })))).toBe(404);
  });

  test("the theme is kept in a cookie, and the form leads back to this site only", async () => {
    const choose = async (fields: Record<string, string>) => {
      const body = new URLSearchParams(fields);
      const request = new Request("http://corridor.example/theme", { method: "POST", body });
      return chooseTheme({ request, params: {}, context } as never);
    };
    const dark = await choose({ theme: "dark", return: "/en/about" });
    expect(dark.status).toBe(303);
    expect(dark.headers.get("Location")).toBe("/en/about");
    expect(dark.headers.get("Set-Cookie")).toMatch(
      /^theme=dark; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly$/,
    );
    const away = await choose({ theme: "purple", return: "//evil.example" });
    expect(away.headers.get("Location")).toBe("/");
    expect(away.headers.get("Set-Cookie")).toMatch(/^theme=auto; Path=\/; Max-Age=0;/);
  });
});
