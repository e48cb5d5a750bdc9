import { describe, expect, test } from "vitest";
import {
  compareAddress,
  documentAddress,
  dueAddress,
  mandateAddress,
  recordAddress,
  sourceAddress,
} from "./addresses.ts";
import { dueChoice, dueQuestion } from "./due-choice.ts";

describe("addresses of the record", () => {
  test("a symbol stays readable, whatever is in it stays within its place", () => {
    expect(documentAddress("en", "A/RES/61/208", "op_9")).toBe("/en/record/A/RES/61/208#op_9");
    expect(documentAddress("ar", "A/RES/217(III)A")).toBe("/ar/record/A/RES/217(III)A");
    expect(documentAddress("en", 'A/?x=1#y"><')).toBe("/en/record/A/%3Fx%3D1%23y%22%3E%3C");
    expect(sourceAddress("fr", "A/RES/61/208", 12)).toBe("/fr/record/A/RES/61/208/source#line_12");
    expect(mandateAddress("en", "A/RES/58/208#op_4~2")).toBe("/en/record/A/RES/58/208#op_4");
  });

  test("what is left out is the default", () => {
    expect(recordAddress("en")).toBe("/en/record");
    expect(recordAddress("en", { q: "cost of transfers", from: 0 })).toBe("/en/record?q=cost+of+transfers");
    expect(dueAddress("zh", { session: 63, organ: "GA", state: undefined })).toBe(
      "/zh/due?session=63&organ=GA",
    );
    expect(compareAddress("en", "A/RES/58/208", "A/RES/61/208")).toBe(
      "/en/record/compare?before=A%2FRES%2F58%2F208&after=A%2FRES%2F61%2F208",
    );
  });
});

describe("what an address asks of what is due", () => {
  const asked = (query: string) => dueQuestion(dueChoice(new URLSearchParams(query)));

  test("a session alone is the General Assembly's", () => {
    expect(asked("session=63")).toEqual({ session: 63, organ: "GA" });
    expect(asked("session=39&organ=CPD")).toEqual({ session: 39, organ: "CPD" });
  });

  test("what is not known is left out", () => {
    expect(asked("session=-1&organ=FIFA&topic=weather&state=lost&addressee=")).toEqual({});
    expect(asked("state=done&topic=remittances&addressee=secretary-general")).toEqual({
      state: "done",
      topic: "remittances",
      addressee: "secretary-general",
    });
  });
});
