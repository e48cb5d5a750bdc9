import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import type { UnderstoodDocument } from "../../../record/understanding/understand.ts";
import type { CommandContext } from "../../context.ts";
import { sharedOptions } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { mandateTable } from "./shared.ts";

interface Options {
  readonly symbol?: string;
  readonly json?: true;
}

/** `corridor record parse FILE`: the structure of a document, without storing it. */
export function parseCommand({ terminal }: CommandContext): Command {
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("parse")
    .usage(t("record:cli.parse.usage"))
    .description(t("record:cli.parse.about"))
    .argument("<file>", t("record:cli.argument.file"))
    .option("--symbol <symbol>", t("record:cli.option.symbol"))
    .addOption(shared.json())
    .addHelpText("after", `\n${t("record:cli.parse.examples")}`)
    .action(async (file: string, { symbol, json }: Options) => {
      const { parseOpened } = await import("../../../record/parse.ts");
      const { openDocument } = await import("../../../record/reading/open.ts");
      const { documentToJson } = await import("../../../record/formats/json.ts");
      const opened = unwrap(await openDocument(file));
      const [first, ...others] = unwrap(parseOpened(opened, symbol === undefined ? {} : { symbol }));
      if (!first) return;
      if (json) {
        const more = others.length === 0 ? {} : { others: others.map(documentToJson) };
        terminal.json({ ...documentToJson(first), ...more });
      }
      for (const document of [first, ...others]) {
        if (!json) await show(document, terminal);
        terminal.problems(document.problems);
      }
    });
}

async function show(document: UnderstoodDocument, terminal: Terminal): Promise<void> {
  const { t, number } = terminal.words;
  const { allMandates } = await import("../../../record/understanding/understand.ts");
  const title = document.title ?? t("record:cli.parse.untitled");
  terminal.say(document.symbol === null ? title : `${document.symbol}  ${title}`);
  terminal.say(
    t("record:cli.parse.counts", {
      preambular: number(document.preambular.length),
      operative: number(document.operative.length),
      annexes: number(document.annexes.length),
      footnotes: number(document.footnotes.length),
      citations: number(document.citations.length),
    }),
  );
  const mandates = allMandates(document);
  if (mandates.length === 0) return;
  terminal.say("");
  const placed = mandates.map((mandate) => ({
    ...mandate,
    id: mandate.id.slice(mandate.id.indexOf("#") + 1),
  }));
  for (const line of mandateTable(placed, terminal)) terminal.say(line);
}
