/** The forms in which documents come that can be read. Akoma Ntoso and our JSON are structures already; the others are text. */
export const documentFormats = ["text", "pdf", "docx", "html", "akn", "json"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** What the first bytes of a file say it is: a form that can be read, or the problem's code for what it is instead. */
export type Recognised = { readonly format: DocumentFormat } | { readonly code: string };

const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], "record.compressed"],
  [[0x42, 0x5a, 0x68], "record.compressed"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "record.compressed"],
  [[0x28, 0xb5, 0x2f, 0xfd], "record.compressed"],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "record.compressed"],
  [[0x52, 0x61, 0x72, 0x21], "record.compressed"],
  [[0x89, 0x50, 0x4e, 0x47], "record.picture"],
  [[0xff, 0xd8, 0xff], "record.picture"],
  [[0x47, 0x49, 0x46, 0x38], "record.picture"],
  [[0x49, 0x49, 0x2a, 0x00], "record.picture"],
  [[0x4d, 0x4d, 0x00, 0x2a], "record.picture"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "record.rich-text"],
  [[0xff, 0x57, 0x50, 0x43], "record.old-word"],
];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
/** A PDF may have something before its header (ISO 32000-1, annex H.3.4.1: within the first 1024 bytes). */
const pdfWithin = 1024;
const markupWithin = 4096;

/** Recognises a document by its content; its name plays no part. */
export function recognise(bytes: Uint8Array): Recognised {
  const starts = (signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (starts(zip) || starts(emptyZip)) return { format: "docx" };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, markupWithin));
  if (head.subarray(0, pdfWithin).includes("%PDF-")) return { format: "pdf" };
  if (starts(ole)) return { code: oleCode(bytes) };
  const known = signatures.find(([signature]) => starts(signature));
  if (known) return { code: known[1] };
  return markup(asciiOf(head));
}

/** A compound file holds an encrypted package, or a document as Word wrote it until 2003 ([MS-CFB] 2.6: names in UTF-16). */
function oleCode(bytes: Uint8Array): string {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const holds = (name: string) => all.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) return "record.encrypted";
  return holds("WordDocument") ? "record.old-word" : "record.binary";
}

/** The ASCII characters of the beginning, whatever encoding they are in. */
function asciiOf(head: Buffer): string {
  return head
    .toString("latin1")
    .replace(/\0/g, "")
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .trimStart();
}

function markup(head: string): Recognised {
  const page = /<(?:html|head|body|title|meta|div|p|h[1-6]|table|span|script|ol|ul|br)\b[^<>]*>/i;
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return { format: "html" };
  if (/<(?:[a-z]+:)?akomaNtoso\b/.test(head)) return { format: "akn" };
  if (/^\{\s*"/.test(head)) return { format: "json" };
  if (/^<\?xml\b/i.test(head)) return /<html\b/i.test(head) ? { format: "html" } : { code: "record.xml" };
  // A fragment saved from a page: it begins with a tag or a comment, and a tag that pages have comes soon.
  if (/^<(?:[a-z]|!--)/i.test(head) && page.test(head)) return { format: "html" };
  return { format: "text" };
}
