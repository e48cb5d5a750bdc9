import { Command, Help, Option } from "commander";
import { languages } from "../kernel/language.ts";
import { softwareVersion } from "../kernel/root.ts";
import { auditCommand } from "./commands/audit/audit.ts";
import { backupCommand } from "./commands/backup.ts";
import { briefCommand } from "./commands/brief.ts";
import { compareCommand } from "./commands/compare.ts";
import { consultationCommand } from "./commands/consultation/consultation.ts";
import { demoCommand } from "./commands/demo.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { exportCommand } from "./commands/export.ts";
import { fetchCommand } from "./commands/fetch.ts";
import { flowsCommand } from "./commands/flows.ts";
import { importCommand } from "./commands/import.ts";
import { indicatorsCommand } from "./commands/indicators.ts";
import { lettersCommand } from "./commands/letters/letters.ts";
import { linkCommand } from "./commands/link.ts";
import { meetingCommand } from "./commands/meeting/meeting.ts";
import { observationsCommand } from "./commands/observations.ts";
import { peopleCommand } from "./commands/people.ts";
import { programmeCommand } from "./commands/programme.ts";
import { recordCommand } from "./commands/record/record.ts";
import { releasesCommand } from "./commands/releases.ts";
import { reportCommand } from "./commands/report/report.ts";
import { restoreCommand } from "./commands/restore.ts";
import { startCommand } from "./commands/start.ts";
import { studyCommand } from "./commands/study.ts";
import { verifyCommand } from "./commands/verify.ts";
import type { CommandContext } from "./context.ts";
import type { Terminal } from "./terminal.ts";

/** A command is made by a function in a file of its own; what it needs for its work it loads when it runs. */
export type MakeCommand = (context: CommandContext) => Command;

const commands: readonly MakeCommand[] = [
  startCommand,
  linkCommand,
  importCommand,
  releasesCommand,
  compareCommand,
  observationsCommand,
  indicatorsCommand,
  studyCommand,
  briefCommand,
  exportCommand,
  flowsCommand,
  recordCommand,
  fetchCommand,
  peopleCommand,
  consultationCommand,
  meetingCommand,
  programmeCommand,
  lettersCommand,
  reportCommand,
  auditCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  demoCommand,
  doctorCommand,
];

/** The whole command line, every word of it in the terminal's language. */
export function makeProgram(terminal: Terminal, env: NodeJS.ProcessEnv): Command {
  const { t } = terminal.words;
  const program = new Command("corridor");
  program
    .description(t("cli:corridor.about"))
    .version(softwareVersion(), "-V, --version", t("cli:option.version"))
    .addHelpText("after", `\n${t("cli:corridor.after")}`);
  for (const make of commands) program.addCommand(make({ terminal, env }));
  speak(program, terminal);
  return program;
}

/** Gives a command, and those below it, our words instead of commander's English ones. */
function speak(command: Command, terminal: Terminal): void {
  const { t, has } = terminal.words;
  if (command.commands.length > 0) command.usage(t("cli:corridor.usage"));
  command
    .helpOption("-h, --help", t("cli:option.help"))
    .helpCommand(false)
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => {
        const name = `cli:help.${title.replace(":", "").toLowerCase()}`;
        return has(name) ? t(name) : title;
      },
      subcommandTerm: (sub) => sub.name() + (sub.usage() ? ` ${sub.usage()}` : ""),
      optionDescription: (option) => describeOption(option, t),
    })
    .configureOutput({
      writeErr: () => {},
      outputError: () => {},
      writeOut: (text) => process.stdout.write(text),
    })
    .addOption(new Option("--lang <language>", t("cli:option.lang")).choices([...languages]));
  const fail = command.error.bind(command);
  command.error = (message, options) => {
    terminal.tell(usageError(message, options?.code ?? "", t, has));
    terminal.tell(t("cli:usage.more", { command: fullName(command) }));
    return fail(message, options);
  };
  for (const sub of command.commands) speak(sub, terminal);
}

function describeOption(option: Option, t: (key: string, facts?: Record<string, unknown>) => string): string {
  const choices = option.argChoices?.join(", ");
  const given = new Help().optionDescription(new Option(option.flags, option.description));
  return choices && !option.description.includes(choices) ? t("cli:help.choices", { given, choices }) : given;
}

/** Commander's message holds the word at fault between quotation marks; ours says what to do about it. */
function usageError(
  message: string,
  code: string,
  t: (key: string, facts?: Record<string, unknown>) => string,
  has: (key: string) => boolean,
): string {
  const [word = "", second = ""] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
  const near = /Did you mean (?:one of )?([^?)]+)\?/.exec(message)?.[1];
  const key = `cli:usage.${code.replace("commander.", "")}`;
  const said = has(key) ? t(key, { word, second }) : message;
  return near ? `${said} ${t("cli:usage.near", { near })}` : said;
}

function fullName(command: Command): string {
  const names: string[] = [];
  for (let c: Command | null = command; c; c = c.parent) names.unshift(c.name());
  return names.join(" ");
}
