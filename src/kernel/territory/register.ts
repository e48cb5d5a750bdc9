import { listed } from "../data-table.ts";
import { type Language, languages } from "../language.ts";
import { incomeTable } from "./income.ts";
import { type Territory, type TerritoryId, TerritoryKind, world } from "./model.ts";
import { readTable } from "./tables.ts";

/**
 * The register of territories: `data/territories/`, read once. Sources: the M49 standard and ISO 3166 for codes and names,
 * the UN DESA Population Division for its own areas, the World Bank for income groups; see `data/territories/README.md`.
 */
interface Register {
  readonly list: readonly Territory[];
  readonly byId: ReadonlyMap<string, Territory>;
  readonly members: ReadonlyMap<string, readonly TerritoryId[]>;
}

let register: Register | undefined;

function load(): Register {
  register ??= build();
  return register;
}

/** Identifiers of a table of ours; their form is checked by the register's tests, since checking each costs as much as loading. */
function id(text: string): TerritoryId {
  return text as TerritoryId;
}

function build(): Register {
  const names = readNames();
  const list = readTable("territories").rows.map(
    ([code = "", kind, m49, iso2, iso3, memberOf, successors, first, last]): Territory => {
      const years = { ...(first ? { first: Number(first) } : {}), ...(last ? { last: Number(last) } : {}) };
      return {
        id: id(code),
        kind: TerritoryKind.parse(kind),
        m49: m49 || null,
        iso2: iso2 || null,
        iso3: iso3 || null,
        names: names.get(code) ?? missing(code),
        memberOf: listed(memberOf).map(id),
        successors: listed(successors).map(id),
        ...(first || last ? { years } : {}),
      };
    },
  );
  return { list, byId: new Map(list.map((t) => [t.id, t])), members: membership(list) };
}

function missing(code: string): never {
  throw new Error(`data/territories/names.tsv has no row for ${code}`);
}

function readNames(): ReadonlyMap<string, Readonly<Record<Language, string>>> {
  const { columns, rows } = readTable("names");
  const at = languages.map((language) => [language, columns.indexOf(language)] as const);
  return new Map(
    rows.map((row) => {
      const name = Object.fromEntries(at.map(([language, column]) => [language, row[column] ?? ""]));
      return [row[0] ?? "", name as Record<Language, string>];
    }),
  );
}

function membership(list: readonly Territory[]): ReadonlyMap<string, readonly TerritoryId[]> {
  const members = new Map<string, TerritoryId[]>([[world, []]]);
  for (const one of list) {
    if (one.kind !== "territory") continue;
    for (const group of [world, ...one.memberOf]) {
      const known = members.get(group);
      if (known) known.push(one.id);
      else members.set(group, [one.id]);
    }
  }
  return members;
}

/** All territories, former ones, regions, groups and residuals, ordered by identifier. */
export function allTerritories(): readonly Territory[] {
  return load().list;
}

/** The territory with this identifier; other codes and spellings are for `resolveTerritory`. */
export function territory(code: string): Territory | undefined {
  return load().byId.get(code);
}

/** As {@link territory}, for identifiers that come from our own data. Throws where there is none. */
export function requireTerritory(code: string): Territory {
  const found = territory(code);
  if (!found) throw new Error(`no territory has the identifier ${code}`);
  return found;
}

/** The name in a language, in its official short form. Throws where the identifier is not in the register. */
export function territoryName(code: string, language: Language): string {
  return requireTerritory(code).names[language];
}

/**
 * The territories (kind `territory` only) that a region or group holds, at all depths, ordered by identifier; for an
 * income group those of the last year that is classified. Empty for a territory that holds no other.
 */
export function members(code: string): readonly TerritoryId[] {
  const { byYear, groups, last } = incomeTable();
  const letters = groups.get(code);
  if (!letters) return load().members.get(code) ?? [];
  return load()
    .list.filter((one) => one.kind === "territory" && letters.has(byYear.get(one.id)?.get(last) ?? ""))
    .map((one) => one.id);
}
