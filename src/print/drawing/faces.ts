import { fontFamilies } from "./fonts.ts";

const [latin, arabic] = fontFamilies;

/** The family in which a drawing is set: a text that joins its letters must find all of them in the first font that is named. */
export function baseFamily(svg: string): string {
  return /[\u0600-\u06ff]/.test(svg) ? arabic : latin;
}

/**
 * A drawing as programs outside a browser draw it well: in the one family that has its letters. They take letters that a font lacks
 * from another only where both give as many glyphs, and Latin ligatures (ff, fi, fl) make one of two; beside Chinese they are
 * kept apart by a mark of no width.
 */
export function withFaces(svg: string): string {
  return svg
    .replace(/>[^<]*[\u2e80-\u9fff][^<]*</g, (text) => text.replace(/f(?=[filj])/g, "f\u200c"))
    .replace(/ font-family="[^"]*"/, ` font-family="${baseFamily(svg)}"`);
}
