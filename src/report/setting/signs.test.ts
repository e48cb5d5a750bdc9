import { describe, expect, test } from "vitest";
import type { Language } from "../../kernel/language.ts";
import { placedSigns, type Signed } from "./signs.ts";

const text = (said: string): Signed => ({ kind: "text", text: said });
const bound = (said: string): Signed => ({ kind: "bound", text: said, evidence: [], mark: null });
const sources = (...of: readonly string[]): Signed => ({ kind: "sign", sources: of });
const written = (said: string): Signed => ({ kind: "sign", written: [{ kind: "text", text: said }] });

/** Signs as `[sources]` or `(what was written)` where they stand; narrow spaces as `_`. */
function placed(language: Language, ...parts: readonly Signed[]): string {
  return placedSigns(parts, language)
    .map((part) => {
      if (part.kind !== "sign") return part.text.replaceAll("\u202f", "_");
      return "sources" in part
        ? `[${part.sources.join("+")}]`
        : `(${part.written.map((one) => ("text" in one ? one.text : "")).join("")})`;
    })
    .join("");
}

describe("signs of footnotes", () => {
  const sentence = [
    text("There were "),
    bound("304 million"),
    sources("a"),
    text(" in 2024, and "),
    bound("154 million"),
    sources("b"),
    text(" in 1990. More"),
  ];

  test("stand at the end of the sentence, one for all its sources, never behind a number alone", () => {
    expect(placed("en", ...sentence)).toBe(
      "There were 304 million in 2024, and 154 million in 1990.[a+b] More",
    );
    expect(placed("zh", bound("3.04亿"), sources("a"), text("，是百分之3.7。其中"))).toBe(
      "3.04亿，是百分之3.7。[a]其中",
    );
  });

  test("stand before the mark in French, Spanish, Russian and Arabic, and keep a space from a digit", () => {
    for (const language of ["fr", "es", "ru", "ar"] as const)
      expect(placed(language, ...sentence)).toBe(
        "There were 304 million in 2024, and 154 million in 1990_[a+b]. More",
      );
    expect(placed("ru", bound("154"), sources("a"), text(" в 1990 году. Далее"))).toBe(
      "154 в 1990 году[a]. Далее",
    );
  });

  test("do not take a stop within a name or number for the end", () => {
    expect(placed("en", bound("3"), sources("a"), text(" by 10.c and 2.5 of it; the rest."))).toBe(
      "3 by 10.c and 2.5 of it; the rest.[a]",
    );
    expect(placed("ru", bound("3"), sources("a"), text(" из 200 долл.\u00a0США каждые. И"))).toBe(
      "3 из 200 долл.\u00a0США каждые[a]. И",
    );
  });

  test("that people wrote stay where they are, on the side of the mark that their language has them", () => {
    expect(placed("en", text("In 2024"), written("Own"), text(", too"))).toBe("In 2024,(Own) too");
    expect(placed("fr", text("En 2024,"), written("Own"), text(" aussi"))).toBe("En 2024_(Own), aussi");
    expect(placed("en", bound("5"), sources("a"), written("Own"), text(" per cent."))).toBe(
      "5_[a]_(Own) per cent.",
    );
  });

  test("stand at the end where no sentence ends", () => {
    expect(placed("en", text("None: "), bound("five"), sources("a"))).toBe("None: five[a]");
    expect(placed("en", bound("Requests it;"), sources("a"))).toBe("Requests it;[a]");
    expect(placed("fr", bound("Requests it;"), sources("a"))).toBe("Requests it;[a]");
  });
});
