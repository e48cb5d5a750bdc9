import { Exit, exit } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** What Ctrl+C does to the work of a command. */
export interface Interruption {
  /** Names the work that Ctrl+C ends from now on; `said` is what the reader is then told of it. */
  during(said: () => string): void;
  /** Work that is finished once it has begun: Ctrl+C waits for its end, and then ends the command. */
  finish<T>(work: () => Promise<T>): Promise<T>;
  /** Ends the command with 130 where Ctrl+C came during work that had to be finished. */
  throwIfAsked(): void;
  /** Ctrl+C is again the system's. */
  release(): void;
}

/**
 * Takes Ctrl+C over. Whatever is being read may be dropped at any moment, since what is unfinished is invisible and is
 * removed when the data folder is opened again; so the program says what became of the work, and ends at once.
 */
export function takeInterruption(terminal: Terminal): Interruption {
  let said = () => "";
  let finishing = false;
  let asked = false;
  const interrupt = () => {
    if (finishing) {
      asked = true;
      return;
    }
    terminal.clearProgress();
    terminal.tell(said());
    process.exit(exit.interrupted);
  };
  process.on("SIGINT", interrupt);
  return {
    during: (words) => {
      said = words;
    },
    finish: async (work) => {
      finishing = true;
      try {
        return await work();
      } finally {
        finishing = false;
      }
    },
    throwIfAsked: () => {
      if (asked) throw new Exit(exit.interrupted);
    },
    release: () => {
      process.off("SIGINT", interrupt);
    },
  };
}
