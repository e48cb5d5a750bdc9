import type { SourceFile } from "./source-file.ts";

/** What the first bytes of a file say it is: one that can be read, or the problem code for what it is instead. */
export type Recognised =
  | { readonly as: "zip" }
  | { readonly as: "text" }
  | { readonly as: "problem"; readonly code: string };

const signatures: readonly (readonly [number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], "reading.pdf"],
  [[0x1f, 0x8b], "reading.compressed"],
  [[0x42, 0x5a, 0x68], "reading.compressed"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "reading.compressed"],
  [[0x28, 0xb5, 0x2f, 0xfd], "reading.compressed"],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "reading.compressed"],
  [[0x52, 0x61, 0x72, 0x21], "reading.compressed"],
  [[0x89, 0x50, 0x4e, 0x47], "reading.picture"],
  [[0xff, 0xd8, 0xff], "reading.picture"],
  [[0x47, 0x49, 0x46, 0x38], "reading.picture"],
  [[0x50, 0x41, 0x52, 0x31], "reading.parquet"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "reading.word-processing"],
];

const zipSignatures = [0x04034b50, 0x06054b50, 0x08074b50];
const oleSignature = Buffer.from("d0cf11e0a1b11ae1", "hex");
const headBytes = 4096;

/** Recognises a file by its content; its name plays no part. The file must not be empty. */
export async function recognise(source: SourceFile): Promise<Recognised> {
  const head = await source.read(0, Math.min(headBytes, source.bytes));
  if (head.length >= 4 && zipSignatures.includes(head.readUInt32LE(0))) return { as: "zip" };
  if (head.subarray(0, 8).equals(oleSignature)) return { as: "problem", code: await oleCode(source, head) };
  for (const [bytes, code] of signatures) {
    if (bytes.every((byte, i) => head[i] === byte)) return { as: "problem", code };
  }
  return markup(head) ?? { as: "text" };
}

function markup(head: Buffer): Recognised | undefined {
  const text = head
    .toString("latin1")
    .replace(/^(?:\xef\xbb\xbf)?\s+/, "")
    .replace(/^\xef\xbb\xbf/, "");
  if (/^<(?:!doctype\s+html|html|head|body|table)\b/i.test(text)) return page;
  if (/^<\?xml\b/i.test(text)) return /<html\b/i.test(text) ? page : { as: "problem", code: "reading.xml" };
  if (/^(?:\{\s*["}]|\[\s*[[{])/.test(text)) return { as: "problem", code: "reading.json" };
  return undefined;
}

const page: Recognised = { as: "problem", code: "reading.web-page" };

/**
 * What an OLE compound file holds, by the names of its streams in the first sectors of its directory: an encrypted
 * workbook and one of Excel 97-2003 both come in this envelope ([MS-CFB] 2.2 and 2.6).
 */
async function oleCode(source: SourceFile, head: Buffer): Promise<string> {
  if (head.length < 512) return "reading.truncated";
  const sector = 2 ** Math.min(12, Math.max(9, head.readUInt16LE(30)));
  const start = (head.readUInt32LE(48) + 1) * sector;
  if (start >= source.bytes) return "reading.truncated";
  const directory = await source.read(start, Math.min(4 * sector, source.bytes - start));
  const holds = (name: string) => directory.includes(Buffer.from(`${name}\0`, "utf16le"));
  if (holds("EncryptedPackage")) return "reading.encrypted";
  if (holds("Workbook") || holds("Book")) return "reading.old-excel";
  if (holds("WordDocument")) return "reading.word-processing";
  if (holds("PowerPoint Document")) return "reading.presentation";
  return "reading.binary";
}
