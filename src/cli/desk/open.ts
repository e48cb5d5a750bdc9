import { ProblemError } from "../../kernel/problem.ts";
import { readControl } from "../../store/control.ts";
import { homePaths } from "../../store/paths.ts";
import { tryOpenCorridor } from "../corridor.ts";
import type { Terminal } from "../terminal.ts";
import { localDesk } from "./local.ts";
import type { Desk } from "./model.ts";
import { remoteDesk } from "./remote.ts";

/** The desk of a data folder: here, or where the Corridor that is running on it serves one. */
export async function openDesk(home: string, terminal: Terminal, env: NodeJS.ProcessEnv): Promise<Desk> {
  const opened = await tryOpenCorridor(home, terminal, env);
  if (opened.ok) {
    const corridor = opened.value;
    const desk = localDesk(corridor, corridor.operator);
    return {
      ...desk,
      close: async () => {
        await desk.close();
        await corridor.close();
      },
    };
  }
  const control = await readControl(homePaths(home).control);
  const held = opened.problems.some(({ code }) => code === "store.in-use");
  if (held && control?.address) return remoteDesk({ ...control, address: control.address });
  throw new ProblemError(...opened.problems);
}
