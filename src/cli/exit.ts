/** Exit codes of the command line, as `corridor help` lists them. */
export const exit = {
  done: 0,
  /** The deed could not be done: the input or the data folder is at fault, and the words say how. */
  problem: 1,
  /** The command was not understood. */
  usage: 2,
  /** `compare`, `doctor`: it ran, and what it found is not as one would wish. */
  found: 3,
  /** Ended by Ctrl+C. */
  interrupted: 130,
} as const;

/** Ends a command with a code, after whatever it had to say has been said. */
export class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}
