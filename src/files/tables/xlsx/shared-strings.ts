import { ProblemError, problem } from "../../../kernel/problem.ts";
import type { Archive } from "../../archive.ts";
import { readPart, requirePart } from "../../part.ts";
import { closed, opened, text } from "../../xml.ts";
import type { Vocabulary } from "../../xml-names.ts";
import type { ReadingLimits } from "../model.ts";
import { spreadsheetNamespaces } from "./namespaces.ts";
import { RichText, richTextNames } from "./rich-text.ts";

const vocabulary: Vocabulary = {
  namespaces: spreadsheetNamespaces,
  names: [...richTextNames, "sst", "si"],
};
const [tableCode, itemCode] = [richTextNames.length + 1, richTextNames.length + 2];
const itemDepth = 2;
const recentStrings = 4096;

/**
 * The texts that the cells of a workbook share, held as UTF-8 in one stretch of memory, since as strings they would take
 * several times as much. What was asked for lately is kept as a string.
 */
export class SharedStrings {
  private bytes = Buffer.alloc(0);
  private used = 0;
  private ends = new Uint32Array(1024);
  private count = 0;
  private readonly recentIndex = new Int32Array(recentStrings).fill(-1);
  private readonly recentText: string[] = new Array(recentStrings).fill("");

  get length(): number {
    return this.count;
  }

  /** The text with this number, or undefined where there is none. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const slot = index % recentStrings;
    if (this.recentIndex[slot] === index) return this.recentText[slot];
    const start = index === 0 ? 0 : this.ends[index - 1];
    const found = this.bytes.toString("utf8", start, this.ends[index]);
    this.recentIndex[slot] = index;
    this.recentText[slot] = found;
    return found;
  }

  /** Adds a text; false where the table would be larger than `limit` bytes. */
  add(added: string, limit: number): boolean {
    const length = Buffer.byteLength(added);
    const needed = this.used + length;
    // Every entry costs a place even where it is empty.
    if (needed + this.count * Uint32Array.BYTES_PER_ELEMENT > limit) return false;
    if (needed > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.min(limit, Math.max(needed, this.bytes.length * 2, 65_536)));
      this.bytes.copy(grown, 0, 0, this.used);
      this.bytes = grown;
    }
    if (this.count === this.ends.length) {
      const grown = new Uint32Array(this.ends.length * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.bytes.write(added, this.used);
    this.used = needed;
    this.ends[this.count++] = needed;
    return true;
  }
}

/** Reads the table of shared strings. Throws `reading.strings-too-large` beyond the limit. */
export async function readSharedStrings(
  archive: Archive,
  part: string,
  limits: ReadingLimits,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  const place = { file: archive.source.file };
  const rich = new RichText(itemDepth, limits.cellCharacters);
  let inItem = false;
  await readPart(archive, requirePart(archive, part), vocabulary, limits, (event, xml) => {
    if (event === opened) {
      if (xml.depth === 1 && xml.code !== tableCode) xml.fail();
      if (xml.depth === itemDepth) {
        inItem = xml.code === itemCode;
        if (inItem) rich.begin();
      } else if (inItem) rich.open(xml);
    } else if (event === text) {
      if (inItem) rich.text(xml);
    } else if (event === closed && inItem) {
      if (xml.closing !== itemDepth) {
        rich.close(xml);
      } else {
        inItem = false;
        const limit = limits.sharedStringBytes;
        if (rich.tooLong) {
          const facts = { limit: limits.cellCharacters, text: rich.value.slice(0, 40) };
          throw new ProblemError(problem("reading.string-too-long", facts, place));
        }
        if (!strings.add(rich.value, limit)) {
          throw new ProblemError(
            problem("reading.strings-too-large", { megabytes: Math.round(limit / 1024 ** 2) }, place),
          );
        }
      }
    }
  });
  return strings;
}
