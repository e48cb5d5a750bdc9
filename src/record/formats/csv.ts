import { csvFile } from "../../kernel/csv.ts";
import { guarded } from "../../kernel/spreadsheet.ts";
import type { Words } from "../../kernel/words.ts";
import type { DueEntry, Occurrence } from "../relations/due.ts";
import type { HeldMandate } from "../relations/held.ts";
import { organSaid } from "./said.ts";

/** The columns in their order; their headings are `relations:column.<key>`. */
const columns = [
  "address",
  "document",
  "title",
  "adopted",
  "draft",
  "addressee",
  "verb",
  "action",
  "form",
  "recipient",
  "through",
  "with",
  "constraint",
  "organ",
  "session",
  "date",
  "precision",
  "recurrence",
  "event",
  "topics",
  "successor",
  "text",
] as const;
type Column = (typeof columns)[number];

/**
 * Mandates as CSV after RFC 4180: a line of headings, commas, CRLF; in UTF-8 with a byte order mark, without which Excel takes it for
 * another encoding. Texts that a spreadsheet would take for formulas are guarded; sessions and dates stand as the data have them.
 */
export function writeMandatesCsv(mandates: readonly HeldMandate[], words: Words): string {
  return table(
    mandates.map((one) => cells(one, dueOf(one), undefined, words)),
    words,
  );
}

/** What is due as CSV, a line for each time that it falls due; else as {@link writeMandatesCsv}. */
export function writeDueCsv(entries: readonly DueEntry[], words: Words): string {
  return table(
    entries.map((entry) => cells(entry, entry.occurrence, entry.successor?.later, words)),
    words,
  );
}

type When = Pick<Occurrence, "organ" | "session" | "date" | "precision" | "byOpening">;

function dueOf({ mandate: { due } }: HeldMandate): When {
  const { organ, session, date = due.opens } = due;
  const precision =
    date === undefined ? "unknown" : date.length === 10 ? "day" : date.length === 7 ? "month" : "year";
  return {
    ...(organ === undefined ? {} : { organ }),
    ...(session === undefined ? {} : { session }),
    ...(date === undefined ? {} : { date }),
    precision,
    byOpening: due.date === undefined && due.opens !== undefined,
  };
}

function cells(
  { address, mandate, held }: HeldMandate,
  { organ, session, date, precision, byOpening }: When,
  successor: string | undefined,
  words: Words,
): Readonly<Record<Column, string | number>> {
  const { due } = mandate;
  return {
    address,
    document: held.key,
    title: held.document.title ?? "",
    adopted: held.when ?? "",
    draft: held.draft ? words.t("relations:yes") : "",
    addressee: mandate.addressee.join("; "),
    verb: mandate.verb,
    action: mandate.action,
    form: words.t(`record:form.${mandate.form}`),
    recipient: mandate.recipient ?? "",
    through: mandate.through ?? "",
    with: mandate.with ?? "",
    constraint: mandate.constraint ?? "",
    organ: organ === undefined ? "" : organSaid(organ, words),
    session: session ?? "",
    date: date ?? "",
    precision: words.t(`relations:precision.${byOpening ? "opening" : precision}`),
    recurrence: due.recurrence === undefined ? "" : words.t(`record:recurrence.${due.recurrence}`),
    event: due.event ?? "",
    topics: mandate.topics.map((topic) => words.t(`record:topic.${topic}`)).join("; "),
    successor: successor ?? "",
    text: mandate.text,
  };
}

function table(rows: readonly Readonly<Record<Column, string | number>>[], words: Words): string {
  const head = columns.map((column) => words.t(`relations:column.${column}`));
  const lines = [head, ...rows.map((row) => columns.map((column) => row[column]))];
  return csvFile(lines.map((line) => line.map((cell) => (typeof cell === "number" ? cell : guarded(cell)))));
}
