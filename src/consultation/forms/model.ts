import type { ReadingLimits } from "../../files/tables/model.ts";
import type { Envelope } from "./envelope.ts";
import type { Layout } from "./layout/model.ts";

/** What a form that is to be written says, besides its layout. */
export interface FormText {
  /** What the consultation is called. */
  readonly title: string;
  readonly party: string;
  /** How to fill it and where to send it, a paragraph each. */
  readonly lines: readonly string[];
}

/** All that is needed to write a form, but for the hashes of its fixed texts, which come of the writing. */
export interface FormInput {
  readonly text: FormText;
  readonly layout: Layout;
  readonly envelope: Omit<Envelope, "fixed">;
  /** The key that signs it: 32 bytes in hexadecimal. */
  readonly key: string;
}

/** The largest form that is read, in bytes. */
export const largestForm = 20 * 1024 ** 2;

/** What a form may unpack to; a real one stays far below. */
export const formLimits: ReadingLimits = {
  entryBytes: 60 * 1024 ** 2,
  totalBytes: 120 * 1024 ** 2,
  ratio: 200,
  entries: 2000,
  rows: 60_000,
  columns: 16_384,
  cellCharacters: 32_767,
  xmlDepth: 64,
  sharedStringBytes: 60 * 1024 ** 2,
};
