import { expect, test } from "vitest";
import { citationsIn } from "./citations.ts";

const assembly = { organ: "GA", symbol: "A/RES/61/208" } as const;
const cited = (text: string, context: Parameters<typeof citationsIn>[2] = assembly) =>
  citationsIn(text, "pp_1", context).map(({ symbol, part }) => (part ? `${symbol} ${part}` : symbol));

test.each([
  [
    "its resolutions 58/208 of 23 December 2003, 59/241 of 22 December 2004 and 60/227",
    "A/RES/58/208 A/RES/59/241 A/RES/60/227",
  ],
  [
    "its resolutions 49/127 of 19 December 1994 on migration, and 60/206 of 22 December 2005 on costs",
    "A/RES/49/127 A/RES/60/206",
  ],
  ["its resolution 57/270 B of 23 June 2003", "A/RES/57/270B"],
  ["resolutions 33/115 A to C", "A/RES/33/115A A/RES/33/115B A/RES/33/115C"],
  ["resolution 217 A (III)", "A/RES/217(III)A"],
  ["General Assembly resolution S-21/2 of 2 July 1999, annex", "A/RES/S-21/2 annex"],
  ["Security Council resolution 1325 (2000)", "S/RES/1325(2000)"],
  ["as well as Economic and Social Council decision 1995/313 of 27 July 1995", "E/DEC/1995/313"],
  ["Commission on Population and Development resolution 2006/2 of 10 May 2006", "E/CN.9/RES/2006/2"],
  ["endorsed by the Human Rights Council in its resolution 17/4 of 16 June 2011", "A/HRC/RES/17/4"],
  ["resolution 60⁄227 of 23 December 2005", "A/RES/60/227"],
  ["paragraph 49 of resolution 73/195", "A/RES/73/195 paragraph 49"],
  ["the report (A/61/424/Add.2)", "A/61/424/Add.2"],
  ["See A/CONF.189/12 and Corr.1, chap. I", "A/CONF.189/12 chap. I A/CONF.189/12/Corr.1 chap. I"],
  ["the implementation of the present resolution", "A/RES/61/208"],
  ["access to HIV/AIDS prevention in 2005/06", ""],
])("%s", (text, expected) => {
  expect(cited(text).join(" ")).toBe(expected);
});

test("a chapter of a document that has a name", () => {
  expect(
    cited(
      "the Programme of Action of the International Conference on Population and Development, in particular chapter X on international migration",
    ),
  ).toEqual(["A/CONF.171/13/Rev.1 chapter X"]);
});

test("a number belongs to the body that speaks", () => {
  expect(cited("its resolution 2006/4", { organ: "ECOSOC", symbol: null })).toEqual(["E/RES/2006/4"]);
  expect(cited("its resolution 2006/4", { organ: "CPD", symbol: null })).toEqual(["E/CN.9/RES/2006/4"]);
});
