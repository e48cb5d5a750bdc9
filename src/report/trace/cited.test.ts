import { expect, test } from "vitest";
import { type Block, BlockId } from "../writing/model.ts";
import { citedWhenIssued } from "./cited.ts";

const [old, later] = ["1".repeat(64), "2".repeat(64)];
const about = (fragment: string): Block => ({
  id: BlockId.parse("p1"),
  part: "body",
  kind: "paragraph",
  about: [`A/RES/61/208#${fragment}`],
  bindings: [
    {
      id: "b1",
      source: { kind: "paragraph", address: "A/RES/61/208#op_1" },
      format: { style: "words", digits: null, scale: "one" },
      taken: {
        value: "Words",
        evidence: [`corridor:paragraph/A/RES/61/208@${old}#op_1`],
        at: "2031-05-01T10:00:00.000Z",
      },
    },
  ],
  content: { en: [{ kind: "bound", binding: "b1" }] },
});
const frozen = (reference: string) => ({ reference, value: "Words", in: "en" as const, hash: "0" });

test("a paragraph that a report is about is that of the text with which it was issued", () => {
  const cited = citedWhenIssued(
    [about("op_1")],
    [
      frozen(`corridor:paragraph/A/RES/61/208@${later}#op_1`),
      frozen(`corridor:paragraph/A/RES/61/208@${old}#op_1`),
      frozen(`corridor:observation/un-desa-stock@${old}?destination=USA&period=2020`),
    ],
  );
  expect([...cited]).toEqual([
    ["corridor:paragraph/A/RES/61/208#op_1", `corridor:paragraph/A/RES/61/208@${later}#op_1`],
  ]);
});
