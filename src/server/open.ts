import { sql } from "kysely";
import { openForms } from "../consultation/forms/service.ts";
import { openQuestionnaires } from "../consultation/questionnaire/service.ts";
import { openReplies } from "../consultation/replying/service.ts";
import { openResponses } from "../consultation/responses/service.ts";
import { openConsultations } from "../consultation/running/service.ts";
import { openMeetings } from "../dialogue/meetings/service.ts";
import { citeStatements } from "../dialogue/outcome/citing.ts";
import { openSaid } from "../dialogue/outcome/opening.ts";
import { forgetDelegate } from "../dialogue/participation/registering.ts";
import { openParticipation } from "../dialogue/participation/service.ts";
import { moveWithMeeting } from "../dialogue/programme/moving.ts";
import { openProgrammes } from "../dialogue/programme/service.ts";
import { openSpeakers } from "../dialogue/speakers/service.ts";
import { openAccounts } from "../directory/accounts/service.ts";
import type { AccountSettings } from "../directory/accounts/settings.ts";
import { openAudit } from "../directory/audit/service.ts";
import { requireRight } from "../directory/rights.ts";
import { openDirectory } from "../directory/service.ts";
import { ok, type Result } from "../kernel/problem.ts";
import { softwareVersion } from "../kernel/root.ts";
import { parseMailServer } from "../mail/server.ts";
import { openLetters } from "../mail/service.ts";
import { openRecord } from "../record/service.ts";
import { openReports } from "../report/keeping/service.ts";
import { type Derivations, openDerivations } from "../statistics/derived/service.ts";
import type { Recovered } from "../statistics/recovery.ts";
import { openCatalogue } from "../statistics/releases/catalogue.ts";
import { openEngine } from "../statistics/releases/engine.ts";
import { type Imports, openImports } from "../statistics/service.ts";
import { type Home, openHome } from "../store/home.ts";
import { openStore, type Store } from "../store/open.ts";
import { readSetting } from "../store/settings.ts";
import type { OpenServices } from "./services.ts";

export interface OpenOptions {
  /** An address `postgres://…`; without it the store is embedded in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** The mail server (`mail/server.ts`); without it letters become files in the outbox of the data folder. */
  readonly mail?: string | undefined;
  /** What whoever runs the service says about accounts; the defaults ask for nothing. */
  readonly accounts?: AccountSettings | undefined;
  readonly now?: () => Date;
}

/** Everything that a server needs, opened, with the folder and the store that it holds. */
export interface Opened extends OpenServices {
  readonly home: Home;
  readonly store: Store;
  /** The deeds around imports. */
  readonly imports: Imports;
  /** The deeds around derived releases. */
  readonly derivations: Derivations;
  /** What a crash had left unfinished, and was mended on opening. */
  readonly recovered: Recovered;
}

/**
 * Opens a data folder for this process alone, with its store, engine and catalogue, and mends what a crash has left. Closing lets go of all of
 * them, the folder last. Problems: those of opening the folder and the store, `mail.server-invalid`.
 */
export async function openServices(folder: string, options: OpenOptions = {}): Promise<Result<Opened>> {
  const now = options.now ?? (() => new Date());
  const server = options.mail ? parseMailServer(options.mail) : ok(undefined);
  if (!server.ok) return server;
  const home = await openHome(folder, { now });
  if (!home.ok) return home;
  const { paths } = home.value;
  const closers: (() => Promise<void>)[] = [() => home.value.close()];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= closeAll(closers);
    return closing;
  };
  try {
    const store = await openStore(home.value, { databaseUrl: options.databaseUrl, now });
    if (!store.ok) {
      await close();
      return store;
    }
    closers.push(() => store.value.close());
    const engine = await openEngine({ directories: [paths.releases, paths.tmp], tempDirectory: paths.tmp });
    closers.push(() => engine.close());
    const catalogue = openCatalogue(paths.releases, paths.tmp, engine);
    const { imports, recovered } = await openImports({ store: store.value, paths, catalogue, engine, now });
    const { record, refreshed } = await openRecord({ store: store.value, paths, now });
    const directory = openDirectory({ store: store.value, now, forget: [forgetDelegate] });
    const speakers = openSpeakers({ store: store.value, now });
    // Nobody in a demonstration exists: nobody is written to.
    const demonstration = (await readSetting(store.value.database(), "demonstration")) ?? false;
    const { actorOf } = directory;
    const accounts = await openAccounts({ store: store.value, now, actorOf, ...options.accounts });
    closers.push(() => accounts.close());
    const replies = openReplies({
      store: store.value,
      directory,
      statistics: { catalogue, engine },
      paths,
      now,
    });
    const responses = openResponses({ store: store.value, directory, now });
    const said = openSaid({
      store: store.value,
      paths,
      directory,
      record,
      now,
      address: options.accounts?.address,
    });
    const sources = {
      statistics: { catalogue, engine },
      record,
      responses,
      statements: citeStatements(said),
    };
    return ok({
      home: home.value,
      store: store.value,
      imports,
      derivations: openDerivations({ store: store.value, catalogue, engine }),
      recovered: { ...recovered, problems: [...recovered.problems, ...refreshed.problems] },
      record,
      directory,
      accounts,
      letters: await openLetters({
        ...{ store: store.value, paths, now, requireRight },
        server: demonstration ? undefined : server.value,
      }),
      demonstration,
      audit: openAudit({ store: store.value }),
      replies,
      forms: openForms({ store: store.value, replies }),
      questionnaires: openQuestionnaires({ store: store.value, record, now }),
      consultations: openConsultations({
        store: store.value,
        now,
        address: options.accounts?.address,
      }),
      responses,
      reports: openReports({ store: store.value, sources, now }),
      speakers,
      ...said,
      programme: openProgrammes({ store: store.value, now, address: options.accounts?.address }),
      meetings: openMeetings({
        ...{ store: store.value, record, now, address: options.accounts?.address },
        onMove: [moveWithMeeting],
      }),
      participation: openParticipation({
        ...{ store: store.value, now, address: options.accounts?.address },
        hold: speakers.credentials,
      }),
      engine,
      catalogue,
      softwareVersion: softwareVersion(),
      now,
      temporaryFolder: paths.tmp,
      storeAnswers: () => answers(store.value),
      close,
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Closes what was opened, the last first, each even where another fails. */
async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.toReversed()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function answers(store: Store): Promise<boolean> {
  await sql`select 1`.execute(store.database());
  return true;
}
