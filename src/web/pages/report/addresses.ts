import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";

function path(symbol: string): string {
  return symbol.split("/").map(encodeURIComponent).join("/");
}

/** The outline of a report on a document. */
export function outlineAddress(language: Language, symbol: string): string {
  return `/${language}/outline/${path(symbol)}`;
}

/** The same as a file. */
export function outlineFileAddress(language: Language, symbol: string, format: "md" | "json"): string {
  return `/${language}/outline/file/${format}/${path(symbol)}`;
}

/** Reports: what was issued, the first that was compiled, and to those who write them the drafts. */
export function reportsAddress(language: Language): string {
  return `/${language}/reports`;
}

/** Where a report is begun; `on` names the document that it answers. */
export function newReportAddress(language: Language, on?: string): string {
  return withQuery(`/${language}/reports/new`, { on });
}

interface Edition {
  /** The language of the words, where it is another than the page's. */
  readonly in?: string | undefined;
}

/** A report to be read; `block` is the place in it. */
export function reportAddress(language: Language, id: string, edition: Edition = {}, block?: string): string {
  return (
    withQuery(`/${language}/reports/${id}`, { in: edition.in }) + (block === undefined ? "" : `#${block}`)
  );
}

export function reportFileAddress(
  language: Language,
  id: string,
  format: string,
  edition: Edition = {},
): string {
  return withQuery(`/${language}/reports/${id}/file/${format}`, { in: edition.in });
}

/** A report to be written, in one of its languages. */
export function editAddress(
  language: Language,
  id: string,
  choice: Edition & { readonly done?: string | undefined } = {},
  block?: string,
): string {
  return (
    withQuery(`/${language}/reports/${id}/edit`, { in: choice.in, done: choice.done }) +
    (block === undefined ? "" : `#block.${block}`)
  );
}

/** Where the editor's script saves. */
export function saveAddress(language: Language, id: string, edition: Edition = {}): string {
  return withQuery(`/${language}/reports/${id}/edit/save`, { in: edition.in });
}

interface EvidenceChoice extends Edition {
  /** The block into which it goes. */
  readonly block?: string | undefined;
  readonly q?: string | undefined;
}

/** Where evidence is searched, to be put into a block. */
export function findAddress(language: Language, id: string, choice: EvidenceChoice = {}): string {
  return withQuery(`/${language}/reports/${id}/edit/evidence`, {
    in: choice.in,
    block: choice.block,
    q: choice.q,
  });
}

/** Where the editor's script searches. */
export function offersAddress(language: Language, id: string): string {
  return `/${language}/reports/${id}/edit/offers`;
}

/** Values of newer releases beside those that were taken over. */
export function newerAddress(language: Language, id: string): string {
  return `/${language}/reports/${id}/newer`;
}

/** The versions of a report; two of them compared. */
export function versionsAddress(
  language: Language,
  id: string,
  choice: { readonly from?: string | undefined; readonly to?: string | undefined } & Edition = {},
): string {
  return withQuery(`/${language}/reports/${id}/versions`, {
    from: choice.from,
    to: choice.to,
    in: choice.in,
  });
}

/** All evidence of a report. */
export function traceAddress(language: Language, id: string): string {
  return `/${language}/reports/${id}/trace`;
}

/** In which reports a piece of evidence stands. */
export function usesAddress(language: Language, what?: string): string {
  return withQuery(`/${language}/reports/uses`, { of: what });
}

/** How far a report is, and what stands in the way of the next step. */
export function standingAddress(language: Language, id: string): string {
  return `/${language}/reports/${id}/standing`;
}
