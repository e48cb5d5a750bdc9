import { renderAsync } from "@resvg/resvg-js";
import { fontFamilies, fontFiles } from "./fonts.ts";

const [latin, arabic] = fontFamilies;

/**
 * A standalone SVG as PNG, twice as large in each direction. Drawn off the main thread, with the fonts of `data/fonts/`
 * only, so that it looks the same on every machine.
 */
export async function renderPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  // A text that joins its letters must find all of them in the first font that is named.
  const base = /[\u0600-\u06ff]/.test(svg) ? arabic : latin;
  const named = withoutLigatures(svg).replace(/ font-family="[^"]*"/, ` font-family="${base}"`);
  const image = await renderAsync(named, {
    fitTo: { mode: "zoom", value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles(svg),
      defaultFontFamily: base,
      sansSerifFamily: base,
    },
  });
  return new Uint8Array(image.asPng());
}

/**
 * The renderer takes letters that a font lacks from another only where both give as many glyphs, and Latin ligatures (ff,
 * fi, fl) make one of two. Beside Chinese they are kept apart by a mark of no width.
 */
function withoutLigatures(svg: string): string {
  return svg.replace(/>[^<]*[\u2e80-\u9fff][^<]*</g, (text) => text.replace(/f(?=[filj])/g, "f\u200c"));
}
