import { existsSync } from "node:fs";
import { ProblemError } from "../kernel/problem.ts";
import { homePaths } from "../store/paths.ts";
import { tryOpenCorridor } from "./corridor.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Fills a data folder that is new, so that the first command a person tries has an answer. One that exists is left alone:
 * reading needs no lock, and another process may hold it.
 */
export async function prepareHome(folder: string, terminal: Terminal, env: NodeJS.ProcessEnv): Promise<void> {
  if (existsSync(homePaths(folder).format)) return;
  const opened = await tryOpenCorridor(folder, terminal, env);
  if (opened.ok) await opened.value.close();
  // Another process was quicker: what it fills can be read as soon as it is there.
  else if (!opened.problems.some(({ code }) => code === "store.in-use"))
    throw new ProblemError(...opened.problems);
}
