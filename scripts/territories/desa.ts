import type { Area } from "./m49.ts";
import { type Fields, publishedText } from "./tsv.ts";

/** Areas of the Population Division that are the same as one of M49, by its number. */
export const sameAs: Readonly<Record<string, string>> = {
  "900": "001",
  "903": "002",
  "910": "014",
  "911": "017",
  "912": "015",
  "913": "018",
  "914": "011",
  "935": "142",
  "5500": "143",
  "906": "030",
  "5501": "034",
  "920": "035",
  "922": "145",
  "908": "150",
  "917": "150",
  "923": "151",
  "924": "154",
  "925": "039",
  "926": "155",
  "904": "419",
  "1830": "419",
  "915": "029",
  "916": "013",
  "931": "005",
  "905": "021",
  "918": "021",
  "909": "009",
  "927": "053",
  "1836": "053",
  "928": "054",
  "954": "057",
  "957": "061",
  "947": "202",
  "1834": "202",
  "921": "1831",
  "5505": "019",
  "941": "199",
  "1636": "432",
};

/** Groups that the register has from elsewhere: M49's own, and those by income. */
const leftOut = new Set([
  "1500",
  "1501",
  "1502",
  "1503",
  "1517",
  "1518",
  "1859",
  "5503",
  "5504",
  "199",
  "432",
]);

function locations(year: "2019" | "2024"): Fields[] {
  return year === "2019"
    ? publishedText("un-wpp", "2019", "text", "UNlocations.txt")
    : publishedText("un-wpp", "2024", "UNlocations.txt");
}

/** Adds the Population Division's groups, as the 2024 revision draws them (the Group of Twenty from that of 2019). */
export function addDesaGroups(areas: ReadonlyMap<string, Area>, byM49: ReadonlyMap<string, Area>): void {
  for (const [year, only] of [
    ["2024", undefined],
    ["2019", "1524"],
  ] as const) {
    for (const row of locations(year)) {
      if (row.location_type !== "4") continue;
      const area =
        row.country_code === "412" ? areas.get("XKX") : byM49.get((row.country_code ?? "").padStart(3, "0"));
      if (!area) throw new Error(`UNlocations ${year}: ${row.name} ${row.country_code}`);
      for (const [column, value] of Object.entries(row)) {
        const code = /^agcode_(\d+)000$/.exec(column)?.[1];
        if (code === undefined || value === "-1" || (only !== undefined && code !== only)) continue;
        const group = sameAs[code] ?? code;
        if (!leftOut.has(group)) area.groups.add(group);
      }
    }
  }
}

/** The Population Division's spellings: identifier of the number, and the name. */
export function desaSpellings(): [string, string][] {
  return (["2019", "2024"] as const).flatMap((year) =>
    locations(year).map((row): [string, string] => {
      const code = row.country_code ?? "";
      return [sameAs[code] ?? code.padStart(3, "0"), row.name ?? ""];
    }),
  );
}
