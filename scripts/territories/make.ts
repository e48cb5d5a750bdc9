/**
 * Makes `data/territories/` anew from the publishers' files that lie beside the project (`../shared/data`):
 *
 *     npx tsx scripts/territories/make.ts
 */
import { languages } from "../../src/kernel/language.ts";
import { addDesaGroups } from "./desa.ts";
import { writeIncome } from "./income.ts";
import { type Area, emptyNames, m49Areas } from "./m49.ts";
import { writeSpellings } from "./spellings.ts";
import { ours, write } from "./tsv.ts";

const source = "Made by scripts/territories/make.ts; sources and licences in README.md.";

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function addOurs(areas: Map<string, Area>): void {
  for (const row of ours("areas")) {
    const {
      id = "",
      kind = "",
      m49 = "",
      iso2 = "",
      iso3 = "",
      successors = "",
      first = "",
      last = "",
    } = row;
    const names = emptyNames();
    for (const language of languages) names[language] = row[language] ?? "";
    const groups = new Set((row.memberOf ?? "").split(" ").filter((group) => group !== ""));
    areas.set(id, { id, kind, m49, iso2, iso3, names, groups, successors, first, last });
  }
}

function addMembers(areas: ReadonlyMap<string, Area>): void {
  for (const { group = "", members = "" } of ours("members")) {
    for (const id of members.split(" ")) {
      const area = areas.get(id);
      if (!area) throw new Error(`members.tsv: ${id}`);
      area.groups.add(group);
    }
  }
}

/** Whoever is in a region is in all that hold it. */
function close(areas: ReadonlyMap<string, Area>): void {
  for (const area of areas.values()) {
    for (const group of area.groups) {
      const above = areas.get(group);
      if (!above) throw new Error(`${area.id} is in ${group}, which is not in the register`);
      for (const more of above.groups) area.groups.add(more);
    }
  }
}

/** Regions of M49 first, then other regions, then groups; within each the one with the fewest territories first. */
function narrowestFirst(areas: ReadonlyMap<string, Area>): (a: string, b: string) => number {
  const sizes = new Map<string, number>();
  for (const area of areas.values()) {
    if (area.kind !== "territory") continue;
    for (const group of area.groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const rank = (id: string) => {
    const area = areas.get(id);
    return area?.kind === "group" ? 3 : area?.m49 === "" ? 2 : area?.kind === "region" ? 1 : 0;
  };
  return (a, b) => rank(a) - rank(b) || (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || byCode(a, b);
}

const areas = m49Areas();
addOurs(areas);
const byM49 = new Map([...areas.values()].map((area) => [area.m49, area]));
addDesaGroups(areas, byM49);
addMembers(areas);
close(areas);
const order = narrowestFirst(areas);
const sorted = [...areas.values()].sort((a, b) => byCode(a.id, b.id));

write(
  "territories",
  source,
  ["id", "kind", "m49", "iso2", "iso3", "memberOf", "successors", "first", "last"],
  sorted.map((a) => [
    a.id,
    a.kind,
    a.m49,
    a.iso2,
    a.iso3,
    [...a.groups].sort(order).join(" "),
    a.successors,
    a.first,
    a.last,
  ]),
);
write(
  "names",
  source,
  ["id", ...languages],
  sorted.map((a) => [a.id, ...languages.map((l) => a.names[l])]),
);
writeSpellings(sorted);
await writeIncome(new Set(areas.keys()));
