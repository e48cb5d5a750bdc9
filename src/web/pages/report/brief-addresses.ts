import type { Language } from "../../../kernel/language.ts";
import type { PrintFormat } from "../../../print/model.ts";
import type { BriefSubject } from "../../../report/briefs/model.ts";

/** The formats in which pages offer a brief. */
export const briefFormats = ["pdf", "docx", "html"] as const satisfies readonly PrintFormat[];

/** A brief as a file: `/en/brief/pdf/PHL`, `/en/brief/pdf/PHL/USA`; of a study `/en/brief/pdf/PHL?study=remittances`. */
export function briefAddress(language: Language, format: PrintFormat, subject: BriefSubject): string {
  const places = subject.kind === "corridor" ? [subject.origin, subject.destination] : [subject.territory];
  const path = `/${language}/brief/${format}/${places.map(encodeURIComponent).join("/")}`;
  return subject.kind === "study" ? `${path}?${new URLSearchParams({ study: subject.study })}` : path;
}
