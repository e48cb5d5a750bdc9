/**
 * What is known of the file in which a spelling stands. Each is used only where the spelling alone means several
 * territories, so it never changes what a name or code of the standards means.
 */
export interface SpellingContext {
  /** Whose file it is, since publishers have names and codes of their own: "North America", `YUG`. */
  readonly publisher?: Publisher;
  /** The year of the figure, for names that have meant different areas: "Sudan", "Yugoslavia". */
  readonly year?: number;
}

export const publishers = [
  "un-desa",
  "un-treaties",
  "world-bank",
  "oecd",
  "eurostat",
  "unhcr",
  "stats-nz",
  "iab",
] as const;
export type Publisher = (typeof publishers)[number];
