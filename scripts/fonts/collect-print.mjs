/**
 * Takes the fonts of printed documents over into data/print/fonts/, as WOFF 1.0: Source Serif 4 (Latin, Greek, Cyrillic), Noto Naskh
 * Arabic, and Noto Serif SC cut to the characters of GB/T 2312-1980 with the marks that texts need. Rarer Chinese characters are set in
 * the slices of Noto Sans SC in data/fonts/. Run it where the packages lie under node_modules; they are no dependencies, since with all
 * their weights they take 150 MB:
 *
 *     npm install --no-save subset-font @expo-google-fonts/source-serif-4 @expo-google-fonts/noto-naskh-arabic @expo-google-fonts/noto-serif-sc
 *     node scripts/fonts/collect-print.mjs [folder that holds node_modules]
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const target = "data/print/fonts";
const root = resolve(process.argv[2] ?? ".");
const subsetFont = createRequire(join(root, "package.json"))("subset-font");

const fonts = [
  { pack: "source-serif-4", name: "SourceSerif4", forms: ["400Regular", "400Regular_Italic", "700Bold"] },
  { pack: "noto-naskh-arabic", name: "NotoNaskhArabic", forms: ["400Regular", "700Bold"] },
  { pack: "noto-serif-sc", name: "NotoSerifSC", forms: ["400Regular"], letters: chinese },
];

rmSync(target, { recursive: true, force: true });
for (const { pack, name, forms, letters = everyLetter } of fonts) {
  const from = join(root, "node_modules/@expo-google-fonts", pack);
  const into = join(target, pack);
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, "LICENSE"), readFileSync(join(from, "LICENSE_FONT")));
  for (const form of forms) {
    const font = readFileSync(join(from, form, `${name}_${form}.ttf`));
    const woff = await subsetFont(font, letters(), { targetFormat: "woff", preserveNameIds: [0, 13, 14] });
    writeFileSync(join(into, `${form.replace(/^\d+/, "").replace("Regular_", "")}.woff`), woff);
  }
}

/** Every character of the scripts that the alphabetic fonts hold; what a font lacks it just does not get. */
function everyLetter() {
  return letters([0x20, 0x218f], [0x2190, 0x22ff], [0x25a0, 0x25ff], [0xa640, 0xa69f], [0xfb00, 0xfefc]);
}

/** GB/T 2312-1980 by way of its encoding, ASCII, and the marks and letters that stand beside Chinese. */
function chinese() {
  const decoder = new TextDecoder("gb18030");
  let found = letters(
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x2010, 0x2044],
    [0x2460, 0x2473],
    [0x3000, 0x303f],
    [0xff00, 0xffef],
  );
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) found += decoder.decode(new Uint8Array([row, cell]));
  }
  return found;
}

function letters(...ranges) {
  return ranges
    .map(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join(""),
    )
    .join("");
}
