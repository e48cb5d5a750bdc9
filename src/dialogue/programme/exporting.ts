import type { Language } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { setDocument } from "../../print/set.ts";
import type { Meeting } from "../model.ts";
import { programmeCalendar } from "./calendar.ts";
import type { KeptVersion } from "./kept.ts";
import type { Programme } from "./model.ts";
import { type PartyName, programmeDocument } from "./printing.ts";
import { writeProgrammeCsv, writeProgrammeXlsx } from "./table/write.ts";

/** The files of a programme. */
export const programmeFormats = ["pdf", "docx", "ics", "csv", "xlsx", "json"] as const;
export type ProgrammeFormat = (typeof programmeFormats)[number];

export interface ProgrammeFile {
  readonly name: string;
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface ExportAround {
  readonly party: PartyName;
  /** A session's page as a whole address; undefined where no pages are served. */
  readonly link: (session: string) => string | undefined;
  /** Only these sessions, in a calendar. */
  readonly only?: ReadonlySet<string>;
}

/** A published version as a file in a language. The same version gives the same bytes. Throws ProblemError `print.*`. */
export async function programmeFile(
  meeting: Meeting,
  version: KeptVersion,
  format: ProgrammeFormat,
  language: Language,
  { party, link, only }: ExportAround,
): Promise<ProgrammeFile> {
  const name = `${meeting.id}-programme-${version.number}-${language}`;
  switch (format) {
    case "pdf":
    case "docx":
      return unwrap(
        await setDocument(programmeDocument(meeting, version, language, party), format, { name }),
      );
    case "ics":
      return encoded(
        `${name}.ics`,
        "text/calendar; charset=utf-8",
        programmeCalendar(meeting, version, language, { link, ...(only ? { only } : {}) }),
      );
    case "csv":
    case "xlsx":
      return tableFile(meeting, version, format, language, name);
    case "json":
      return encoded(
        `${name}.json`,
        "application/json",
        `${JSON.stringify(programmeData(meeting, version), null, 1)}\n`,
      );
  }
}

/** A programme, published or not, as a table that can be read again. */
export async function tableFile(
  meeting: Meeting,
  programme: Programme,
  format: "csv" | "xlsx",
  language: Language,
  name: string,
): Promise<ProgrammeFile> {
  if (format === "csv")
    return encoded(`${name}.csv`, "text/csv; charset=utf-8", writeProgrammeCsv(programme, meeting, language));
  return {
    name: `${name}.xlsx`,
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    body: await writeProgrammeXlsx(programme, meeting, language),
  };
}

/** What programs get of a published programme. Whom people are in the directory stays there. */
export function programmeData(meeting: Meeting, version: KeptVersion) {
  const { rooms, segments, sessions, cancelled, number, published, note } = version;
  const open = <T extends Programme["sessions"][number]>({ people, ...session }: T) => ({
    ...session,
    people: people.map(({ person: _, ...one }) => one),
  });
  return {
    meeting: meeting.id,
    title: meeting.title,
    zone: meeting.zone,
    version: number,
    published,
    note,
    rooms,
    segments,
    sessions: sessions.map(open),
    cancelled: cancelled.map(open),
  };
}

function encoded(name: string, contentType: string, text: string): ProgrammeFile {
  return { name, contentType, body: new Uint8Array(Buffer.from(text, "utf8")) };
}
