import { languages } from "../language.ts";
import type { TerritoryId } from "./model.ts";
import { allTerritories, requireTerritory } from "./register.ts";
import { spellingKey, turned } from "./spelling.ts";
import { readTable } from "./tables.ts";

/** A key's territories: nearly always one, so that one is kept without a list. */
type Meaning = TerritoryId | readonly TerritoryId[];

/** Every spelling and code by its key. */
export interface Spellings {
  /** What a key means in any file. */
  readonly general: ReadonlyMap<string, Meaning>;
  /** What it means in the files of one publisher, by `publisher key`, and within years, by `dated key`. */
  readonly scoped: ReadonlyMap<string, Meaning>;
}

let spellings: Spellings | undefined;

/** The register's spellings. Built on first use, then kept. */
export function allSpellings(): Spellings {
  spellings ??= build();
  return spellings;
}

/** The territories of a meaning as a list. */
export function listOf(meaning: Meaning | undefined): readonly TerritoryId[] {
  if (meaning === undefined) return [];
  return typeof meaning === "string" ? [meaning] : meaning;
}

function build(): Spellings {
  const general = new Map<string, Meaning>();
  const scoped = new Map<string, Meaning>();
  for (const { id, m49, iso2, iso3, names } of allTerritories()) {
    for (const code of [id, m49, iso2, iso3]) if (code !== null) put(general, spellingKey(code), id);
    for (const language of languages) putName(general, "", names[language], id);
  }
  // A name in the register means that territory only, whatever publishers mean by it: "Micronesia" is the region.
  const names = new Set(general.keys());
  for (const [code = "", only = "", cell = ""] of readTable("spellings").rows) {
    const { id } = requireTerritory(code);
    for (const text of cell.split("|")) {
      if (only === "") putName(general, "", text, id, names);
      else putName(scoped, `${only} `, text, id);
    }
  }
  return { general, scoped };
}

const none: ReadonlySet<string> = new Set();

function putName(
  map: Map<string, Meaning>,
  scope: string,
  text: string,
  id: TerritoryId,
  taken: ReadonlySet<string> = none,
): void {
  for (const form of [text, turned(text)]) {
    const key = form === undefined ? "" : scope + spellingKey(form);
    if (key !== "" && !taken.has(key)) put(map, key, id);
  }
}

function put(map: Map<string, Meaning>, key: string, id: TerritoryId): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, id);
  else if (!listOf(known).includes(id)) map.set(key, [...listOf(known), id]);
}
