import { expect, test } from "vitest";
import { withQuery } from "./query.ts";

test("a path says what was chosen, in the order of the page, and nothing of what is left at its default", () => {
  expect(withQuery("/en/record", {})).toBe("/en/record");
  expect(withQuery("/en/record", { q: "", series: undefined })).toBe("/en/record");
  expect(withQuery("/en/record", { session: 61, q: "brain drain", from: 0 })).toBe(
    "/en/record?session=61&q=brain+drain&from=0",
  );
  expect(withQuery("/en/due", { of: "A/RES/61/208#op_2&x=1" })).toBe(
    "/en/due?of=A%2FRES%2F61%2F208%23op_2%26x%3D1",
  );
});
