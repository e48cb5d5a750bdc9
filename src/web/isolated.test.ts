import { expect, test } from "vitest";
import { isolated } from "./isolated.ts";

test("a name is isolated where it is written the other way than the sentence, and only there", () => {
  expect(isolated("ضي المسوّدة", "en")).toBe("\u2068ضي المسوّدة\u2069");
  expect(isolated("ضي المسوّدة", "ar")).toBe("ضي المسوّدة");
  expect(isolated("Ana Officer", "ar")).toBe("\u2068Ana Officer\u2069");
  expect(isolated("Анна", "ru")).toBe("Анна");
  expect(isolated("王芳", "ar")).toBe("王芳");
});
