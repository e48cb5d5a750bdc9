/** A run of glyphs as a page shows it; lengths in points, y upwards from the page's foot. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly width: number;
  /** The height of the font. */
  readonly size: number;
  readonly rightToLeft: boolean;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyphs[];
}

/** What the thread that reads a PDF answers: its pages, or the problem's code. */
export type Extracted =
  | { readonly pages: readonly Page[] }
  | { readonly code: string; readonly facts?: Readonly<Record<string, number>> };
