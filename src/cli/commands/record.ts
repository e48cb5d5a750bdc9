import { Command } from "commander";
import { unwrap } from "../../kernel/problem.ts";
import type { Due } from "../../record/understanding/due.ts";
import type { UnderstoodDocument } from "../../record/understanding/understand.ts";
import type { CommandContext } from "../context.ts";
import { sharedOptions } from "../options.ts";
import { textTable } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface ParseOptions {
  readonly symbol?: string;
  readonly json?: true;
}

/** `corridor record …`: documents of the record. */
export function recordCommand({ terminal }: CommandContext): Command {
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  const record = new Command("record").description(t("record:cli.about"));
  record
    .command("parse")
    .usage(t("record:cli.parse.usage"))
    .description(t("record:cli.parse.about"))
    .argument("<file>", t("record:cli.argument.file"))
    .option("--symbol <symbol>", t("record:cli.option.symbol"))
    .addOption(shared.json())
    .addHelpText("after", `\n${t("record:cli.parse.examples")}`)
    .action(async (file: string, { symbol, json }: ParseOptions) => {
      const { parseRecord } = await import("../../record/parse.ts");
      const { readText } = await import("../../record/reading/file.ts");
      const source = unwrap(await readText(file));
      const [first, ...others] = unwrap(parseRecord(source, symbol === undefined ? {} : { symbol }));
      if (!first) return;
      if (json) terminal.json(others.length === 0 ? first : { ...first, others });
      for (const document of [first, ...others]) {
        if (!json) await show(document, terminal);
        terminal.problems(document.problems);
      }
    });
  return record;
}

async function show(document: UnderstoodDocument, terminal: Terminal): Promise<void> {
  const { t, number } = terminal.words;
  const { allMandates } = await import("../../record/understanding/understand.ts");
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
  const columns = ["address", "addressee", "form", "due"].map((key) => ({
    heading: t(`record:cli.column.${key}`),
  }));
  const rows = mandates.map(({ id, addressee, form, due }) => [
    id.slice(id.indexOf("#") + 1),
    short(addressee.join("; ")),
    t(`record:form.${form}`),
    dueText(due, terminal),
  ]);
  terminal.say("");
  for (const line of textTable(columns, rows)) terminal.say(line);
}

const widest = 60;

function short(text: string): string {
  return text.length > widest ? `${text.slice(0, widest - 1).trimEnd()}…` : text;
}

/** `session 63 (2008-09)`, `2030-12-31`, `every year`. */
function dueText({ session, opens, date, recurrence }: Due, { words }: Terminal): string {
  const parts = [
    session === undefined ? "" : words.t("record:due.session", { session }) + (opens ? ` (${opens})` : ""),
    date ?? "",
    recurrence === undefined ? "" : words.t(`record:recurrence.${recurrence}`),
  ];
  return parts.filter((part) => part !== "").join(", ");
}
