import { expect, test } from "vitest";
import { negotiateLanguage } from "./language.ts";

test.each([
  ["fr-CH, fr;q=0.9, en;q=0.8", "fr"],
  ["de, es;q=0.5, ar;q=0.7", "ar"],
  ["zh-Hans-CN", "zh"],
  ["ru_RU.UTF-8", "ru"],
  ["C.UTF-8", "en"],
  ["pt, *;q=0.1", "en"],
  ["fr;q=0, es;q=0.1", "es"],
  ["", "en"],
  [undefined, "en"],
] as const)("%s gives %s", (header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});
