import { createHash } from "node:crypto";
import type { Words } from "../../kernel/words.ts";
import { byCodeUnit } from "../relations/order.ts";
import { escapeAttribute, escapeText, xml } from "./akn/xml.ts";

/** Something that happened to the record. */
export interface RecordChange {
  /** Its own for ever: the number of the audit entry, say. */
  readonly id: string;
  readonly kind: "imported" | "corrected" | "removed" | "stated";
  /** When, in ISO 8601 with its zone. */
  readonly at: string;
  /** The symbol of a document, or the address of a mandate. */
  readonly subject: string;
  readonly title?: string | null;
  /** The new state of a mandate in the reader's language, for `stated`. */
  readonly state?: string;
  /** More words of it in the reader's language. */
  readonly summary?: string;
  /** The page of what changed. */
  readonly link?: string;
}

export interface FeedOptions {
  /** The address of the feed itself, which is also what makes its entries' ids its own. */
  readonly self: string;
  /** The page that the feed belongs to. */
  readonly page: string;
  /** When it last changed, where it has no entries. */
  readonly emptySince: string;
}

/** Changes of the record as an Atom feed (RFC 4287), the latest first. An entry keeps its id from day to day. */
export function writeFeed(changes: readonly RecordChange[], words: Words, options: FeedOptions): string {
  const sorted = [...changes].sort((a, b) => byCodeUnit(b.at, a.at) || byCodeUnit(b.id, a.id));
  const updated = sorted[0]?.at ?? options.emptySince;
  const parts = [
    xml("id", {}, escapeText(uuidUrn(options.self))),
    xml("title", {}, escapeText(words.t("relations:feed.title"))),
    xml("updated", {}, escapeText(updated)),
    xml("author", {}, xml("name", {}, "Corridor")),
    xml("link", { rel: "self", type: "application/atom+xml", href: options.self }),
    xml("link", { rel: "alternate", type: "text/html", href: options.page }),
    ...sorted.map((change) => entry(change, words, options)),
  ];
  const root = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeAttribute(words.language)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${parts.join("\n")}\n</feed>\n`;
}

function entry(
  { id, kind, at, subject, title, state, summary, link }: RecordChange,
  words: Words,
  { self, page }: FeedOptions,
): string {
  const about = [title, summary]
    .filter((text) => text !== undefined && text !== null && text !== "")
    .join("\n");
  return xml(
    "entry",
    {},
    [
      "",
      xml("id", {}, uuidUrn(`${self}#${id}`)),
      xml(
        "title",
        {},
        escapeText(words.t(`relations:feed.${kind}`, { document: subject, state: state ?? "" })),
      ),
      xml("updated", {}, escapeText(at)),
      xml("link", { rel: "alternate", type: "text/html", href: link ?? page }),
      xml("summary", { type: "text" }, escapeText(about === "" ? subject : about)),
      "",
    ].join("\n"),
  );
}

/** A name that is the same for the same text: a UUID of version 8 (RFC 9562) from its SHA-256. */
function uuidUrn(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
