import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarFile, calendarInstant, escapeCalendar, folded } from "./icalendar.ts";

test("no line is longer than 75 octets, and unfolded it is what it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const line = escapeCalendar(text);
      const made = folded(line);
      for (const one of made.split("\r\n")) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
      expect(made.replaceAll("\r\n ", "")).toBe(line);
    }),
  );
});

test("a calendar says who wrote it, what it is called and how often to look again", () => {
  const made = calendarFile(
    { product: "Programme", name: "a, b; c\\d", method: "PUBLISH", refresh: "PT1H" },
    [],
  );
  expect(made).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Corridor//Programme//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "NAME:a\\, b\\; c\\\\d",
      "X-WR-CALNAME:a\\, b\\; c\\\\d",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
  expect(calendarInstant("2006-09-14T10:00:00.000-04:00")).toBe("20060914T140000Z");
});
