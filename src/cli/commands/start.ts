import { userInfo } from "node:os";
import { Command, Option } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import type { Corridor } from "../corridor.ts";
import { sharedOptions, wholeNumber } from "../options.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly home: string;
  readonly host?: string;
  readonly port?: number;
}

/** `corridor start`: fills a new data folder, then serves until it is told to stop. */
export function startCommand({ terminal, env }: CommandContext): Command {
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("start")
    .usage(t("cli:start.usage"))
    .description(t("cli:start.about"))
    .addOption(new Option("--port <port>", t("cli:option.port")).argParser(wholeNumber))
    .addOption(new Option("--host <address>", t("cli:option.host")))
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:start.examples")}`)
    .action(async ({ home, ...given }: Options) => {
      const [{ openCorridor }, { startServer }, { optionsFromEnvironment }, { localDesk }, { serveDesk }] =
        await Promise.all([
          import("../corridor.ts"),
          import("../../server/start.ts"),
          import("../../server/options.ts"),
          import("../desk/local.ts"),
          import("../desk/serve.ts"),
        ]);
      // A person at a terminal wants to hear of trouble only; a log file wants everything.
      const quiet = process.stderr.isTTY && !env.CORRIDOR_LOG_LEVEL ? { logLevel: "warn" as const } : {};
      const options = unwrap(optionsFromEnvironment(env, { ...quiet, ...given }));
      const corridor = await openCorridor(home, terminal, env);
      let served = "";
      const operatorLink = async () => {
        const key = await corridor.accounts.issueEntry(userInfo().username);
        return `${served}/${terminal.words.language}/first-account?key=${key}`;
      };
      const desk = await serveDesk(
        localDesk(corridor, corridor.operator, operatorLink),
        corridor.home.secret,
      );
      const shutting = new AbortController();
      let background: Promise<void> | undefined;
      const services = {
        ...corridor,
        close: async () => {
          shutting.abort();
          await background;
          await corridor.home.announce(null);
          await desk.close();
          await corridor.close();
        },
      };
      const running = await startServer(services, options);
      if (!running.ok) await services.close();
      const { url, stop } = unwrap(running);
      served = url;
      corridor.accounts.servedAt(url);
      await corridor.home.announce(desk.address);
      terminal.say(t("cli:start.listening", { url }));
      // A link is for the person at the terminal; where there is none it would only lie in a log, and `corridor link` gives one.
      if (process.stdin.isTTY) {
        if (!(await corridor.accounts.any()))
          terminal.tell(t("cli:link.said", { url: await operatorLink() }));
        terminal.tell(t("cli:start.stop"));
      }
      background = firstWork(corridor, { signal: shutting.signal, terminal, env, url });
      await toldToStop();
      terminal.tell(t("cli:start.stopping"));
      await stop();
    });
}

interface FirstWork {
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Where the pages are. */
  readonly url: string;
}

/** Estimates flows and compiles the first report where there are none yet, while people already look at the pages. */
async function firstWork(corridor: Corridor, { signal, terminal, env, url }: FirstWork): Promise<void> {
  const { catalogue, derivations } = corridor;
  const compile = async () => {
    if (env.CORRIDOR_FIRST_REPORT === "off" || signal.aborted) return;
    const { firstReport } = await import("../../report/keeping/first.ts");
    const made = await firstReport(corridor, signal);
    if (!made.ok) terminal.problems(made.problems);
    else if (made.value !== null) {
      const address = `${url}/${terminal.words.language}/reports/${made.value}`;
      terminal.say(terminal.words.t("report-writing:cli.first", { url: address }));
    }
  };
  try {
    if (env.CORRIDOR_FLOWS === "off") return await compile();
    const { firstFlows } = await import("../../statistics/derived/first-flows.ts");
    for (const made of await firstFlows({ catalogue }, derivations, signal, compile))
      if (!made.ok) terminal.problems(made.problems);
  } catch (error) {
    if (!signal.aborted) terminal.tell(error instanceof Error ? error.message : String(error));
  }
}

/** Until Ctrl+C or a polite request to end; a second one ends at once. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
