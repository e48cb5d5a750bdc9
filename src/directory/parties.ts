import { listed, readDataTable } from "../kernel/data-table.ts";
import { requireTerritory } from "../kernel/territory/register.ts";
import { type Party, PartyId, PartyKind, RegionalGroup } from "./model.ts";

let register: ReadonlyMap<string, Party> | undefined;

/**
 * The parties that Corridor knows from the start, States first, each sort by identifier: `data/directory/`, read once.
 * Sources: `data/directory/README.md`.
 */
export function starterParties(): readonly Party[] {
  return [...load().values()];
}

/** The party with this identifier, of those that {@link starterParties} gives. */
export function starterParty(id: string): Party | undefined {
  return load().get(id);
}

function load(): ReadonlyMap<string, Party> {
  register ??= new Map([...states(), ...organizations()].map((party) => [party.id, party]));
  return register;
}

function states(): readonly Party[] {
  return readDataTable("directory", "states")
    .rows.flatMap(([group = "", members]) => listed(members).map((code) => state(code, group)))
    .sort(byId);
}

function state(code: string, group: string): Party {
  const { id, names } = requireTerritory(code);
  const observes = group === "observer";
  return {
    id: PartyId.parse(code),
    kind: observes ? "observer-state" : "member-state",
    names,
    acronym: null,
    territory: id,
    regionalGroup: observes ? null : RegionalGroup.parse(group),
    since: null,
    until: null,
    site: null,
  };
}

function organizations(): readonly Party[] {
  const table = readDataTable("directory", "organizations");
  return table.rows
    .map((row) => organization((column) => row[table.columns.indexOf(column)] ?? ""))
    .sort(byId);
}

function organization(cell: (column: string) => string): Party {
  return {
    id: PartyId.parse(cell("id")),
    kind: PartyKind.parse(cell("kind")),
    names: {
      ar: cell("ar"),
      zh: cell("zh"),
      en: cell("en"),
      fr: cell("fr"),
      ru: cell("ru"),
      es: cell("es"),
    },
    acronym: cell("acronym") || null,
    territory: null,
    regionalGroup: null,
    since: year(cell("since")),
    until: year(cell("until")),
    site: cell("site") || null,
  };
}

function year(text: string): number | null {
  return text === "" ? null : Number(text);
}

function byId(a: Party, b: Party): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
