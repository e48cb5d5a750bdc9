import { failed, ok, type Problem, ProblemError, problem, type Result } from "../kernel/problem.ts";
import { openArchive } from "./archive.ts";
import { entryBytes } from "./entry.ts";
import { memorySource } from "./memory.ts";

/**
 * What an uploaded file is, by its first bytes and its structure; what its name ends in must agree, or whoever opens it is told
 * something else than what it is.
 */

/** The kinds of file that people send, with the endings that agree with each. */
export const fileKinds = {
  pdf: { type: "application/pdf", endings: ["pdf"] },
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
  },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
  odt: { type: "application/vnd.oasis.opendocument.text", endings: ["odt"] },
  png: { type: "image/png", endings: ["png"] },
  jpeg: { type: "image/jpeg", endings: ["jpg", "jpeg"] },
  gif: { type: "image/gif", endings: ["gif"] },
  webp: { type: "image/webp", endings: ["webp"] },
  text: { type: "text/plain", endings: ["txt", "csv"] },
} as const;
export type FileKind = keyof typeof fileKinds;

/** What an office file may unpack to, before anybody has opened it. */
const limits = {
  entryBytes: 200 * 1024 ** 2,
  totalBytes: 400 * 1024 ** 2,
  ratio: 200,
  entries: 5000,
  xmlDepth: 100,
};

/** Longest name that is kept, in characters. */
const longestName = 150;

export interface Recognised {
  readonly kind: FileKind;
  readonly type: string;
  /** The last part of the given name, without what could hide how it ends; never used as a path. */
  readonly name: string;
}

/**
 * Recognises an upload. Problems: `replies.file-empty`, `replies.file-unknown` where it is none of {@link fileKinds},
 * `replies.file-other` where its name says otherwise (facts: name, is), `replies.file-macros`, `replies.file-damaged`.
 */
export async function recogniseFile(bytes: Uint8Array, given: string): Promise<Result<Recognised>> {
  const name = plainName(given);
  if (bytes.length === 0) return failed(problem("replies.file-empty", { name }));
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const kind = await kindOf(all, name);
  if (typeof kind !== "string") return failed(kind);
  const endings: readonly string[] = fileKinds[kind].endings;
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined || ending === "")
    return ok({ kind, type: fileKinds[kind].type, name: `${name}.${endings[0]}` });
  if (!endings.includes(ending))
    return failed(problem("replies.file-other", { name, is: kind.toUpperCase() }));
  return ok({ kind, type: fileKinds[kind].type, name });
}

async function kindOf(all: Buffer, name: string): Promise<FileKind | Problem> {
  const starts = (...signature: readonly number[]) => signature.every((byte, at) => all[at] === byte);
  // Something may stand before the header of a PDF (ISO 32000-1, annex H.3.4.1).
  if (all.subarray(0, 1024).includes("%PDF-"))
    return all.subarray(-4096).includes("startxref") ? "pdf" : problem("replies.file-damaged", { name });
  if (starts(0x50, 0x4b, 0x03, 0x04)) return officeKind(all, name);
  if (
    starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) &&
    all.subarray(12, 16).equals(Buffer.from("IHDR"))
  )
    return "png";
  if (starts(0xff, 0xd8, 0xff) && all.length > 100) return "jpeg";
  if (/^GIF8[79]a$/.test(all.subarray(0, 6).toString("latin1"))) return "gif";
  if (all.subarray(0, 4).toString("latin1") === "RIFF" && all.subarray(8, 12).toString("latin1") === "WEBP")
    return "webp";
  return isPlainText(all) ? "text" : problem("replies.file-unknown", { name });
}

async function officeKind(all: Buffer, name: string): Promise<FileKind | Problem> {
  try {
    const archive = await openArchive(memorySource(all, name), limits);
    const has = (entry: string) => archive.entries.has(entry);
    if (archive.names.some((entry) => /vbaproject\.bin$/i.test(entry)))
      return problem("replies.file-macros", { name });
    if (has("[content_types].xml") && has("word/document.xml")) return "docx";
    if (has("[content_types].xml") && has("xl/workbook.xml")) return "xlsx";
    const declared = archive.entries.get("mimetype");
    if (declared && has("content.xml")) {
      let type = "";
      for await (const piece of entryBytes(archive, declared, { ...limits, entryBytes: 200 }))
        type += piece.toString("latin1");
      if (type === fileKinds.odt.type) return "odt";
    }
    return problem("replies.file-unknown", { name });
  } catch (error) {
    if (error instanceof ProblemError) return problem("replies.file-damaged", { name });
    throw error;
  }
}

/** Text in any encoding that has ASCII in it, or in UTF-16 with its mark; no markup, which a browser might run. */
function isPlainText(all: Buffer): boolean {
  const utf16 = (all[0] === 0xff && all[1] === 0xfe) || (all[0] === 0xfe && all[1] === 0xff);
  if (!utf16)
    for (const byte of all)
      if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) return false;
  const head = all.subarray(0, 4096).toString("latin1").replace(/\0/g, "");
  return !/<(?:!doctype|html|head|body|script|svg|\?xml|iframe|meta|style)\b/i.test(head);
}

/** The last part of a path of any system, on one line, with nothing that turns the direction of what follows. */
export function plainName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"]/gu, "")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const characters = [...plain];
  if (characters.length === 0) return "file";
  if (characters.length <= longestName) return plain;
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? "";
  return characters.slice(0, longestName - ending.length).join("") + ending;
}
