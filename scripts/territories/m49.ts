import { type Language, languages } from "../../src/kernel/language.ts";
import { type Fields, ours, publishedText } from "./tsv.ts";

/** A row of the register while it is made. */
export interface Area {
  readonly id: string;
  readonly kind: string;
  readonly m49: string;
  readonly iso2: string;
  readonly iso3: string;
  readonly names: Record<Language, string>;
  readonly groups: Set<string>;
  readonly successors: string;
  readonly first: string;
  readonly last: string;
}

const flags = [
  ["Least Developed Countries (LDC)", "199"],
  ["Land Locked Developing Countries (LLDC)", "432"],
  ["Small Island Developing States (SIDS)", "722"],
] as const;

const levels = ["Region", "Sub-region", "Intermediate Region"] as const;

function files(): Record<Language, Fields[]> {
  const of = (code: string) => publishedText("country-classes", "m49", `UNSD-${code}.csv`);
  return { ar: of("ar"), zh: of("cn"), en: of("en"), fr: of("fr"), ru: of("ru"), es: of("es") };
}

function codeOf(row: Fields, column: string): string {
  const code = row[column] ?? "";
  return code === "" ? "" : code.padStart(3, "0");
}

/** The standard's areas and regions, with names in six languages and the groups that it states. */
export function m49Areas(): Map<string, Area> {
  const areas = new Map<string, Area>();
  const byLanguage = files();
  for (const language of languages) {
    for (const row of byLanguage[language]) {
      // The six files list the Province among the countries; the standard does not, so its row is ours.
      if (row["M49 Code"] === "158") continue;
      for (const level of ["Global", ...levels]) addRegion(areas, row, level, language);
      const area = addCountry(areas, row);
      area.names[language] = (row["Country or Area"] ?? "").trim();
    }
  }
  addDevelopment(areas);
  for (const { id, language, name } of ours("names")) {
    const area = areas.get(id ?? "");
    const known = languages.find((one) => one === language);
    if (!area || !known || !name) throw new Error(`names.tsv: ${id} ${language}`);
    area.names[known] = name;
  }
  return areas;
}

export function emptyNames(): Record<Language, string> {
  return { ar: "", zh: "", en: "", fr: "", ru: "", es: "" };
}

function addRegion(areas: Map<string, Area>, row: Fields, level: string, language: Language): void {
  const id = codeOf(row, `${level} Code`);
  // The Channel Islands are an area of their own in the figures; their row is ours.
  if (id === "" || id === "830") return;
  const known = areas.get(id) ?? plain(id, "region", id);
  areas.set(id, known);
  known.names[language] = row[`${level} Name`] ?? "";
  if (level === "Sub-region") known.groups.add(codeOf(row, "Region Code"));
  if (level === "Intermediate Region") known.groups.add(codeOf(row, "Sub-region Code"));
}

function plain(id: string, kind: string, m49: string): Area {
  const names = emptyNames();
  return { id, kind, m49, iso2: "", iso3: "", names, groups: new Set(), successors: "", first: "", last: "" };
}

function addCountry(areas: Map<string, Area>, row: Fields): Area {
  const m49 = codeOf(row, "M49 Code");
  const iso3 = row["ISO-alpha3 Code"] ?? "";
  const id = iso3 || m49;
  const known = areas.get(id) ?? { ...plain(id, "territory", m49), iso2: row["ISO-alpha2 Code"] ?? "", iso3 };
  areas.set(id, known);
  for (const level of levels) {
    const group = codeOf(row, `${level} Code`);
    if (group !== "") known.groups.add(group);
  }
  for (const [column, group] of flags) if (row[column]?.trim() === "x") known.groups.add(group);
  if (id === "GGY" || id === "JEY") known.groups.add("830");
  return known;
}

/** Developed or developing: only the longer form of the table says it. */
function addDevelopment(areas: Map<string, Area>): void {
  for (const row of publishedText("country-classes", "m49", "UNSD-Methodology-2025-12.csv")) {
    const side = row["Developed / Developing Countries"];
    const area = areas.get(row["ISO-alpha3 Code"] ?? "");
    if (area && side) area.groups.add(side === "Developed" ? "514" : "515");
  }
}
