import { Command, Option } from "commander";
import { ProblemError, problem, unwrap } from "../../../kernel/problem.ts";
import { documentToJson } from "../../../record/formats/json.ts";
import type { KeptDocument } from "../../../record/keeping/model.ts";
import type { Paragraph } from "../../../record/model.ts";
import type { CommandContext } from "../../context.ts";
import { documentCall } from "../../desk/record.ts";
import { sharedOptions } from "../../options.ts";
import { openOutput } from "../../output.ts";
import type { Terminal } from "../../terminal.ts";
import { hanging, mandateTable, withDesk } from "./shared.ts";

interface Options {
  readonly home: string;
  readonly json?: true;
  readonly akn?: string;
  readonly html?: string;
  readonly docx?: string;
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
    .addOption(new Option("--akn [file]", t("records:option.akn")).preset("-"))
    .addOption(new Option("--html [file]", t("records:option.html")).preset("-"))
    .addOption(new Option("--docx <file>", t("records:option.docx")))
    .addOption(shared.json())
    .addOption(shared.home())
    .addHelpText("after", `\n${t("records:show.examples")}`)
    .action(async (symbol: string, { home, json, ...files }: Options) => {
      const document = await withDesk(home, context, async (desk) =>
        unwrap(await desk.record(documentCall, { symbol })),
      );
      if (files.akn || files.html || files.docx) return writeFiles(document, files, terminal);
      if (json) terminal.json(presented(document));
      else for (const line of documentLines(document, terminal)) terminal.say(line);
    });
}

/** The document's text in each of the forms that were asked for. Problem: `records.no-text`. */
async function writeFiles(
  { symbol, understood }: KeptDocument,
  { akn, html, docx }: Pick<Options, "akn" | "html" | "docx">,
  terminal: Terminal,
): Promise<void> {
  if (!understood) throw new ProblemError(problem("records.no-text", { symbol }));
  const write = async (path: string, content: string | Uint8Array) => {
    const out = await openOutput(path === "-" ? undefined : path, terminal);
    await out.write(content);
    await out.close();
  };
  if (akn) {
    const { writeAkn } = await import("../../../record/formats/akn/write.ts");
    await write(akn, writeAkn(understood, { writtenOn: new Date().toISOString().slice(0, 10) }));
  }
  if (html) {
    const { writeHtml } = await import("../../../record/formats/html.ts");
    await write(html, writeHtml(understood, terminal.words));
  }
  if (docx) {
    if (docx === "-" && process.stdout.isTTY)
      throw new ProblemError(problem("cli.binary-to-terminal", { format: "DOCX" }));
    const { writeDocx } = await import("../../../record/formats/docx.ts");
    await write(docx, await writeDocx(understood, terminal.words));
  }
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
