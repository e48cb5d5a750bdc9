import type { Language } from "../kernel/language.ts";
import type { TerritoryId } from "../kernel/territory/model.ts";
import type { Words } from "../kernel/words.ts";
import type { DatasetId } from "../statistics/releases/model.ts";

/**
 * A figure is a map or a chart with all that lets one trust it: what it shows in words, its source, its numbers as a
 * table, and the reference to what it rests on. Pages, downloads and reports show the same one.
 */
export interface Figure {
  /** Safe as an id in HTML, the same for the same name, parameters and language; every id inside the SVG begins with it. */
  readonly id: string;
  /** What made it: makes the same figure again, and its download's address. */
  readonly request: FigureRequest;
  readonly language: Language;
  /** What one sees: a finding or a question. */
  readonly title: string;
  /** Unit and period. */
  readonly subtitle: string;
  readonly source: FigureSource;
  /** The figure said in a sentence or two: its accessible name, and what "copy as a sentence" copies. */
  readonly sentence: string;
  /** What a reader must know: boundaries, gaps, how a share is made. In whole sentences. */
  readonly note?: string;
  readonly table: FigureTable;
  /**
   * A fragment for the page: one `<svg>` without style attributes, style elements or scripts. Colours are the page's
   * custom properties in presentation attributes, so light and dark follow it; text is in the page's font.
   */
  readonly svg: string;
  /** Width and height of the SVG in its own units, from which the page takes the aspect ratio. */
  readonly size: { readonly width: number; readonly height: number };
  /** The reference to the slice of the release that is shown, as kernel/evidence.ts writes it. */
  readonly evidence: string;
}

/** A figure's name in the registry and its parameters, as they stand in an address: text by text. */
export interface FigureRequest {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Where the numbers are from. The names are the publisher's own, not translated. */
export interface FigureSource {
  readonly dataset: DatasetId;
  readonly publisher: string;
  readonly title: string;
  readonly version: string;
  /** The whole hash of the release; people are shown its first eight digits. */
  readonly release: string;
  readonly licence: string;
  /** All of it in a line, in the reader's language. */
  readonly line: string;
}

/** The numbers of a figure, in the order in which the figure shows them. */
export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  /** How many of the first rows are totals of the others: in whatever order those stand, they keep their place. */
  readonly totals?: number;
}

export type FigureCell = string | number | null;
export type FigureRow = Readonly<Record<string, FigureCell>>;

export interface FigureColumn {
  readonly key: string;
  readonly label: string;
  /** `percent` holds per cent: 48.2 is 48.2 %. `number` holds the number itself, in persons where it counts people; `ratio` one without unit, with decimals. */
  readonly kind: "text" | "number" | "ratio" | "percent" | "period";
  /** The key, in the rows, of an address that the text in this column leads to. It is no column of its own. */
  readonly linkKey?: string;
}

/** Where a page's links lead. The pages give theirs; a download or a report has none. */
export interface FigureLinks {
  territory(id: TerritoryId): string;
  corridor(origin: TerritoryId, destination: TerritoryId): string;
}

/** What every drawing needs besides its numbers. */
export interface FigureContext {
  readonly words: Words;
  readonly links?: FigureLinks;
}

export const figureFormats = ["svg", "png", "csv", "xlsx", "json"] as const;
export type FigureFormat = (typeof figureFormats)[number];

/** A figure as a file. */
export interface FigureFile {
  /** Lower-case ASCII with hyphens, the short hash of the release, and the extension. */
  readonly name: string;
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}
