import { userInfo } from "node:os";
import { accountSettings } from "../directory/accounts/settings.ts";
import type { Actor } from "../kernel/actor.ts";
import { ok, type Result, unwrap } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import { starterFacts } from "../record/keeping/facts.ts";
import { type Opened, openServices } from "../server/open.ts";
import { backup } from "../statistics/backup.ts";
import { ensureStarter } from "../statistics/starter.ts";
import type { BackupDone } from "./desk/model.ts";
import type { Terminal } from "./terminal.ts";

/** A data folder held by this process, filled with the starter figures, and the deeds on it. */
export interface Corridor extends Opened {
  /** Whoever runs the command. */
  readonly operator: Actor;
  backup(path: string, onProgress: OnProgress): Promise<Result<BackupDone>>;
}

/** Opens a data folder for this process alone. Problems as values, `store.in-use` among them. */
export async function tryOpenCorridor(
  folder: string,
  terminal: Terminal,
  env: NodeJS.ProcessEnv,
): Promise<Result<Corridor>> {
  const accounts = accountSettings(env);
  if (!accounts.ok) return accounts;
  const opened = await openServices(folder, {
    accounts: accounts.value,
    databaseUrl: env.DATABASE_URL,
    mail: env.CORRIDOR_MAIL,
  });
  if (!opened.ok) return opened;
  const corridor = opened.value;
  terminal.problems(corridor.recovered.problems);
  const filled = await fill(corridor, terminal);
  if (!filled.ok) {
    await corridor.close();
    return filled;
  }
  const operator: Actor = { kind: "operator", name: userInfo().username };
  return ok({
    ...corridor,
    operator,
    backup: (path, onProgress) => backup(operator, corridor, path, { onProgress }),
  });
}

/** The same, with problems thrown. */
export async function openCorridor(
  folder: string,
  terminal: Terminal,
  env: NodeJS.ProcessEnv,
): Promise<Corridor> {
  return unwrap(await tryOpenCorridor(folder, terminal, env));
}

async function fill(
  { home, store, imports, catalogue, record, meetings }: Opened,
  terminal: Terminal,
): Promise<Result<number>> {
  if ((await catalogue.datasets()).length === 0)
    terminal.tell(terminal.words.t("cli:start.filling", { path: home.paths.home }));
  const filled = await ensureStarter({ store, imports, onProgress: terminal.progress });
  terminal.clearProgress();
  if (!filled.ok) return filled;
  const told = await record.takeFacts({ kind: "system" }, await starterFacts());
  if (!told.ok) return told;
  const held = await meetings.takePast({ kind: "system" });
  return held.ok ? filled : held;
}
