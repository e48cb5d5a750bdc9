import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  corridorAddress,
  inLanguage,
  languageOf,
  safeReturn,
  searchAddress,
  worldAddress,
} from "./addresses.ts";

describe("addresses", () => {
  test("a state has one address: defaults are not said", () => {
    expect(worldAddress("en")).toBe("/en");
    expect(worldAddress("en", { year: "2020", sex: "T" })).toBe("/en?year=2020");
    expect(worldAddress("fr", { sex: "F" })).toBe("/fr?sex=F");
    expect(corridorAddress("zh", "MEX", "USA")).toBe("/zh/corridor/MEX/USA");
    expect(searchAddress("ar", "墨西哥 美国")).toBe(
      "/ar/search?q=%E5%A2%A8%E8%A5%BF%E5%93%A5+%E7%BE%8E%E5%9B%BD",
    );
  });

  test("the same page in another language keeps its state", () => {
    expect(inLanguage("/en/territory/MEX?year=1990", "ar")).toBe("/ar/territory/MEX?year=1990");
    expect(inLanguage("/en?sex=F", "zh")).toBe("/zh?sex=F");
    expect(inLanguage("/nowhere", "ru")).toBe("/ru");
  });

  test("only our languages begin an address", () => {
    expect(languageOf("/en")).toBe("en");
    expect(languageOf("/ar/about")).toBe("ar");
    expect(languageOf("/de")).toBeUndefined();
    expect(languageOf("/english")).toBeUndefined();
    expect(languageOf("/")).toBeUndefined();
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "/a\\b",
    "",
    null,
    "x",
  ])("a form never leads away: %j", (path) => {
    expect(safeReturn(path)).toBe("/");
  });

  test("whatever is given, the way back stays on this site", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const back = new URL(safeReturn(`/${text}`), "https://corridor.example");
        expect(back.origin).toBe("https://corridor.example");
      }),
    );
  });
});
