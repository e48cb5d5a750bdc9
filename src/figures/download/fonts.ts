import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../kernel/root.ts";
import { openWoff } from "./woff.ts";

/**
 * The fonts of files that are drawn outside a browser: IBM Plex Sans for Latin, Cyrillic and Greek, IBM Plex Sans Arabic, and
 * Noto Sans SC for Chinese (all under the SIL Open Font License 1.1, in `data/fonts/`). Each file covers a range of
 * characters; only those that a text needs are unpacked, on first use, into a folder of this process.
 */

export const fontFamilies = ["IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans SC"] as const;

const Listed = z.array(z.object({ family: z.enum(fontFamilies), file: z.string(), range: z.string() }));

interface Font {
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

let fonts: readonly Font[] | undefined;
let folder: string | undefined;

function list(): readonly Font[] {
  fonts ??= Listed.parse(JSON.parse(readFileSync(source("ranges.json"), "utf8"))).map(({ file, range }) => ({
    file,
    ranges: range.split(",").map(parseRange),
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

/** Paths of TrueType files that together hold the characters of `text`; the first is always that for Latin. */
export function fontFiles(text: string): string[] {
  const missing = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0));
  const has = (font: Font, point: number) => font.ranges.some(([from, to]) => point >= from && point <= to);
  const chosen = list().filter((font) => {
    const covered = [...missing].filter((point) => has(font, point));
    for (const point of covered) missing.delete(point);
    return covered.length > 0 || font.file === "ibm-plex-sans/latin.woff";
  });
  chosen.sort(
    (a, b) => Number(b.file.endsWith("sans/latin.woff")) - Number(a.file.endsWith("sans/latin.woff")),
  );
  return chosen.map(({ file }) => unpack(file));
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
