import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";

/** Where the pages of the record lie. What is left out is the default, so one state has one address. */

/** Which documents the list shows, or what is searched for in them. */
export interface RecordChoice {
  readonly q?: string | undefined;
  readonly series?: string | undefined;
  readonly organ?: string | undefined;
  readonly session?: number | undefined;
  readonly topic?: string | undefined;
  /** The first hit that is shown, from 0. */
  readonly from?: number | undefined;
}

export function recordAddress(language: Language, choice: RecordChoice = {}): string {
  const { q, series, organ, session, topic, from } = choice;
  return withQuery(`/${language}/record`, { q, series, organ, session, topic, from: from || undefined });
}

/** The pieces of a symbol stay readable: `A/RES/217(III)A`. */
function symbolPath(symbol: string): string {
  return symbol.split("/").map(encodeURIComponent).join("/");
}

/** A document, or a paragraph of it; in the edition that a reference names, or as it stands. */
export function documentAddress(
  language: Language,
  symbol: string,
  paragraph?: string | null,
  edition?: string,
): string {
  const path = withQuery(`/${language}/record/${symbolPath(symbol)}`, { edition });
  return paragraph ? `${path}#${paragraph}` : path;
}

/** A mandate's own address leads to its paragraph: `A/RES/61/208#op_2~2` to `op_2`. */
export function mandateAddress(language: Language, mandate: string): string {
  const [symbol = "", place = ""] = mandate.split("#");
  return documentAddress(language, symbol, place.replace(/~\d+$/, ""));
}

export function sourceAddress(language: Language, symbol: string, line?: number): string {
  const path = `${documentAddress(language, symbol)}/source`;
  return line === undefined ? path : `${path}#line_${line}`;
}

export interface DueChoice {
  readonly session?: number | undefined;
  readonly organ?: string | undefined;
  readonly addressee?: string | undefined;
  readonly topic?: string | undefined;
  readonly state?: string | undefined;
}

export function dueAddress(language: Language, choice: DueChoice = {}): string {
  const { session, organ, addressee, topic, state } = choice;
  return withQuery(`/${language}/due`, { session, organ, addressee, topic, state });
}

export function dueFileAddress(language: Language, file: "ics" | "csv", choice: DueChoice): string {
  const { session, organ, addressee, topic, state } = choice;
  return withQuery(`/${language}/due/${file}`, { session, organ, addressee, topic, state });
}

export function agendaAddress(language: Language, session?: number, organ?: string): string {
  return withQuery(`/${language}/due/agenda`, { session, organ: organ === "GA" ? undefined : organ });
}

export function allSeriesAddress(language: Language): string {
  return `/${language}/record/series`;
}

export function seriesAddress(language: Language, id: string): string {
  return `/${language}/record/series/${encodeURIComponent(id)}`;
}

export function graphAddress(language: Language, symbol?: string): string {
  return withQuery(`/${language}/record/graph`, { of: symbol });
}

export function compareAddress(language: Language, before?: string, after?: string, show?: string): string {
  return withQuery(`/${language}/record/compare`, { before, after, show });
}

export function importAddress(language: Language): string {
  return `/${language}/record/import`;
}

export type DocumentFormat = "json" | "akn" | "docx" | "html";

export function fileAddress(language: Language, symbol: string, format: DocumentFormat): string {
  return `/${language}/record/file/${format}/${symbolPath(symbol)}`;
}

/** Where the United Nations keep a document; said, not linked, since the page cannot know that it is there. */
export function officialAddress(symbol: string): string {
  return `https://undocs.org/${symbolPath(symbol)}`;
}
