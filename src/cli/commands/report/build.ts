import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Language, languages } from "../../../kernel/language.ts";
import { ProblemError, problem, unwrap } from "../../../kernel/problem.ts";
import { type PrintFormat, printFormats } from "../../../print/model.ts";
import type { CommandContext } from "../../context.ts";
import type { Desk } from "../../desk/model.ts";
import { buildReportCall, findReportCall, newReportCall } from "../../desk/reports.ts";
import { sharedOptions } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { withDesk } from "../record/shared.ts";

interface Options {
  readonly home: string;
  readonly out: string;
  readonly format: readonly PrintFormat[];
  readonly language?: readonly (Language | "all")[];
  readonly json?: true;
}

/** `corridor report build ID|SYMBOL`: a report as files. On a document without a report one is drafted from what is there. */
export function buildCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("build")
    .usage(t("report-writing:cli.build.usage"))
    .description(t("report-writing:cli.build.about"))
    .argument("<id>", t("report-writing:cli.argument.id"))
    .addOption(
      new Option("--format <formats>", t("report-writing:cli.option.format"))
        .argParser(listOf(printFormats))
        .default(["html"]),
    )
    .addOption(
      new Option("--language <languages>", t("report-writing:cli.option.languages")).argParser(
        listOf<Language | "all">([...languages, "all"]),
      ),
    )
    .addOption(new Option("--out <folder>", t("report-writing:cli.option.out")).default("."))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("report-writing:cli.build.examples")}`)
    .action(async (what: string, { home, out, format, language = [], json }: Options) => {
      const wanted = languages.filter((one) => language.includes(one) || language.includes("all"));
      const files = await withDesk(home, context, async (desk) => {
        // Of several editions none is the original by the order of the alphabet.
        const original = wanted.length === 1 ? wanted[0] : undefined;
        const id = await findOrDraft(desk, what, original, terminal);
        const request = { id, languages: [...wanted], formats: [...format] };
        return unwrap(await desk.reports(buildReportCall, request, terminal.progress));
      });
      terminal.clearProgress();
      const paths = await putWhole(out, files);
      if (json) return terminal.json(paths);
      for (const path of paths) terminal.say(path);
    });
}

/** The report of a name, or the one on a document; a document that has none gets a draft. */
async function findOrDraft(
  desk: Desk,
  what: string,
  language: Language | undefined,
  terminal: Terminal,
): Promise<string> {
  const known = unwrap(await desk.reports(findReportCall, { id: what }));
  if (known !== null) return known;
  const made = unwrap(
    await desk.reports(newReportCall, { mandates: [what], language: language ?? terminal.words.language }),
  );
  terminal.tell(terminal.words.t("report-writing:cli.build.drafted", { symbol: what, id: made.id }));
  return made.id;
}

/** Puts files into a folder, all of them or none. Gives their paths. Problem: `cli.output-unwritable`. */
async function putWhole(
  folder: string,
  files: readonly { readonly name: string; readonly content: string }[],
): Promise<readonly string[]> {
  const into = resolve(folder);
  try {
    await mkdir(into, { recursive: true });
    const making = await mkdtemp(join(into, ".report-"));
    try {
      for (const { name, content } of files)
        await writeFile(join(making, name), Buffer.from(content, "base64"), { mode: 0o644 });
      for (const { name } of files) await rename(join(making, name), join(into, name));
    } finally {
      await rm(making, { recursive: true, force: true });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProblemError(problem("cli.output-unwritable", { path: folder, reason }));
  }
  return files.map(({ name }) => join(folder, name));
}

/** Reads `html,pdf` as two of these words, each once. */
function listOf<T extends string>(known: readonly T[]): (text: string) => readonly T[] {
  return (text) => {
    const named = text.split(",").map((one) => one.trim());
    const found = known.filter((one) => named.includes(one));
    if (named.some((one) => !known.some((word) => word === one)))
      throw new InvalidArgumentError(known.join(", "));
    return found;
  };
}
