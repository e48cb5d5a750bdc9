import { describe, expect, test } from "vitest";
import { isIsoDate, serialDate } from "./dates.ts";
import { parseNumber, plainNumber } from "./numbers.ts";
import { builtInFormat, dateFormat } from "./styles.ts";

test.each([
  ["General", undefined],
  ["0", undefined],
  ["#,##0.00", undefined],
  ["0.00E+00", undefined],
  ["##0.0e+0", undefined],
  ["@", undefined],
  ["# ### ##0;-# ### ##0", undefined],
  ['_-* #,##0.00\\ "kr"_-', undefined],
  ['0" days"', undefined],
  ["[Red]0;[Blue]-0", undefined],
  ["[$-409]#,##0", undefined],
  ["\\d\\m\\y0", undefined],
  ["[h]:mm:ss", undefined],
  ["[mm]:ss", undefined],
  ["yyyy", "date"],
  ["yyyy-mm-dd", "date"],
  ["[$-409]d\\-mmm\\-yy;@", "date"],
  ["mmm", "date"],
  ["dd/mm/yyyy hh:mm", "date"],
  ["DD.MM.YYYY", "date"],
  ['yyyy"年"m"月"d"日"', "date"],
  ["[$-411]ge.m.d", "date"],
  ["h:mm AM/PM", "time"],
  ["mm:ss.0", "time"],
])("the format %s shows %s", (code, shown) => {
  expect(dateFormat(code)).toBe(shown);
});

test("formats without a code", () => {
  const dates = Array.from({ length: 60 }, (_, id) => id).filter((id) => builtInFormat(id) !== undefined);
  expect(dates).toEqual([
    14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54,
    55, 56, 57, 58,
  ]);
});

describe("serial numbers", () => {
  test("every day of the calendar from March 1900 to 2100", () => {
    const day = new Date(Date.UTC(1900, 2, 1));
    for (let serial = 61; day.getUTCFullYear() <= 2100; serial++) {
      const date = day.toISOString().slice(0, 10);
      if (serial % 97 === 0) {
        expect(serialDate(serial, "1900", "date")).toEqual({ date });
        expect(serialDate(serial, "1900-strict", "date")).toEqual({ date });
        if (serial >= 1462) expect(serialDate(serial - 1462, "1904", "date")).toEqual({ date });
      }
      day.setUTCDate(day.getUTCDate() + 1);
    }
  });

  test("times are rounded to milliseconds", () => {
    expect(serialDate(45474.123456789, "1900", "date")).toEqual({ date: "2024-07-01T02:57:46.667" });
    expect(serialDate(45474.99999999999, "1900", "date")).toEqual({ date: "2024-07-02" });
    expect(serialDate(1.25, "1900", "time")).toEqual({ date: "1900-01-01T06:00:00" });
    expect(serialDate(0, "1900", "time")).toEqual({ date: "00:00:00" });
    expect(serialDate(2958465, "1900", "date")).toEqual({ date: "9999-12-31" });
    expect(serialDate(2958466, "1900", "date")).toBe(2958466);
  });

  test("ISO texts", () => {
    expect(["2024-07-01", "2024-07-01T10:00", "10:00:00.5", "2024-07-01T10:00:00Z"].every(isIsoDate)).toBe(
      true,
    );
    expect(["2024", "2024-13-01", "01.07.2024", "25"].some(isIsoDate)).toBe(false);
  });
});

test("plain numbers are exactly what the language reads", () => {
  const texts = [
    "0",
    "-0",
    "7",
    "007",
    "0.1",
    "0.3",
    "123456789.012345",
    "999999999999999",
    ".5",
    "5.",
    "-2.5",
  ];
  for (const text of texts) {
    const bytes = Buffer.from(text);
    expect(Object.is(plainNumber(bytes, 0, bytes.length), Number(text)), text).toBe(true);
    expect(parseNumber(text)).toBe(Number(text));
  }
  let state = 1;
  for (let i = 0; i < 20_000; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const text = `${state}`.slice(0, 1 + (state % 9)) + (state % 3 === 0 ? "" : `.${state % 1_000_003}`);
    const bytes = Buffer.from(text);
    const plain = plainNumber(bytes, 0, bytes.length);
    if (!Number.isNaN(plain)) expect(plain).toBe(Number(text));
  }
  for (const text of ["", "-", ".", "1.2.3", "1e5", "+1", "1 ", "--1", "1234567890123456e1"]) {
    expect(plainNumber(Buffer.from(text), 0, text.length)).toBeNaN();
  }
});
