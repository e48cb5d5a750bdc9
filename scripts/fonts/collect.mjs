/**
 * Takes the fonts of downloads over into data/fonts/: one weight of IBM Plex Sans (Latin, Cyrillic, Greek, Vietnamese),
 * IBM Plex Sans Arabic and Noto Sans SC, as WOFF files that each cover a range of characters, with the ranges in
 * ranges.json. Run it where the packages lie under node_modules/@fontsource (`npm install --no-save
 * @fontsource/noto-sans-sc` for the last, which is 76 MB with all its weights and therefore no dependency):
 *
 *     node scripts/fonts/collect.mjs [folder that holds node_modules] ...
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const target = "data/fonts";
const families = [
  { pack: "ibm-plex-sans", family: "IBM Plex Sans" },
  { pack: "ibm-plex-sans-arabic", family: "IBM Plex Sans Arabic", only: ["arabic"] },
  { pack: "noto-sans-sc", family: "Noto Sans SC", not: ["latin", "latin-ext", "cyrillic", "vietnamese"] },
];
const places = process.argv.length > 2 ? process.argv.slice(2) : ["."];

const fonts = [];
for (const { pack, family, only, not } of families) {
  const folder = places.map((place) => join(place, "node_modules/@fontsource", pack)).find(existsSync);
  if (!folder) throw new Error(`@fontsource/${pack} is not installed`);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8"));
  rmSync(join(target, pack), { recursive: true, force: true });
  mkdirSync(join(target, pack), { recursive: true });
  copyFileSync(join(folder, "LICENSE"), join(target, pack, "LICENSE"));
  for (const [key, range] of Object.entries(ranges)) {
    const subset = key.replace(/[[\]]/g, "");
    if ((only && !only.includes(subset)) || not?.includes(subset)) continue;
    copyFileSync(
      join(folder, "files", `${pack}-${subset}-400-normal.woff`),
      join(target, pack, `${subset}.woff`),
    );
    fonts.push({ family, version, licence: license, file: `${pack}/${subset}.woff`, range });
  }
}
writeFileSync(join(target, "ranges.json"), `${JSON.stringify(fonts, null, 1)}\n`);
console.log(`${fonts.length} files`);
