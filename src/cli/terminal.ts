import { createInterface } from "node:readline/promises";
import type { Problem } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import type { Words } from "../kernel/words.ts";
import { progressBar } from "./progress.ts";

/** Where a command speaks: results go to standard output, everything about the work to standard error. */
export interface Terminal {
  readonly words: Words;
  /** A line of the result. */
  say(line: string): void;
  /** A line about the work. */
  tell(line: string): void;
  /** The result for a program, as indented JSON. */
  json(value: unknown): void;
  /** Writes and waits until the reader has taken it: for results too large for memory. */
  write(chunk: string | Uint8Array): Promise<void>;
  problems(problems: readonly Problem[]): void;
  /** A bar for people; silent where standard error is not a terminal. */
  readonly progress: OnProgress;
  clearProgress(): void;
  /** Asks yes or no; without a person at the terminal the answer is `otherwise`. */
  ask(question: string, otherwise: boolean): Promise<boolean>;
}

export function openTerminal(words: Words): Terminal {
  const bar = progressBar(process.stderr, words);
  const tell = (line: string) => {
    bar.clear();
    process.stderr.write(`${line}\n`);
  };
  return {
    words,
    say: (line) => {
      bar.clear();
      process.stdout.write(`${line}\n`);
    },
    tell,
    json: (value) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    write: (chunk) =>
      new Promise((resolve, reject) => {
        process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    problems: (problems) => {
      for (const problem of problems) {
        tell(words.t(`cli:severity.${problem.severity}`, { said: words.problem(problem) }));
      }
    },
    progress: bar.update,
    clearProgress: bar.clear,
    ask: async (question, otherwise) => {
      if (!process.stdin.isTTY || !process.stderr.isTTY) return otherwise;
      bar.clear();
      const prompt = createInterface({ input: process.stdin, output: process.stderr });
      // The prompt swallows Ctrl+C; without this the question would never be answered.
      prompt.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
      try {
        const answer = (await prompt.question(`${question} `)).trim().toLocaleLowerCase();
        if (answer === "") return otherwise;
        return words.t("cli:answer.yes").split("|").includes(answer);
      } finally {
        prompt.close();
      }
    },
  };
}
