import { InvalidArgumentError, Option } from "commander";
import type { z } from "zod";
import type { MandateState } from "../../../record/keeping/model.ts";
import type { Due } from "../../../record/understanding/due.ts";
import type { Mandate } from "../../../record/understanding/model.ts";
import type { CommandContext } from "../../context.ts";
import type { Desk } from "../../desk/model.ts";
import { displayWidth, textTable } from "../../table.ts";
import type { Terminal } from "../../terminal.ts";

/** What the subcommands of `record` have in common: the desk, options of one form, mandates and paragraphs on a terminal. */

/** Runs `work` at the desk of a data folder: here, or where a Corridor runs on it. */
export async function withDesk<T>(
  home: string,
  { terminal, env }: CommandContext,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const { openDesk } = await import("../../desk/open.ts");
  const desk = await openDesk(home, terminal, env);
  try {
    return await work(desk);
  } finally {
    terminal.clearProgress();
    await desk.close();
  }
}

/** An option that takes one of a schema's words. */
export function choice<T extends string>(
  flags: string,
  description: string,
  schema: z.ZodEnum<Record<string, T>>,
): Option {
  return new Option(flags, description).choices(schema.options);
}

/** A day as `2008-10-01`. */
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError("");
  return text;
}

const widest = 48;

export function short(text: string, most = widest): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** `session 63 (2008-09)`, `2030-12-31`, `every year`. */
export function dueText({ session, opens, date, recurrence }: Due, { words }: Terminal): string {
  const parts = [
    session === undefined ? "" : words.t("record:due.session", { session }) + (opens ? ` (${opens})` : ""),
    date ?? "",
    recurrence === undefined ? "" : words.t(`record:recurrence.${recurrence}`),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** Mandates as a table: address, addressee, what is asked for, when, state. */
export function mandateTable(
  mandates: readonly (Pick<Mandate, "id" | "addressee" | "form" | "due"> & {
    readonly state?: MandateState;
  })[],
  terminal: Terminal,
): readonly string[] {
  const { t } = terminal.words;
  const states = mandates.some(({ state }) => state !== undefined);
  const headings = ["address", "addressee", "form", "due"].map((key) => t(`record:cli.column.${key}`));
  return textTable(
    [...headings, ...(states ? [t("records:column.state")] : [])].map((heading) => ({ heading })),
    mandates.map(({ id, addressee, form, due, state }) => [
      id,
      short(addressee.join("; ")),
      t(`record:form.${form}`),
      dueText(due, terminal),
      ...(state === undefined ? [] : [t(`records:state.${state}`)]),
    ]),
  );
}

/** A paragraph as lines of at most `width` cells, hanging behind its label. */
export function hanging(label: string, text: string, indent = 0, width = 88): readonly string[] {
  const margin = " ".repeat(indent + (label === "" ? 0 : Math.max(4, displayWidth(label) + 1)));
  const lines: string[] = [];
  let line = " ".repeat(indent) + label.padEnd(margin.length - indent);
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && displayWidth(line) + displayWidth(word) + 1 > width) {
      lines.push(line);
      line = margin + word;
    } else line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
