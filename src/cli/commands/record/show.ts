import { Command } from "commander";
import { unwrap } from "../../../kernel/problem.ts";
import { documentToJson } from "../../../record/formats/json.ts";
import type { KeptDocument } from "../../../record/keeping/model.ts";
import type { Paragraph } from "../../../record/model.ts";
import type { CommandContext } from "../../context.ts";
import { documentCall } from "../../desk/record.ts";
import { sharedOptions } from "../../options.ts";
import type { Terminal } from "../../terminal.ts";
import { hanging, mandateTable, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
}

/** `corridor record show SYMBOL`: a document with what it asks for. */
export function showCommand(context: CommandContext): Command {
  const { terminal } = context;
  const { t } = terminal.words;
  const shared = sharedOptions(terminal);
  return new Command("show")
    .usage(t("records:show.usage"))
    .description(t("records:show.about"))
    .argument("<symbol>", t("records:argument.symbol"))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:show.examples")}`)
    .action(async (symbol: string, { home, json }: Options) => {
      const document = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(documentCall, { symbol })),
      );
      if (json) terminal.json(presented(document));
      else for (const line of documentLines(document, terminal)) terminal.say(line);
    });
}

/** The JSON of a document: its structure in the form of `record parse`, and how it stands in the record. */
export function presented({ understood, kept, facts, ...document }: KeptDocument) {
  const { symbol, organ, organName, session, title, date, agenda, ...standing } = document;
  const head = { symbol, organ, organName, session, title, date, agenda };
  const structure = understood
    ? documentToJson(understood)
    : { preambular: [], operative: [], footnotes: [], citations: [], unread: [] };
  return { ...structure, ...head, record: { ...standing, facts, mandates: kept } };
}

function documentLines(document: KeptDocument, terminal: Terminal): readonly string[] {
  const { t, date } = terminal.words;
  const { symbol, title, understood, kept, facts } = document;
  const head = [
    `${symbol}  ${title ?? t("record:cli.parse.untitled")}`,
    [document.organName ?? "", document.date === null ? "" : date(document.date), ...document.agenda]
      .filter((part) => part !== "")
      .join(" · "),
  ];
  const body = understood
    ? [
        ...understood.preambular.flatMap((one) => ["", ...paragraphLines(one, 0)]),
        ...understood.operative.flatMap((one) => ["", ...paragraphLines(one, 0)]),
        ...understood.footnotes.flatMap(({ marker, text }, i) => [
          ...(i === 0 ? [""] : []),
          ...hanging(marker, text),
        ]),
      ]
    : ["", ...(facts?.about ? hanging("", facts.about) : []), t("records:show.facts", { symbol })];
  const mandates = kept.length === 0 ? [] : ["", ...mandateTable(kept, terminal)];
  return [...head, ...body, ...mandates];
}

function paragraphLines({ label, text, children }: Paragraph, depth: number): readonly string[] {
  return [
    ...hanging(label, text, depth * 4),
    ...children.flatMap((child) => paragraphLines(child, depth + 1)),
  ];
}
