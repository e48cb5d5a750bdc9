import { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { Exit, exit } from "../exit.ts";
import { sharedOptions } from "../options.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor doctor`: looks at everything that must be well, and says what is not. */
export function doctorCommand({ terminal, env }: CommandContext): Command {
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("doctor")
    .usage(t("cli:doctor.usage"))
    .description(t("cli:doctor.about"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("cli:doctor.examples")}`)
    .action(async ({ home, json }: Options) => {
      const { examine } = await import("../doctor.ts");
      const checks = [];
      for await (const check of examine(home, env)) {
        checks.push(check);
        if (json) continue;
        const said = t(`cli:doctor.check.${check.check}`, check.facts);
        terminal.say(`${t(check.good ? "cli:doctor.good" : "cli:doctor.bad").padEnd(10)} ${said}`);
        terminal.problems(check.problems);
      }
      if (json) terminal.json(checks);
      if (!checks.every((check) => check.good)) throw new Exit(exit.found);
    });
}
