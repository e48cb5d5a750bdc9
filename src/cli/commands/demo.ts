import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import type { DemoNote } from "../demo/fill.ts";
import { wholeNumber } from "../options.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly seed: number;
  readonly again?: true;
}

/** `corridor demo [FOLDER]`: invented years in the life of a secretariat, in a folder of their own. */
export function demoCommand({ terminal }: CommandContext): Command {
  const { t } = terminal.words;
  return new Command("demo")
    .usage(t("demo:cli.usage"))
    .description(t("demo:cli.about"))
    .argument("[folder]", t("demo:cli.folder"), "corridor-demo")
    .addOption(new Option("--seed <n>", t("demo:cli.seed")).argParser(wholeNumber).default(61208))
    .addOption(new Option("--again", t("demo:cli.again")))
    .action(async (given: string, { seed, again }: Options) => {
      const { DemoNote, demoFile, fillDemo } = await import("../demo/fill.ts");
      const folder = resolve(given);
      const noted = join(folder, demoFile);
      if (existsSync(noted) && !again) {
        tellHow(terminal, given, DemoNote.parse(JSON.parse(readFileSync(noted, "utf8"))));
        return;
      }
      if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(noted))
        throw new ProblemError(problem("demo.not-empty", { path: given }));
      // Made beside and given its name when it is whole: what is there is a demonstration or none.
      const making = `${folder}.making`;
      await rm(making, { recursive: true, force: true });
      terminal.tell(t("demo:cli.making"));
      const today = new Date().toISOString().slice(0, 10);
      const note = await fillDemo(making, { seed, today, onProgress: terminal.progress });
      terminal.clearProgress();
      await rm(folder, { recursive: true, force: true });
      await rename(making, folder);
      tellHow(terminal, given, note);
    });
}

function tellHow(terminal: Terminal, folder: string, { accounts, replies }: DemoNote): void {
  const { t, number } = terminal.words;
  terminal.say(t("demo:cli.made", { folder, count: replies, n: number(replies) }));
  terminal.say(`  corridor start --home ${folder}`);
  terminal.say(t("demo:cli.accounts"));
  for (const { who, email, password } of accounts)
    terminal.say(`  ${email.padEnd(30)} ${password.padEnd(24)} ${t(`demo:who.${who}`)}`);
}
