import type { Archive } from "./archive.ts";
import type { ArchiveLimits } from "./limits.ts";
import { readPart } from "./part.ts";
import { opened } from "./xml.ts";
import type { Vocabulary } from "./xml-names.ts";

export interface Relationship {
  readonly id: string;
  /** The last segment of its type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`. */
  readonly type: string;
  /** The name of the part it leads to, without leading slash; undefined where it leads out of the package. */
  readonly part: string | undefined;
}

const vocabulary: Vocabulary = {
  namespaces: ["http://schemas.openxmlformats.org/package/2006/relationships"],
  names: ["Relationships", "Relationship"],
};
const relationshipCode = 2;

/** The relationships of a part, or of the package where `part` is empty; none where it has no relationships part. */
export async function readRelationships(
  archive: Archive,
  part: string,
  limits: ArchiveLimits,
): Promise<readonly Relationship[]> {
  const slash = part.lastIndexOf("/") + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const entry = archive.entries.get(name.toLowerCase());
  const found: Relationship[] = [];
  if (!entry) return found;
  await readPart(archive, entry, vocabulary, limits, (event, xml) => {
    if (event !== opened || xml.code !== relationshipCode || xml.depth !== 2) return;
    if (found.length >= limits.entries) xml.fail();
    const id = xml.attribute("Id") ?? xml.fail();
    const target = xml.attribute("Target") ?? xml.fail();
    const external = xml.attribute("TargetMode") === "External";
    found.push({
      id,
      type: (xml.attribute("Type") ?? "").replace(/^.*\//, ""),
      part: external ? undefined : resolvePart(part, target),
    });
  });
  return found;
}

/** A target as its source part sees it: relative to its folder, or absolute from the package's root (ECMA-376-2, 6.5). */
export function resolvePart(from: string, target: string): string {
  const path = decode(target);
  const base = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const segments: string[] = [];
  for (const segment of [...base, ...path.split("/")]) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
