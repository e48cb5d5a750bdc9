/**
 * The colours of figures as custom properties, light and dark. The pages' tokens file gives the same values, so a figure
 * follows the page; a download has them written in. Marks that carry meaning keep a contrast of 3 or more against
 * paper, those whose colour also writes a label 4.5; steps of a sequence are told apart by their order in lightness, so also in grey.
 */
export type Palette = Readonly<Record<PaletteToken, string>>;

export const paletteTokens = [
  "paper",
  "ink",
  "quiet",
  "rule",
  "accent",
  "land",
  "women",
  "men",
  "seq-1",
  "seq-2",
  "seq-3",
  "seq-4",
  "seq-5",
  "seq-6",
  "div-1",
  "div-2",
  "div-3",
  "div-4",
  "div-5",
  "div-6",
] as const;
export type PaletteToken = (typeof paletteTokens)[number];

export const light: Palette = {
  paper: "#fbfaf6",
  ink: "#1d1d1b",
  quiet: "#5d5c57",
  rule: "#dcd9d0",
  accent: "#0f5c8c",
  /** Land under circles: quieter than the rule that draws the coast. */
  land: "#efece4",
  /** Women in deep teal, men in ochre, apart in lightness as well: the ends of the diverging scale, on which teal is more women. */
  women: "#084f48",
  men: "#9a661b",
  "seq-1": "#dfe8ec",
  "seq-2": "#b7d0de",
  "seq-3": "#86b3cc",
  "seq-4": "#4f8fb3",
  "seq-5": "#226c99",
  "seq-6": "#0a4267",
  "div-1": "#7d4e0b",
  "div-2": "#b98733",
  "div-3": "#e3cb97",
  "div-4": "#a9d3cd",
  "div-5": "#4c9c93",
  "div-6": "#0b5f57",
};

export const dark: Palette = {
  paper: "#14171a",
  ink: "#e9e6df",
  quiet: "#a09c92",
  rule: "#2c3136",
  accent: "#7cc0ea",
  land: "#1e2328",
  women: "#8fd6cb",
  men: "#c98a3c",
  "seq-1": "#1f2f3a",
  "seq-2": "#274659",
  "seq-3": "#33627f",
  "seq-4": "#4a86ad",
  "seq-5": "#7cb4d8",
  "seq-6": "#c3e2f5",
  "div-1": "#f0c987",
  "div-2": "#c3924a",
  "div-3": "#6b5433",
  "div-4": "#2c5a56",
  "div-5": "#4f9d94",
  "div-6": "#a5e0d8",
};

/** How a drawing names a colour: `fill="var(--accent)"`. */
export function token(name: PaletteToken): string {
  return `var(--${name})`;
}

/** A drawing with the colours written in, for files that stand alone. */
export function inlinePalette(svg: string, palette: Palette): string {
  return svg.replace(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) => {
    const known = paletteTokens.find((candidate) => candidate === name);
    return known ? palette[known] : whole;
  });
}
