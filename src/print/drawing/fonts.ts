import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../kernel/root.ts";
import { openWoff } from "./woff.ts";

/**
 * The fonts of files that are drawn outside a browser: IBM Plex Sans for Latin, Cyrillic and Greek, IBM Plex Sans Arabic
 * (which also has Latin), and Noto Sans SC for Chinese (all under the SIL Open Font License 1.1, in `data/fonts/`). The
 * last is cut into ranges of characters; only what a text needs is unpacked, on first use, into a folder of this process.
 */

export const fontFamilies = ["IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans SC"] as const;

const Listed = z.array(
  z.object({ family: z.enum(fontFamilies), file: z.string(), range: z.string().optional() }),
);

interface Font {
  readonly file: string;
  /** None for a font that is always there. */
  readonly ranges: readonly (readonly [number, number])[];
}

let fonts: readonly Font[] | undefined;
let folder: string | undefined;

function list(): readonly Font[] {
  fonts ??= Listed.parse(JSON.parse(readFileSync(source("ranges.json"), "utf8"))).map(({ file, range }) => ({
    file,
    ranges: range?.split(",").map(parseRange) ?? [],
  }));
  return fonts;
}

function source(file: string): string {
  return join(projectRoot(), "data", "fonts", file);
}

function parseRange(text: string): readonly [number, number] {
  const [first = "", last = first] = text.trim().replace(/^U\+/i, "").split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

/** Paths of TrueType files that together hold the characters of `text`; those that are always there come first. */
export function fontFiles(text: string): string[] {
  return needed(text).map(({ file }) => unpack(file));
}

/** The same fonts as TrueType in memory, for programs that may not write. */
export function fontData(text: string): Buffer[] {
  return needed(text).map(({ file }) => openWoff(readFileSync(source(file))));
}

function needed(text: string): readonly Font[] {
  const points = new Set(
    [...text].map((letter) => letter.codePointAt(0) ?? 0).filter((point) => point > 0x2e7f),
  );
  return list().filter(({ ranges }) => {
    if (ranges.length === 0) return true;
    const covered = [...points].filter((point) => ranges.some(([from, to]) => point >= from && point <= to));
    for (const point of covered) points.delete(point);
    return covered.length > 0;
  });
}

function unpack(file: string): string {
  folder ??= openFolder();
  const path = join(folder, `${file.replaceAll("/", "-").replace(/\.woff$/, "")}.ttf`);
  if (!existsSync(path)) writeFileSync(path, openWoff(readFileSync(source(file))));
  return path;
}

function openFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "corridor-fonts-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}
