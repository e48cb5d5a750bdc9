import { expect, test } from "vitest";
import { auditAddress, auditFileAddress } from "./addresses.ts";
import { auditAsk, auditChoice } from "./choice.ts";

const choiceOf = (query: string) => auditChoice(new URLSearchParams(query));

test("an address says what is chosen, and only that", () => {
  const choice = choiceOf("who=anna&deed=import&text=61%2F208&from=2026-01-31&until=2026-02-28&before=90");
  expect(auditAddress("fr", choice)).toBe(
    "/fr/audit?who=anna&deed=import&text=61%2F208&from=2026-01-31&until=2026-02-28&before=90",
  );
  expect(auditFileAddress("fr", choice)).not.toContain("before");
  expect(auditAddress("ar")).toBe("/ar/audit");
});

test("days are whole days in UTC, the last one included", () => {
  const { from, until } = auditAsk(choiceOf("from=2026-01-31&until=2026-01-31"));
  expect(from).toEqual(new Date("2026-01-31T00:00:00Z"));
  expect(until).toEqual(new Date("2026-02-01T00:00:00Z"));
});

test("what cannot be understood is left out", () => {
  expect(choiceOf("from=2026-02-30&until=yesterday&before=-1&after=1e9&who=%20")).toEqual({});
  expect(choiceOf(`who=${"x".repeat(5000)}`).who).toHaveLength(200);
});
