import { Command, Option } from "commander";
import { canonicalJson } from "../../kernel/canonical.ts";
import { parsePeriods } from "../../kernel/period.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { type StudyName, studyNames } from "../../statistics/studies/model.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";
import { openOutput } from "../output.ts";

interface Options {
  readonly home: string;
  readonly territory: string;
  readonly period?: string;
  readonly compare?: readonly string[];
  readonly out?: string;
  readonly json?: true;
}

/** `corridor study NAME --territory PHL --out study.html`: a ready-made study, as a page, as text or as JSON. */
export function studyCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  const shared = sharedOptions(terminal);
  const many = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  return new Command("study")
    .usage(t("studies:cli.usage"))
    .description(t("studies:cli.about"))
    .argument("<name>", t("studies:cli.name", { names: studyNames.join(", ") }))
    .addOption(new Option("--territory <territory>", t("studies:cli.territory")).makeOptionMandatory())
    .addOption(new Option("--period <period>", t("studies:cli.period")))
    .addOption(new Option("--compare <territory>", t("studies:cli.compare")).argParser(many))
    .addOption(new Option("-o, --out <file>", t("studies:cli.out")))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("studies:cli.examples")}`)
    .action(async (text: string, options: Options) => {
      const { withReading } = await import("../reading.ts");
      const { answerStudy } = await import("../../statistics/studies/study.ts");
      const { readyMade } = await import("../../statistics/studies/question.ts");
      const place = (spelling: string) => unwrap(resolveTerritory(spelling)).id;
      const question = readyMade(studyNamed(text), place(options.territory), {
        ...(options.period === undefined ? {} : { periods: unwrap(parsePeriods(options.period)) }),
        ...(options.compare === undefined ? {} : { compare: options.compare.map(place) }),
      });
      await withReading(options.home, context, async (reading) => {
        const answer = await answerStudy(question, reading, language);
        if (options.out === undefined && !options.json) {
          const { studyText } = await import("../../statistics/studies/text.ts");
          for (const line of studyText(answer)) terminal.say(line);
          return;
        }
        const { studyHtml } = await import("../../statistics/studies/html.ts");
        const output = await openOutput(options.out, terminal);
        await output.write(options.json ? `${canonicalJson(answer, 2)}\n` : studyHtml(answer));
        await output.close();
        if (options.out !== undefined) terminal.tell(t("studies:cli.written", { file: options.out }));
      });
    });
}

function studyNamed(text: string): StudyName {
  const found = studyNames.find((one) => one === text.trim().toLowerCase());
  if (found) return found;
  throw new ProblemError(problem("studies.unknown", { text, known: studyNames.join(", ") }));
}
