import { createHash } from "node:crypto";
import { mayDo } from "../../../directory/rights.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { canonicalJson } from "../../../kernel/canonical.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import { words } from "../../../kernel/words.ts";
import type { Book } from "../book.ts";
import type { ResponseParts } from "../parts.ts";
import { selectAnswers } from "../repository/answers.ts";
import { selectReleased } from "../repository/released.ts";
import { selectCodings, selectThemes } from "../repository/themes.ts";
import { contentOf } from "./content.ts";
import { writeResponsesCsv } from "./csv.ts";
import { type DossierOrder, writeDossier } from "./docx.ts";
import type { ResponsesFile } from "./model.ts";
import { writeResponsesXlsx } from "./xlsx.ts";

export const exportFormats = ["xlsx", "csv", "json", "docx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export interface ExportChoice {
  readonly format: ExportFormat;
  /** The language of the questions and of our own words; answers stay in theirs. */
  readonly language: Language;
  /** Of a dossier. */
  readonly order?: DossierOrder | undefined;
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True where everything in it is public: anybody else's file would be the same. */
  readonly isPublic: boolean;
}

/** All that a reader may see of a consultation, as data. */
export async function exportContent(parts: ResponseParts, actor: Actor, book: Book): Promise<ResponsesFile> {
  const db = parts.database();
  const codes = mayDo(actor, "consultation.code");
  return contentOf(book, {
    answers: await selectAnswers(
      db,
      book.seen.map(({ reply }) => reply.number),
    ),
    released: await selectReleased(db, book.asked.id),
    codings: codes ? await selectCodings(db, book.asked.id) : [],
    themes: codes ? await selectThemes(db, book.asked.id) : [],
  });
}

/** A file of what a reader may see. One that holds more than everybody may see leaves an entry in the audit log: who took what along, and its hash. */
export async function exportFile(
  parts: ResponseParts,
  actor: Actor,
  book: Book,
  { format, language, order = "question" }: ExportChoice,
): Promise<ExportedFile> {
  const content = await exportContent(parts, actor, book);
  const bytes = await write(content, format, language, order);
  const isPublic = book.reader.sight === "public" && !book.seen.some(({ own }) => own);
  const id = book.asked.id;
  if (!isPublic)
    await parts.store.deed(
      actor,
      {
        deed: "responses.export",
        subject: id,
        detail: {
          format,
          language,
          sight: book.reader.sight,
          replies: content.replies.length,
          sha256: createHash("sha256").update(bytes).digest("hex"),
        },
      },
      async () => {},
    );
  const suffix = format === "docx" ? `-by-${order}` : "";
  return { name: `responses-${id}${suffix}-${language}.${format}`, type: types[format], bytes, isPublic };
}

async function write(
  content: ResponsesFile,
  format: ExportFormat,
  language: Language,
  order: DossierOrder,
): Promise<Uint8Array<ArrayBuffer>> {
  const said = words(languages.find((one) => one === language) ?? "en");
  switch (format) {
    case "xlsx":
      return writeResponsesXlsx(content, said);
    case "docx":
      return writeDossier(content, said, order);
    case "csv":
      return new TextEncoder().encode(writeResponsesCsv(content, said));
    case "json":
      return new TextEncoder().encode(`${canonicalJson(content, 2)}\n`);
  }
}
