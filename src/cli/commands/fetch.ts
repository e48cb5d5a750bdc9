import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { problem, type Result } from "../../kernel/problem.ts";
import type { CommandContext } from "../context.ts";
import type { Desk } from "../desk/model.ts";
import { Exit, exit } from "../exit.ts";
import type { Fetched } from "../fetch-document.ts";
import { sharedOptions } from "../options.ts";
import { importFile } from "./record/import.ts";
import { withDesk } from "./record/shared.ts";

interface Options {
  readonly home: string;
  readonly base?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
}

/** `corridor fetch SYMBOL...`: official documents into the record. */
export function fetchCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("fetch")
    .usage(t("records:fetch.usage"))
    .description(t("records:fetch.about"))
    .argument("<symbol...>", t("records:argument.symbols"))
    .addOption(new Option("--base <address>", t("records:option.base")))
    .addOption(new Option("--dry-run", t("cli:option.dryRun")))
    .addOption(shared.yes())
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:fetch.examples")}`)
    .action(async (symbols: readonly string[], options: Options) => {
      const { fetchDocument } = await import("../fetch-document.ts");
      const onAsking = (address: string) => terminal.tell(t("records:fetch.asking", { address }));
      const outcomes: unknown[] = [];
      let good = true;
      for (const symbol of symbols) {
        const fetched = await fetchDocument(symbol, { base: options.base, onAsking });
        const outcome = await taken(symbol, fetched, options, context);
        outcomes.push(outcome);
        good &&= outcome.state !== "refused";
      }
      if (options.json) terminal.json(outcomes);
      if (!good) throw new Exit(exit.problem);
    });
}

async function taken(symbol: string, fetched: Result<Fetched>, options: Options, context: CommandContext) {
  const { terminal } = context;
  if (!fetched.ok) {
    terminal.problems(fetched.problems);
    return { symbol, state: "refused", problems: fetched.problems };
  }
  const { bytes, address } = fetched.value;
  const other = await otherDocument(symbol, fetched.value);
  if (other !== undefined) {
    const problems = [problem("records.fetch-other", { address, found: other, symbol })];
    terminal.problems(problems);
    return { symbol, state: "refused", problems };
  }
  const folder = await mkdtemp(join(tmpdir(), "corridor-fetch-"));
  try {
    const path = join(folder, "document");
    await writeFile(path, bytes, { mode: 0o600 });
    const request = { path, name: address };
    const work = (desk: Desk) => importFile(desk, request, { ...options, symbol }, terminal);
    return { symbol, address, ...(await withDesk(options.home, context, work)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The symbol of what came, where it says one and it is not the one that was asked for. */
async function otherDocument(symbol: string, { bytes, address }: Fetched): Promise<string | undefined> {
  const { documentText } = await import("../../record/reading/open.ts");
  const { parseForm } = await import("../../record/parse.ts");
  const { symbolKey } = await import("../../record/keeping/symbols.ts");
  const opened = await documentText(bytes, address);
  const parsed = opened.ok ? parseForm(opened.value) : opened;
  if (!parsed.ok) return undefined;
  const symbols = parsed.value.flatMap((document) => document.symbol ?? []);
  return symbols.some((one) => symbolKey(one) === symbolKey(symbol)) ? undefined : symbols[0];
}
