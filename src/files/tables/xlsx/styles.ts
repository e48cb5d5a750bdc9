import type { Archive } from "../../archive.ts";
import { readPart, requirePart } from "../../part.ts";
import { opened } from "../../xml.ts";
import type { Vocabulary } from "../../xml-names.ts";
import type { ReadingLimits } from "../model.ts";
import type { DateFormat } from "./dates.ts";
import { spreadsheetNamespaces } from "./namespaces.ts";

/** For each cell style what its number format shows, undefined for everything that is not a date. */
export type CellStyles = readonly (DateFormat | undefined)[];

const vocabulary: Vocabulary = {
  namespaces: spreadsheetNamespaces,
  names: ["styleSheet", "numFmts", "numFmt", "cellXfs", "xf"],
};
const [numFmtsCode, numFmtCode, cellXfsCode, xfCode] = [2, 3, 4, 5];
/** Excel itself stops at 65,490. */
const mostStyles = 100_000;
/** Excel itself stops at 255. */
const longestCode = 1000;

/** Reads which cell styles show dates. */
export async function readStyles(archive: Archive, part: string, limits: ReadingLimits): Promise<CellStyles> {
  const custom = new Map<number, DateFormat | undefined>();
  const formats: number[] = [];
  let within = 0;
  await readPart(archive, requirePart(archive, part), vocabulary, limits, (event, xml) => {
    if (event !== opened) return;
    if (xml.depth === 2) within = xml.code;
    if (xml.depth !== 3) return;
    if (within === numFmtsCode && xml.code === numFmtCode) {
      if (custom.size >= mostStyles) xml.fail();
      const code = xml.attribute("formatCode") ?? "";
      if (code.length > longestCode) xml.fail();
      custom.set(Number(xml.attribute("numFmtId")), dateFormat(code));
    } else if (within === cellXfsCode && xml.code === xfCode) {
      if (formats.length >= mostStyles) xml.fail();
      formats.push(Number(xml.attribute("numFmtId") ?? 0));
    }
  });
  return formats.map((id) => (custom.has(id) ? custom.get(id) : builtInFormat(id)));
}

/** The formats that have no code of their own (ECMA-376-1, 18.8.30), those of East Asian editions included. */
export function builtInFormat(id: number): DateFormat | undefined {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36) return "date";
  if (id >= 50 && id <= 58) return "date";
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 ? "time" : undefined;
}

/**
 * What a format code shows, by the letters that stand for parts of a date in its first section. Elapsed time (`[h]:mm`) is a
 * duration, which stays a number of days.
 */
export function dateFormat(code: string): DateFormat | undefined {
  const bare = code
    .replace(/"[^"]*"?/g, "")
    .replace(/[\\_*]./g, "")
    .split(";")[0];
  if (bare === undefined || /\[(?:h+|m+|s+)\]/i.test(bare)) return undefined;
  const letters = bare.replace(/\[[^\]]*\]/g, "").replace(/general|AM\/PM|A\/P/gi, "");
  if (/[dy]/i.test(letters) || /[ge]/.test(letters.replace(/[0#?.]e/gi, ""))) return "date";
  if (/[hs]/i.test(letters)) return "time";
  return /m/i.test(letters) ? "date" : undefined;
}
