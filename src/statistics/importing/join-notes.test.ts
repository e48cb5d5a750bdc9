import { describe, expect, test } from "vitest";
import { allAges } from "../../kernel/age.ts";
import { year } from "../../kernel/period.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import { joinNotes } from "./join-notes.ts";

function withNotes(notes: string | null): Observation {
  return {
    measure: "population",
    destination: TerritoryId.parse("UKR"),
    origin: null,
    sex: "T",
    age: allAges,
    education: "T",
    period: year(2020),
    value: 1,
    status: "A",
    unit: "thousand-persons",
    dataType: null,
    notes,
  };
}

const earlier = { "19": "Refers to New Zealand.", "23": "Including Crimea.", "31": "Including Kosovo." };

describe("footnotes of two workbooks that number them differently", () => {
  const { notes, rekeyed } = joinNotes(earlier, {
    "19": "Including Crimea.",
    "23": "Including Svalbard.",
    "31": "Including Kosovo.",
    "40": "Including Pitcairn.",
  });

  test("each text has one key, and no text of the earlier release is replaced", () => {
    expect(notes).toEqual({ ...earlier, "23-2": "Including Svalbard.", "40": "Including Pitcairn." });
  });

  test("an observation points to the text that its own workbook gave", () => {
    expect(rekeyed(withNotes("19")).notes).toBe("23");
    expect(rekeyed(withNotes("23,31")).notes).toBe("23-2,31");
    expect(rekeyed(withNotes("40")).notes).toBe("40");
    expect(rekeyed(withNotes(null)).notes).toBeNull();
  });

  test("the same file once more changes nothing", () => {
    const again = joinNotes(notes, { "19": "Including Crimea.", "23": "Including Svalbard." });
    expect(again.notes).toEqual(notes);
    expect(again.rekeyed(withNotes("23")).notes).toBe("23-2");
  });
});

test("where keys mean the same, observations stay as they are", () => {
  const one = withNotes("23");
  const joined = joinNotes(earlier, { "23": "Including Crimea." });
  expect(joined.notes).toEqual(earlier);
  expect(joined.rekeyed(one)).toBe(one);
});
