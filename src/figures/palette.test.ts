import { expect, test } from "vitest";
import { dark, inlinePalette, light, type Palette } from "./palette.ts";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const palettes: readonly [string, Palette][] = [
  ["light", light],
  ["dark", dark],
];

test.each(palettes)("%s: what writes text has a contrast of 4.5 to paper", (_, palette) => {
  for (const token of ["ink", "quiet", "accent", "women", "men"] as const) {
    expect(contrast(palette[token], palette.paper), token).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(palettes)("%s: women and men are apart in grey as well", (_, palette) => {
  expect(contrast(palette.women, palette.men)).toBeGreaterThan(1.6);
});

test.each(palettes)("%s: a sequence is told by its lightness", (_, palette) => {
  const steps = ([1, 2, 3, 4, 5, 6] as const).map((n) => contrast(palette[`seq-${n}`], palette.paper));
  for (let i = 1; i < steps.length; i++) expect((steps[i] ?? 0) / (steps[i - 1] ?? 1)).toBeGreaterThan(1.2);
});

test.each(palettes)("%s: the scale with a middle is strongest at its ends", (_, palette) => {
  const steps = ([1, 2, 3, 4, 5, 6] as const).map((n) => contrast(palette[`div-${n}`], palette.paper));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = steps;
  expect(a > b && b > c && d < e && e < f).toBe(true);
});

test("colours are written in for files, unknown properties are left", () => {
  expect(inlinePalette('fill="var(--ink)" x="var(--other)"', light)).toBe('fill="#1d1d1b" x="var(--other)"');
});
