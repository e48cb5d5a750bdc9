import type { Language } from "../../../kernel/language.ts";
import type { Text } from "../../../kernel/texts.ts";
import type { Head } from "../../../report/keeping/model.ts";
import type { Report } from "../../../report/writing/model.ts";
import { field } from "../../signed.ts";

/** What the form above the blocks says of a report: its title and lines in the language that is written, symbol, limit and day. */
export function headFrom(form: FormData, report: Report, language: Language): Partial<Head> {
  const limit = Number(form.get("limit"));
  return {
    title: withText(report.title, language, field(form, "title")),
    lines: withText(report.lines, language, field(form, "lines")),
    symbol: field(form, "symbol"),
    date: field(form, "date"),
    ...(Number.isInteger(limit) && limit > 0 ? { limit } : {}),
  };
}

function withText(text: Text, language: Language, given: string | null): Text {
  const { [language]: _before, ...others } = text;
  return given === null ? others : { ...others, [language]: given.replace(/\r\n?/g, "\n") };
}
