import { languages } from "../../src/kernel/language.ts";
import { spellingKey } from "../../src/kernel/territory/spelling.ts";
import { desaSpellings, sameAs } from "./desa.ts";
import type { Area } from "./m49.ts";
import { ours, publishedText, write } from "./tsv.ts";

const named = [
  "official_name_ar",
  "official_name_cn",
  "official_name_en",
  "official_name_es",
  "official_name_fr",
  "official_name_ru",
  "CLDR display name",
];
const unterm = ["Arabic", "Chinese", "English", "French", "Russian", "Spanish"].flatMap((language) => [
  `UNTERM ${language} Short`,
  `UNTERM ${language} Formal`,
]);

/** What people call a country in the six languages, by the Common Locale Data Repository. */
function commonNames(iso2: string): string[] {
  return languages.flatMap((language) =>
    (["long", "short"] as const).flatMap((style) => {
      const names = new Intl.DisplayNames([language], { type: "region", style, fallback: "none" });
      return names.of(iso2) ?? [];
    }),
  );
}

/** Writes `spellings.tsv`: what is not the identifier, a code or the name in one of the six languages. */
export function writeSpellings(areas: readonly Area[]): void {
  const byM49 = new Map(areas.map((area) => [area.m49, area.id]));
  const ids = new Set(areas.map((area) => area.id));
  const known = new Set<string>();
  for (const area of areas) {
    for (const name of [area.id, area.m49, area.iso2, area.iso3, ...languages.map((l) => area.names[l])]) {
      if (name !== "") known.add(`${area.id} ${spellingKey(name)}`);
    }
  }
  const found = new Map<string, string[]>();
  const add = (id: string, only: string, spelling: string) => {
    if (!ids.has(id)) throw new Error(`${id}: ${spelling}`);
    const text = spelling.trim();
    const mark = `${id} ${spellingKey(text)}`;
    if (text === "" || (only === "" && known.has(mark))) return;
    if (only === "") known.add(mark);
    const place = `${id}\t${only}`;
    found.set(place, [...(found.get(place) ?? []), text]);
  };
  for (const [number, id] of Object.entries(sameAs)) add(id, "", number);
  for (const { id = "", only = "", spellings = "" } of ours("spellings")) {
    for (const spelling of spellings.split("|")) add(id, only, spelling);
  }
  for (const row of publishedText("country-classes", "country-codes.csv")) {
    const id = byM49.get((row["ISO3166-1-numeric"] ?? "").padStart(3, "0")) ?? "";
    for (const column of [...named, ...unterm]) add(id, "", row[column] ?? "");
  }
  for (const { id, kind, iso2 } of areas) {
    if (kind === "territory" && iso2 !== "") for (const name of commonNames(iso2)) add(id, "", name);
  }
  for (const [number, name] of desaSpellings()) {
    const id = ids.has(number) ? number : (byM49.get(number) ?? (number === "412" ? "XKX" : number));
    add(id, "", name);
  }
  write(
    "spellings",
    "Codes and spellings beside the names and codes of the register, parted by |. only: the publisher in whose files it has this meaning, or dated.",
    ["id", "only", "spellings"],
    [...found]
      .map(([place, texts]) => [...place.split("\t"), texts.join("|")])
      .sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1)),
  );
}
