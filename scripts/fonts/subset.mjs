/**
 * Makes the fonts of the pages in src/web/fonts/ and their style sheet src/web/styles/fonts.css: one weight each of Source
 * Serif 4 (with an italic for resolutions), IBM Plex Sans and IBM Plex Sans Arabic, cut to the letters of our languages,
 * without hinting and with few features, so that a page takes 34 kB (Latin) to 56 kB (Cyrillic) instead of 43 to 72. What
 * is rarely needed stands in pieces of its own, uncut. Run it where the packages lie under node_modules; two of them are
 * no dependencies:
 *
 *     npm install --no-save harfbuzzjs@0.4.15 fontverter@2.0.0
 *     node scripts/fonts/subset.mjs [folder that holds node_modules]
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const require = createRequire(resolve(process.argv[2] ?? ".", "package.json"));
const fontverter = require("fontverter");
const target = "src/web/fonts";

const latin = [range(0x20, 0x7e), range(0xa0, 0xff), "ıŒœ–—‘’“”„…‹›€−•′″\u2009\u202f"].join("");
const cyrillic = [range(0x400, 0x45f), "ҐґӘә№"].join("");
/** The letters, vowel signs and marks of Arabic and its loan words, and what steers writing in both directions. */
const arabic = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰـ،؛؟٪٫٬پچژگ\u200c\u200d\u200e\u200f";

/** What the verbs and titles of resolutions are set in: English, whatever the page's language. */
const italic = [range(0x41, 0x5a), range(0x61, 0x7a), " ,.;:()-–’0123456789/"].join("");

const faces = [
  { pack: "source-serif-4", family: "Source Serif 4", piece: "latin", letters: latin },
  { pack: "source-serif-4", family: "Source Serif 4", piece: "latin-ext" },
  { pack: "source-serif-4", family: "Source Serif 4", piece: "cyrillic", letters: cyrillic },
  { pack: "source-serif-4", family: "Source Serif 4", piece: "latin", style: "italic", letters: italic },
  { pack: "ibm-plex-sans", family: "IBM Plex Sans", piece: "latin", letters: latin },
  { pack: "ibm-plex-sans", family: "IBM Plex Sans", piece: "latin-ext" },
  { pack: "ibm-plex-sans", family: "IBM Plex Sans", piece: "cyrillic", letters: cyrillic },
  { pack: "ibm-plex-sans-arabic", family: "IBM Plex Sans Arabic", piece: "arabic", letters: arabic },
];

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const rules = [
  "/* Made by scripts/fonts/subset.mjs. Cut by script, so that a page takes only the pieces that its words need. */",
];
for (const { pack, family, piece, letters, style = "normal" } of faces) {
  const from = join("node_modules/@fontsource", pack);
  const font = readFileSync(join(from, "files", `${pack}-${piece}-400-${style}.woff2`));
  const name = `${pack}-${piece}${style === "normal" ? "" : `-${style}`}.woff2`;
  writeFileSync(join(target, name), letters ? await cut(font, letters) : font);
  copyFileSync(join(from, "LICENSE"), join(target, `${pack}.LICENSE`));
  const covered = letters ? rangesOf(letters) : readRanges(from)[piece].replaceAll(",", ", ");
  rules.push(`@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: 400;
  font-display: swap;
  src: url("../fonts/${name}") format("woff2");
  unicode-range: ${covered};
}`);
}
writeFileSync("src/web/styles/fonts.css", `${rules.join("\n\n")}\n`);

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join("");
}

function readRanges(folder) {
  return JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8"));
}

/** The letters as CSS writes them: runs of code points. */
function rangesOf(letters) {
  const points = [...new Set([...letters].map((letter) => letter.codePointAt(0)))].sort((a, b) => a - b);
  const runs = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && point === run[1] + 1) run[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point) => point.toString(16).toUpperCase().padStart(4, "0");
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(", ");
}

/** The font with these letters and the forms that they take, without hinting; with figures in line and of one width. */
async function cut(font, letters) {
  const binary = readFileSync(require.resolve("harfbuzzjs/hb-subset.wasm"));
  const { exports: hb } = (await WebAssembly.instantiate(binary)).instance;
  const source = await fontverter.convert(font, "truetype");
  const at = hb.malloc(source.byteLength);
  new Uint8Array(hb.memory.buffer).set(source, at);
  const [writable, noHinting, featureSet] = [2, 1, 6];
  const face = hb.hb_face_create(hb.hb_blob_create(at, source.byteLength, writable, 0, 0), 0);
  const input = hb.hb_subset_input_create_or_fail();
  hb.hb_subset_input_set_flags(input, noHinting);
  const features = hb.hb_subset_input_set(input, featureSet);
  for (const tag of ["kern", "liga", "lnum", "tnum"]) hb.hb_set_add(features, tagOf(tag));
  const wanted = hb.hb_subset_input_unicode_set(input);
  for (const letter of letters) hb.hb_set_add(wanted, letter.codePointAt(0));
  const made = hb.hb_subset_or_fail(face, input);
  if (made === 0) throw new Error("the font cannot be cut");
  const blob = hb.hb_face_reference_blob(made);
  const start = hb.hb_blob_get_data(blob, 0);
  const bytes = Buffer.from(hb.memory.buffer.slice(start, start + hb.hb_blob_get_length(blob)));
  return fontverter.convert(bytes, "woff2", "truetype");
}

function tagOf(text) {
  return [...text].reduce((number, letter) => (number << 8) + letter.charCodeAt(0), 0);
}
