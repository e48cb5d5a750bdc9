import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { writeFormat } from "../format.ts";
import { type Home, openHome } from "../home.ts";
import { openStore, type Store, type StoreOptions } from "../open.ts";
import { homePaths } from "../paths.ts";
import { pgliteBackend } from "../pglite/backend.ts";
import { postgresPrograms, startPostgres, type TestPostgres } from "./postgres.ts";

/** A new data folder with its store, for one test. */
export interface TestStore {
  readonly home: Home;
  readonly store: Store;
  /** Opens the same again, after {@link close}. */
  reopen(options?: StoreOptions): Promise<TestStore>;
  close(): Promise<void>;
}

export type OpenTestStore = (options?: StoreOptions) => Promise<TestStore>;

/** Runs the same tests over the embedded store and over a real PostgreSQL, where one can be started. */
export function describeBothStores(name: string, tests: (open: OpenTestStore) => void): void {
  describe(`${name}, embedded`, () => {
    tests(
      opener(async (folder) => {
        await prepareEmbedded(folder);
        return undefined;
      }),
    );
  });
  const programs = postgresPrograms();
  const title = programs
    ? `${name}, PostgreSQL`
    : `${name}, PostgreSQL (skipped: there is none that can be started)`;
  describe.skipIf(!programs)(title, () => {
    let server: TestPostgres | undefined;
    beforeAll(async () => {
      if (programs) server = await startPostgres(programs);
    });
    afterAll(() => server?.stop());
    tests(opener(async () => server?.database()));
  });
}

let model: Promise<string> | undefined;
// For each test file that imports this one.
afterAll(async () => {
  if (model) rmSync(await model, { recursive: true, force: true });
  model = undefined;
});

/** Makes a data folder with an empty embedded store. The first takes seconds; the next are copies of it. */
export async function prepareEmbedded(folder: string): Promise<void> {
  model ??= makeModel();
  await mkdir(folder, { recursive: true });
  await writeFormat(homePaths(folder).format);
  cpSync(homePaths(await model).store, homePaths(folder).store, { recursive: true });
}

async function makeModel(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "corridor-model-"));
  await (await pgliteBackend(homePaths(folder), 60_000)).close();
  return folder;
}

function opener(prepare: (folder: string) => Promise<string | undefined>): OpenTestStore {
  const folders: string[] = [];
  const opened = new Set<TestStore>();
  afterAll(async () => {
    for (const one of opened) await one.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  async function open(
    folder: string,
    databaseUrl: string | undefined,
    options: StoreOptions,
  ): Promise<TestStore> {
    const home = unwrap(await openHome(folder));
    const store = unwrap(await openStore(home, { databaseUrl, ...options }));
    const made: TestStore = {
      home,
      store,
      reopen: (again = {}) => open(folder, databaseUrl, again),
      close: async () => {
        if (!opened.delete(made)) return;
        await store.close();
        await home.close();
      },
    };
    opened.add(made);
    return made;
  }

  return async (options = {}) => {
    const folder = mkdtempSync(join(tmpdir(), "corridor-store-"));
    folders.push(folder);
    return open(folder, await prepare(folder), options);
  };
}
