import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sourceFiles } from "../../test/words/sources.ts";
import { dark, light, paletteTokens } from "../figures/palette.ts";
import { projectRoot } from "../kernel/root.ts";

const folder = join(projectRoot(), "src/web/styles");
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith(".css"))
  .sort()
  .map((name) => ({ name, css: readFileSync(join(folder, name), "utf8").replace(/\/\*[\s\S]*?\*\//g, "") }));
const rules = sheets.filter(({ name }) => name !== "fonts.css");

function lines(pattern: RegExp, except: readonly string[] = []): readonly string[] {
  return rules
    .filter(({ name }) => !except.includes(name))
    .flatMap(({ name, css }) => css.split("\n").map((line) => `${name}: ${line.trim()}`))
    .filter((line) => pattern.test(line));
}

describe("styles", () => {
  test("directions are logical, so that a page turns with its script", () => {
    const physical = lines(/(?:^|[\s:-])(?:left|right|top|bottom)\b/);
    expect(physical.filter((line) => !/vertical-align/.test(line))).toEqual([]);
    expect(lines(/[\s{](?:width|height|(?:min|max)-(?:width|height))\s*:/)).toEqual([]);
  });

  test("only the tokens name colours", () => {
    const colour = /#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(|:\s*(?:white|black|red|blue|gr[ae]y)\s*;/i;
    expect(lines(colour, ["tokens.css"])).toEqual([]);
    const named = sourceFiles("src/web").filter(({ syntax }) => /["'`]#[\da-f]{3,8}["'`]/i.test(syntax.text));
    expect(named.map(({ path }) => path)).toEqual([]);
  });

  test("nothing comes from another place", () => {
    const elsewhere = sheets.filter(({ css }) => /https?:|url\(["']?\/\//.test(css));
    expect(elsewhere).toEqual([]);
  });

  test("pages and figures have the same colours, light and dark", () => {
    const tokens = rules.find(({ name }) => name === "tokens.css")?.css ?? "";
    for (const token of paletteTokens) {
      const values = [...tokens.matchAll(new RegExp(`--${token}: (#[\\da-f]{6});`, "g"))].map(
        ([, value]) => value,
      );
      expect(values, token).toEqual([light[token], dark[token], dark[token]]);
    }
  });

  test("text stands out from its ground: 4.5 to 1 and more", () => {
    for (const palette of [light, dark]) {
      for (const ground of [palette.paper, palette.land]) {
        for (const ink of [palette.ink, palette.quiet, palette.accent])
          expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

/** Contrast by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [x = 0, y = 0] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
