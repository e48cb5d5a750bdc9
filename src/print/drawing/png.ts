import { renderAsync } from "@resvg/resvg-js";
import { baseFamily, withFaces } from "./faces.ts";
import { fontFiles } from "./fonts.ts";

/**
 * A standalone SVG as PNG, twice as large in each direction. Drawn off the main thread, with the fonts of `data/fonts/`
 * only, so that it looks the same on every machine.
 *
 * @param files the fonts, where whoever asks has them unpacked already: a process that may not write
 */
export async function renderPng(
  svg: string,
  files: readonly string[] = fontFiles(svg),
): Promise<Uint8Array<ArrayBuffer>> {
  const base = baseFamily(svg);
  const image = await renderAsync(withFaces(svg), {
    fitTo: { mode: "zoom", value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: [...files],
      defaultFontFamily: base,
      sansSerifFamily: base,
    },
  });
  return new Uint8Array(image.asPng());
}
