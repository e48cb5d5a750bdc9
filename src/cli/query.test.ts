import { expect, test } from "vitest";
import { readSlice } from "./query.ts";

test("codes and names in any language mean the same", async () => {
  for (const origin of ["MEX", "484", "Mexico", "México", "墨西哥", "mx"]) {
    expect(await readSlice({ origin: [origin], sex: ["women"], year: ["2019..2021"] })).toEqual({
      ok: true,
      value: { origins: ["MEX"], sexes: ["F"], periods: ["2019", "2020", "2021"] },
    });
  }
});

test("what is not given does not filter", async () => {
  expect(await readSlice({})).toEqual({ ok: true, value: {} });
});

test.each([
  [{ origin: ["Mexcio"] }, "territory.unknown"],
  [{ sex: ["X"] }, "cli.sex-unknown"],
  [{ measure: ["weddings"] }, "cli.measure-unknown"],
  [{ age: ["old"] }, "kernel.age-unknown"],
  [{ year: ["then"] }, "kernel.period-unknown"],
] as const)("%j is %s", async (options, code) => {
  expect(await readSlice(options)).toMatchObject({ ok: false, problems: [{ code }] });
});
