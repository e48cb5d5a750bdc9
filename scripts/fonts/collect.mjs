/**
 * Takes the fonts of downloads over into data/fonts/: one weight of IBM Plex Sans and of IBM Plex Sans Arabic (each whole:
 * the renderer needs all letters of a text in one file where a script joins them) and of Noto Sans SC, whose WOFF files each
 * cover a range of characters, with the ranges in ranges.json. Run it where the packages lie under node_modules; they are no
 * dependencies, since with all their weights and forms they take 80 MB:
 *
 *     npm install --no-save @ibm/plex-sans @ibm/plex-sans-arabic @fontsource/noto-sans-sc
 *     node scripts/fonts/collect.mjs [folder that holds node_modules]
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const target = "data/fonts";
const packages = join(process.argv[2] ?? ".", "node_modules");
const whole = [
  { pack: "@ibm/plex-sans", family: "IBM Plex Sans", file: "IBMPlexSans-Regular.woff" },
  { pack: "@ibm/plex-sans-arabic", family: "IBM Plex Sans Arabic", file: "IBMPlexSansArabic-Regular.woff" },
];
const sliced = {
  pack: "@fontsource/noto-sans-sc",
  family: "Noto Sans SC",
  skip: /^(latin|latin-ext|cyrillic|vietnamese)$/,
};
const licence = "OFL-1.1";

rmSync(target, { recursive: true, force: true });
const fonts = [];
for (const { pack, family, file } of whole) {
  const folder = open(pack);
  copyFileSync(join(packages, pack, "fonts/complete/woff", file), join(target, folder, file));
  fonts.push({ family, version: versionOf(pack), licence, file: `${folder}/${file}` });
}
const ranges = JSON.parse(readFileSync(join(packages, sliced.pack, "unicode.json"), "utf8"));
const folder = open(sliced.pack);
for (const [key, range] of Object.entries(ranges)) {
  const slice = key.replace(/[[\]]/g, "");
  if (sliced.skip.test(slice)) continue;
  copyFileSync(
    join(packages, sliced.pack, "files", `noto-sans-sc-${slice}-400-normal.woff`),
    join(target, folder, `${slice}.woff`),
  );
  const file = `${folder}/${slice}.woff`;
  fonts.push({ family: sliced.family, version: versionOf(sliced.pack), licence, file, range });
}
writeFileSync(join(target, "ranges.json"), `${JSON.stringify(fonts, null, 1)}\n`);
console.log(`${fonts.length} files`);

/** A folder for the package's files, with its licence in it. */
function open(pack) {
  const name = pack.replace(/^.*\//, "");
  mkdirSync(join(target, name), { recursive: true });
  const licences = ["LICENSE", "LICENSE.txt", "OFL.txt"].map((file) => join(packages, pack, file));
  const text = licences.map(read).find((found) => found !== undefined);
  if (text === undefined) throw new Error(`${pack} has no licence text`);
  writeFileSync(join(target, name, "LICENSE"), text);
  return name;
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function versionOf(pack) {
  return JSON.parse(readFileSync(join(packages, pack, "package.json"), "utf8")).version;
}
