import type { Terminal } from "./terminal.ts";

/** What every command is given: where to speak, and the settings of the surroundings. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
}
