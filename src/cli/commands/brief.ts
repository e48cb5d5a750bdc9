import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, Option } from "commander";
import { type Language, languages } from "../../kernel/language.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { type PrintFormat, printFormats } from "../../print/model.ts";
import { studyNames } from "../../statistics/studies/model.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";

interface Options {
  readonly home: string;
  readonly format: string;
  readonly out: string;
  readonly study?: string;
  readonly language?: string;
}

/** `corridor brief PHL --format pdf --out DIR`: two pages on a territory, group or corridor, or a study, as files. */
export function briefCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t, language } = terminal.words;
  return new Command("brief")
    .usage(t("briefs:cli.usage"))
    .description(t("briefs:cli.about"))
    .argument("<place>", t("briefs:cli.place"))
    .argument("[destination]", t("briefs:cli.destination"))
    .addOption(new Option("--study <name>", t("briefs:cli.study", { names: studyNames.join(", ") })))
    .addOption(
      new Option("--format <formats>", t("briefs:cli.format", { formats: printFormats.join(", ") })).default(
        "pdf",
      ),
    )
    .addOption(new Option("--language <languages>", t("briefs:cli.language")))
    .addOption(new Option("-o, --out <folder>", t("briefs:cli.out")).default("."))
    .addOption(sharedOptions(terminal).home())
    .addHelpText("after", `\n${t("briefs:cli.examples")}`)
    .action(async (place: string, destination: string | undefined, options: Options) => {
      const { withReading } = await import("../reading.ts");
      const { briefFile } = await import("../../report/briefs/file.ts");
      const { briefSubject } = await import("../../report/briefs/model.ts");
      const places = destination === undefined ? [place] : [place, destination];
      const subject = unwrap(briefSubject({ places, study: options.study }));
      const formats = listed(options.format).map(formatNamed);
      const wanted =
        options.language === undefined ? [language] : listed(options.language).map(languageNamed);
      await withReading(options.home, context, async (reading) => {
        await mkdir(options.out, { recursive: true });
        for (const one of wanted) {
          for (const format of formats) {
            const { name, body } = unwrap(await briefFile(subject, format, reading, one));
            const file = join(options.out, name);
            await writeFile(file, body);
            terminal.tell(t("briefs:cli.written", { file, size: Math.ceil(body.length / 1000) }));
          }
        }
      });
    });
}

function listed(text: string): readonly string[] {
  return text
    .split(",")
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== "");
}

function formatNamed(text: string): PrintFormat {
  const found = printFormats.find((one) => one === text);
  if (found) return found;
  throw new ProblemError(problem("briefs.format", { format: text, known: printFormats.join(", ") }));
}

function languageNamed(text: string): Language {
  const found = languages.find((one) => one === text);
  if (found) return found;
  throw new ProblemError(problem("briefs.language", { language: text, known: languages.join(", ") }));
}
