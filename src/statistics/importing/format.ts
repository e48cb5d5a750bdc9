import type { Row, TableFile } from "../../files/tables/model.ts";
import type { Sex } from "../../kernel/dimension.ts";
import type { Source } from "../../kernel/source.ts";
import type { Observation } from "../observation.ts";
import type { DatasetId } from "../releases/model.ts";
import type { Checks } from "./checks/checks.ts";
import type { ImportLog } from "./log.ts";
import type { Reading } from "./reading.ts";

/**
 * What a publisher's format has to say of itself. `statistics/sources/` holds one small file for each; everything else
 * about importing is shared.
 */

/** The first rows of a sheet: enough to find titles and headers, which lie within the first sixty rows in every known layout. */
export interface SheetPreview {
  readonly name: string;
  readonly rows: readonly Row[];
}

export const previewRows = 60;

export interface FilePreview {
  readonly kind: TableFile["kind"];
  readonly sheets: readonly SheetPreview[];
}

/** What a person may say of a file that does not say it itself. */
export interface ImportHints {
  readonly sex?: Sex;
}

export interface SourceFormat {
  /** A stable code; its words stand under `importing:format.<id>`. */
  readonly id: string;
  /** Looks at content only, never at the name. Undefined where the file is not of this format. */
  recognise(preview: FilePreview, hints: ImportHints): Recognition | undefined;
}

export interface Recognition {
  readonly format: string;
  readonly releases: readonly ReleasePlan[];
}

/** One release that a file yields, and how to read its observations. */
export interface ReleasePlan {
  readonly dataset: DatasetId;
  readonly version: string;
  readonly source: Source;
  /**
   * True where the publisher ships a revision in several files, of which this is one: the import then joins what the
   * latest release of the same version already holds.
   */
  readonly part: boolean;
  /**
   * For a dataset whose series come in files and editions of their own: which series a figure is of. The import then joins the
   * latest release whatever its version, and replaces whole series; its version is the later one of the two.
   */
  readonly series?: (observation: Observation) => string;
  /** True where the file gives no figures for regions and the world as destinations: they are then summed. */
  readonly sumRegions: boolean;
  /** The publisher's footnotes by key. Read before the figures. */
  notes(file: TableFile, log: ImportLog): Promise<Readonly<Record<string, string>>>;
  /** What the figures are to be checked for; a new set for each import. */
  checks(): Checks;
  /**
   * The observations, in batches. What is wrong goes to the reading's log; the stream goes on so that all of it is told
   * at once.
   */
  read(reading: Reading): AsyncGenerator<readonly Observation[], void, void>;
}
