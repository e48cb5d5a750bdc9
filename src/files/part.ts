import { ProblemError, problem } from "../kernel/problem.ts";
import type { Archive, ArchiveEntry } from "./archive.ts";
import { entryBytes } from "./entry.ts";
import type { ArchiveLimits } from "./limits.ts";
import { needMore, type XmlEvent, XmlReader } from "./xml.ts";
import { utf8Xml } from "./xml-encoding.ts";
import type { Vocabulary } from "./xml-names.ts";

/** The entry that holds a part, or a problem `reading.part-missing`. */
export function requirePart(archive: Archive, name: string): ArchiveEntry {
  const entry = archive.entries.get(name.toLowerCase());
  if (entry) return entry;
  throw new ProblemError(problem("reading.part-missing", { part: name }, { file: archive.source.file }));
}

/** Reads an XML part from beginning to end and shows every event to `visit`. */
export async function readPart(
  archive: Archive,
  entry: ArchiveEntry,
  vocabulary: Vocabulary,
  limits: ArchiveLimits,
  visit: (event: XmlEvent, xml: XmlReader) => void,
): Promise<void> {
  const place = { file: archive.source.file };
  const xml = new XmlReader(vocabulary, entry.name, place, limits.xmlDepth);
  const drain = () => {
    for (let event = xml.next(); event !== needMore; event = xml.next()) visit(event, xml);
  };
  for await (const piece of utf8Xml(entryBytes(archive, entry, limits), entry.name, place)) {
    xml.push(piece);
    drain();
  }
  xml.finish();
  drain();
}

/** The namespaces of the attribute `r:id`, transitional and strict. */
export const relationshipNamespaces = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
