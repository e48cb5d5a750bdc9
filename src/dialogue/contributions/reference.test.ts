import { expect, test } from "vitest";
import { checkDelivery } from "./delivery.ts";
import { paragraphsOf, tidyText } from "./paragraphs.ts";
import {
  parseStatementReference,
  type StatementAddress,
  statementReference,
  wordingHash,
} from "./reference.ts";

const version = wordingHash({ text: "x" });

test.each<StatementAddress>([
  { meeting: "hld-2006", version, what: "contribution", number: 12 },
  { meeting: "hld-2006", version, what: "contribution", number: 12, paragraph: 3 },
  { meeting: "gfmd-2007-brussels", version, what: "point", number: 7 },
  { meeting: "a", version, what: "follow-up", number: 2 },
])("a reference names what it was made of: $what $number", (address) => {
  expect(parseStatementReference(statementReference(address))).toEqual(address);
});

test.each([
  "",
  "corridor:statement/hld-2006#12",
  `corridor:statement/hld-2006@${version}`,
  `corridor:statement/hld-2006@${version}#0`,
  `corridor:statement/hld-2006@${version}#p7.1`,
  `corridor:statement/HLD@${version}#1`,
  `corridor:statement/../x@${version}#1`,
  "corridor:statement/hld-2006@abc#1",
  `corridor:answer/hld-2006@${version}#1`,
])("what is no reference to a statement is none: %s", (text) => {
  expect(parseStatementReference(text)).toBeUndefined();
});

test("texts are kept with line ends of one kind and without what is no text", () => {
  expect(tidyText("a\u0000b\r\n\r\n\r\nc \n d\u2028e\ud800")).toBe("ab\n\nc\n d\ne\ufffd");
  expect(paragraphsOf("one\n\ntwo\nlines\n\nthree")).toEqual(["one", "two\nlines", "three"]);
  expect(paragraphsOf("")).toEqual([]);
});

test("what was delivered is compared word by word; spaces tell nothing", () => {
  const same = checkDelivery("We  thank\nthe Chair.", "We thank the Chair.");
  expect([same.same, same.delivered]).toEqual([true, 1]);
  const { runs, delivered } = checkDelivery("We thank the Chair.", "We thank the Chair warmly.");
  expect([delivered, runs.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())]).toEqual([
    1,
    ["warmly"],
  ]);
  expect(checkDelivery("abcd efgh", "abcd").delivered).toBeCloseTo(0.5);
  expect(checkDelivery("", "x").delivered).toBe(1);
});
