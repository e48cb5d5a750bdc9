import { describe, expect, test } from "vitest";
import { year } from "../kernel/period.ts";
import { words } from "../kernel/words.ts";
import { worldAddress } from "./addresses.ts";
import { people, percent, periodsInWords } from "./say.ts";
import { askedSlice, leaveOutUnknown, statedSlice, yearChoices } from "./slice.ts";

const periods = [1990, 2020, 2024].map(year);

describe("what an address asks for", () => {
  test("year and sex", () => {
    expect(askedSlice(new URLSearchParams("year=1990&sex=F"))).toEqual({ period: "1990", sex: "F" });
  });

  test("what is not one of ours is as if not said", () => {
    expect(askedSlice(new URLSearchParams("year=soon&sex=x"))).toEqual({ sex: "T" });
    expect(askedSlice(new URLSearchParams())).toEqual({ sex: "T" });
  });

  test.each([
    ["year=2020&sex=F", undefined],
    ["", undefined],
    ["year=soon", "/en"],
    ["year=1850&sex=M", "/en?sex=M"],
    ["year=2020&sex=x", "/en?year=2020"],
  ])("%j leads to %s, the page showing 2020", (query, to) => {
    let led: string | null | undefined;
    try {
      leaveOutUnknown(new URLSearchParams(query), year(2020), (slice) => worldAddress("en", slice));
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      led = thrown.headers.get("Location");
    }
    expect(led).toBe(to);
  });

  test("the last year is the default, so a state has one address", () => {
    expect(statedSlice(periods, year(2024))).toEqual({ year: undefined, sex: "T" });
    expect(statedSlice(periods, year(1990), { sex: "M" })).toEqual({ year: "1990", sex: "M" });
  });

  test("choices are links, and one is chosen", () => {
    const choices = yearChoices(periods, year(2020), ({ year: one }) => `/en?year=${one}`);
    expect(choices.filter(({ chosen }) => chosen).map(({ words: said }) => said)).toEqual(["2020"]);
    expect(choices[0]?.to).toBe("/en?year=1990");
  });
});

describe("numbers in words", () => {
  test("people in the form that the language wants after the number", () => {
    expect(people(words("en"), 304_021_813)).toBe("304 million people");
    expect(people(words("en"), 1)).toBe("1 person");
    expect(people(words("fr"), 11_279_561)).toBe("11,3 millions de personnes");
    expect(people(words("es"), 809)).toBe("809 personas");
    expect(people(words("ru"), 22, "F")).toBe("22 женщины");
    expect(people(words("ar"), 2)).toBe("شخصان");
    expect(people(words("zh"), 11_279_561)).toBe("1128万人");
  });

  test("a share has one decimal place; where there is none stands a dash", () => {
    expect(percent(words("en"), 48.04)).toBe("48.0%");
    expect(percent(words("en"), null)).toBe("–");
  });

  test("periods as first and last", () => {
    expect(periodsInWords(words("en"), ["1990", "2024"])).toBe("1990 to 2024");
    expect(periodsInWords(words("en"), ["1950-1955", "2095-2100"])).toBe("1950 to 2100");
    expect(periodsInWords(words("en"), ["2011-Q1", "2020-Q3"])).toBe("2011 to 2020");
    expect(periodsInWords(words("en"), ["2001-01", "2024-06"])).toBe("2001 to 2024");
    expect(periodsInWords(words("en"), ["2020"])).toBe("2020");
    expect(periodsInWords(words("en"), [])).toBe("");
  });
});
