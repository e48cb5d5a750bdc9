import { renderAsync } from "@resvg/resvg-js";
import { fontFamilies, fontFiles } from "./fonts.ts";

const [latin, arabic, chinese] = fontFamilies;

/**
 * A standalone SVG as PNG, twice as large in each direction. Drawn off the main thread, with the fonts of `data/fonts/`
 * only, so that it looks the same on every machine.
 */
export async function renderPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const written = withFonts(svg);
  const image = await renderAsync(written, {
    fitTo: { mode: "zoom", value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles(written),
      defaultFontFamily: latin,
      sansSerifFamily: latin,
    },
  });
  return new Uint8Array(image.asPng());
}

const scripts = [
  { family: arabic, letters: /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/ },
  { family: chinese, letters: /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/ },
] as const;

/**
 * The renderer shapes a text with one font and fills gaps letter by letter, which fails where a script joins letters. So
 * each run of a script is given its font by name.
 */
function withFonts(svg: string): string {
  return svg.replace(
    /(<(?:text|tspan)\b[^>]*>)([^<]+)/g,
    (_, tag: string, text: string) =>
      tag +
      runs(text)
        .map(({ family, text: run }) => `<tspan font-family="${family}">${run}</tspan>`)
        .join(""),
  );
}

/** Runs of one script; spaces, digits and marks between letters of a script go with Latin, spaces with what is before them. */
function runs(text: string): { family: string; text: string }[] {
  const found: { family: string; text: string }[] = [];
  for (const letter of text.match(/&[a-z]+;|./gsu) ?? []) {
    const last = found.at(-1);
    const family = scripts.find(({ letters }) => letters.test(letter))?.family ?? latin;
    if (last && (family === last.family || letter === " ")) last.text += letter;
    else found.push({ family, text: letter });
  }
  return found;
}
