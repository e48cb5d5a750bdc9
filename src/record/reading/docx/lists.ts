import type { Archive } from "../../../files/archive.ts";
import type { ArchiveLimits } from "../../../files/limits.ts";
import { readPart } from "../../../files/part.ts";
import { closed, opened } from "../../../files/xml.ts";
import type { Level, Numbering } from "./numbering.ts";
import { noNumbering } from "./numbering.ts";
import { isOn, wordAttribute, wordName, wordVocabulary } from "./vocabulary.ts";

type Draft = { start: number; format: string; text: string; legal: boolean };

const plainLevel = (): Draft => ({ start: 1, format: "decimal", text: "", legal: false });

/** The lists of a document, from its numbering part (ECMA-376-1, 17.9); none where it has no such part. */
export async function readNumbering(
  archive: Archive,
  part: string | undefined,
  limits: ArchiveLimits,
): Promise<Numbering> {
  const entry = part === undefined ? undefined : archive.entries.get(part.toLowerCase());
  if (!entry) return noNumbering;
  const definitions = new Map<string, Map<number, Draft>>();
  const instances: {
    id: string;
    definition: string;
    overrides: Map<number, Draft>;
    starts: Map<number, number>;
  }[] = [];
  let levels: Map<number, Draft> | undefined;
  let level: Draft | undefined;
  let at = 0;
  await readPart(archive, entry, wordVocabulary, limits, (event, xml) => {
    const name = wordName(xml);
    const value = () => wordAttribute(xml, "val") ?? "";
    if (event === closed) {
      if (name === "lvl") level = undefined;
      if (name === "abstractNum" || name === "num") levels = undefined;
      return;
    }
    if (event !== opened) return;
    const instance = instances.at(-1);
    if (name === "abstractNum") {
      levels = new Map();
      definitions.set(wordAttribute(xml, "abstractNumId") ?? "", levels);
    } else if (name === "num") {
      levels = new Map();
      instances.push({
        id: wordAttribute(xml, "numId") ?? "",
        definition: "",
        overrides: levels,
        starts: new Map(),
      });
    } else if (name === "abstractNumId" && instance) instance.definition = value();
    else if (name === "lvlOverride") at = Number(wordAttribute(xml, "ilvl") ?? 0);
    else if (name === "startOverride") instance?.starts.set(at, Number(value()) || 0);
    else if (name === "lvl") {
      level = plainLevel();
      levels?.set(Number(wordAttribute(xml, "ilvl") ?? 0), level);
    } else if (level && name === "start") level.start = Number(value()) || 0;
    else if (level && name === "numFmt") level.format = value();
    else if (level && name === "lvlText") level.text = value();
    else if (level && name === "isLgl") level.legal = isOn(xml);
  });
  return {
    lists: new Map(
      instances.map(({ id, definition, overrides, starts }) => {
        const all = new Map<number, Level>([...(definitions.get(definition) ?? []), ...overrides]);
        for (const [ilvl, start] of starts) all.set(ilvl, { ...(all.get(ilvl) ?? plainLevel()), start });
        return [id, { definition, levels: all }] as const;
      }),
    ),
    restarts: new Map(instances.map(({ id, starts }) => [id, new Set(starts.keys())] as const)),
  };
}

/** The list and level that a paragraph style puts its paragraphs in. */
export interface StyleList {
  readonly list: string;
  readonly level: number;
}

/** The styles that number their paragraphs, what they inherit included. */
export async function readStyleLists(
  archive: Archive,
  part: string | undefined,
  limits: ArchiveLimits,
): Promise<ReadonlyMap<string, StyleList>> {
  const entry = part === undefined ? undefined : archive.entries.get(part.toLowerCase());
  if (!entry) return new Map();
  const styles = new Map<string, { base?: string; list?: string; level?: number }>();
  let style: { base?: string; list?: string; level?: number } | undefined;
  await readPart(archive, entry, wordVocabulary, limits, (event, xml) => {
    const name = wordName(xml);
    if (event === closed && name === "style") style = undefined;
    if (event !== opened) return;
    const value = wordAttribute(xml, "val") ?? "";
    if (name === "style") {
      style = {};
      styles.set(wordAttribute(xml, "styleId") ?? "", style);
    } else if (style && name === "basedOn") style.base = value;
    else if (style && name === "numId") style.list = value;
    else if (style && name === "ilvl") style.level = Number(value);
  });
  const found = new Map<string, StyleList>();
  for (const id of styles.keys()) {
    let [list, level]: [string | undefined, number | undefined] = [undefined, undefined];
    let at: string | undefined = id;
    for (let depth = 0; at !== undefined && depth < 20; depth++) {
      const own = styles.get(at);
      list ??= own?.list;
      level ??= own?.level;
      at = own?.base;
    }
    if (list !== undefined) found.set(id, { list, level: level ?? 0 });
  }
  return found;
}
