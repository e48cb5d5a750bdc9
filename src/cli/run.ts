import { CommanderError } from "commander";
import { Language, negotiateLanguage } from "../kernel/language.ts";
import { ProblemError, problem } from "../kernel/problem.ts";
import { words } from "../kernel/words.ts";
import { Exit, exit } from "./exit.ts";
import { makeProgram } from "./program.ts";
import { openTerminal } from "./terminal.ts";

/** Runs one command and gives its exit code. Whatever goes wrong is said in the reader's language. */
export async function runCommandLine(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const terminal = openTerminal(words(chooseLanguage(argv, env)));
  stopQuietlyWhenNobodyReads();
  try {
    await makeProgram(terminal, env).parseAsync(argv, { from: "user" });
    return exit.done;
  } catch (error) {
    terminal.clearProgress();
    if (error instanceof Exit) return error.code;
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
    if (error instanceof ProblemError) {
      terminal.problems(error.problems);
      return exit.problem;
    }
    const [code, what] = systemError(error);
    terminal.problems([problem("cli.unexpected", { what: what ?? String(error), code })]);
    if (env.CORRIDOR_DEBUG && error instanceof Error) terminal.tell(error.stack ?? "");
    return exit.problem;
  }
}

/** `--lang` wins over CORRIDOR_LANG, that over the locale of the shell. */
export function chooseLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const said = at < 0 ? undefined : (argv[at]?.split("=")[1] ?? argv[at + 1]);
  const asked = Language.safeParse(said ?? env.CORRIDOR_LANG);
  return asked.success ? asked.data : negotiateLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}

function systemError(error: unknown): readonly [string, string | undefined] {
  if (!(error instanceof Error)) return ["", undefined];
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return [code, error.message];
}

/** `corridor observations ... | head` ends without a complaint when head has seen enough. */
function stopQuietlyWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exit.done);
    throw error;
  });
}
