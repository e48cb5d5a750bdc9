import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../../kernel/shared.ts";
import { parseRecord } from "../../parse.ts";
import { corpus } from "../../support/corpus.ts";
import { letterCounts, textsOf } from "../../support/letters.ts";
import { mutated, seededRandom } from "../../support/mutations.ts";
import { clean } from "../../support/texts.ts";
import type { UnderstoodDocument } from "../../understanding/understand.ts";
import { departures } from "./conformance.ts";
import { eIdOf, workIri } from "./names.ts";
import { readAkn } from "./read.ts";
import { writeAkn } from "./write.ts";
import { parseXml, type XmlElement } from "./xml.ts";

function parsed(text: string, symbol?: string): readonly UnderstoodDocument[] {
  const read = parseRecord(text, symbol === undefined ? {} : { symbol });
  if (!read.ok) throw new Error("not read");
  return read.value;
}

function first(text: string): UnderstoodDocument {
  const [document] = parsed(text);
  if (!document) throw new Error("no document");
  return document;
}

function departuresOf(akn: string): readonly string[] {
  const tree = parseXml(akn);
  return tree.ok ? departures(tree.value) : tree.problems.map(({ facts }) => String(facts.reason));
}

function again(document: UnderstoodDocument): UnderstoodDocument {
  const read = readAkn(writeAkn(document));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const annexed = `${clean}
Annex II

Terms of the dialogue

I. Beginning

1. The dialogue opens in the morning:

(a) With a statement;

(b) With music.

2. It closes at night.
`;

describe("writing", () => {
  const document = first(annexed);
  const akn = writeAkn(document, { writtenOn: "2031-02-03" });

  test("a resolution is a statement with its work, recitals, paragraphs, points, notes and references", () => {
    expect(akn).toContain('<statement name="resolution" contains="originalVersion">');
    expect(akn).toContain('<FRBRuri value="/akn/un/statement/resolution/unga/2030-12-19/85-300"/>');
    expect(akn).toContain('<FRBRdate date="2031-02-03" name="written"/>');
    expect(akn).toContain('<recital eId="rec_1" corridor:id="pp_1"');
    expect(akn).toContain('<point eId="para_2__point_b__point_ii" corridor:id="op_2.b.ii"');
    expect(akn).toMatch(
      /<ref href="\/akn\/un\/statement\/resolution\/unga\/2028-12-01\/83-100" corridor:symbol="A\/RES\/83\/100">83\/100<\/ref> of 1 December 2028/,
    );
    expect(akn).toMatch(/Secretary-General;<authorialNote eId="note_2" marker="2"/);
    expect(akn).toMatch(/<attachment eId="att_1"[^>]*>\n<heading>Annex II<\/heading>\n<doc name="annex"/);
  });

  test("it keeps to the schema", () => {
    expect(departuresOf(akn)).toEqual([]);
  });

  test("the check of the schema finds what departs from it", () => {
    expect(departuresOf(akn.replace(/<content [^>]*>(.*?)<\/content>/, "$1"))).not.toEqual([]);
    expect(departuresOf(akn.replace('eId="rec_2"', 'eId="rec_1"'))).not.toEqual([]);
    expect(departuresOf(akn.replace(' source="#corridor"', ""))).not.toEqual([]);
  });

  test("the same document gives the same bytes", () => {
    expect(writeAkn(first(annexed), { writtenOn: "2031-02-03" })).toBe(akn);
  });

  test("markup in a text stays text, and what XML cannot hold is marked", () => {
    const hostile = first(
      'The General Assembly,\n\n1. Requests <script>alert("x")</script> & ]]> of \u0001States;\n\n2. Decides \ud800 so.\n',
    );
    const read = again(hostile);
    expect(departuresOf(writeAkn(hostile))).toEqual([]);
    expect(read.operative[0]?.text).toBe('Requests <script>alert("x")</script> & ]]> of \ufffdStates;');
  });
});

describe("names", () => {
  test.each([
    ["op_9", "para_9"],
    ["op_10.a", "para_10__point_a"],
    ["pp_4", "rec_4"],
    ["B.op_1", "B__para_1"],
    ["Part II.op_3.b.ii", "Part-II__para_3__point_b__point_ii"],
    ["annex_1.p_7.a", "annex_1__para_7__point_a"],
    ["annex_1.h_2", "annex_1__heading_2"],
  ])("%s is %s", (id, eId) => {
    expect(eIdOf(id)).toBe(eId);
  });

  test.each([
    ["A/RES/61/208", "2006-12-20", "/akn/un/statement/resolution/unga/2006-12-20/61-208"],
    ["A/RES/61/208", null, "/akn/un/statement/resolution/unga/2006/61-208"],
    ["A/RES/217(III)A", null, "/akn/un/statement/resolution/unga/1948/217-iii-a"],
    ["A/59/325", null, "/akn/un/doc/document/unga/2004/59-325"],
  ] as const)("%s of %s", (symbol, date, iri) => {
    expect(workIri(symbol, "GA", date)).toBe(iri);
  });
});

describe("reading what was written", () => {
  test("made-up documents come back equal", () => {
    for (const document of [...parsed(clean), ...parsed(annexed)]) expect(again(document)).toEqual(document);
  });

  test("so do broken texts", () => {
    const random = seededRandom(20);
    for (let n = 0; n < 300; n++) {
      for (const document of parsed(`${mutated(annexed, random)}.`)) {
        const akn = writeAkn(document);
        expect(departuresOf(akn)).toEqual([]);
        expect(readAkn(akn)).toEqual({ ok: true, value: document });
      }
    }
  });
});

describe.skipIf(sharedPath("record") === undefined)("real documents", () => {
  test.each([
    "ga-resolution-61-208",
    "g77-draft-2005",
    "ga-resolution-58-208",
    "cpd-resolution-2006-2",
    "draft-global-forum-2007",
  ])("%s comes back equal and keeps to the schema", (name) => {
    const document = first(readFileSync(`${sharedPath("record")}/${name}.txt`, "utf8"));
    expect(again(document)).toEqual(document);
    expect(departuresOf(writeAkn(document))).toEqual([]);
  });
});

const documents = corpus();

describe.skipIf(documents === undefined)("the corpus", () => {
  test("every document comes back equal and keeps to the schema", () => {
    for (const { name, text } of documents ?? []) {
      for (const document of parsed(text, name.replaceAll("_", "/"))) {
        const akn = writeAkn(document);
        expect(departuresOf(akn), name).toEqual([]);
        expect(readAkn(akn), name).toEqual({ ok: true, value: document });
      }
    }
  }, 60_000);
});

/** The words of a tree but its metadata. */
function* wordsOf(element: XmlElement): Generator<string> {
  if (element.name === "meta") return;
  for (const child of element.children) {
    if (typeof child === "string") yield child;
    else yield* wordsOf(child);
  }
}

/** A regulation made up in the manner of other writers: namespaced prefixes, lines broken, chapters, tables. */
const foreign = `<?xml version="1.0"?>
<!-- of another hand -->
<an:akomaNtoso xmlns:an="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13"><an:statement name="resolution">
<an:meta><an:identification source="#x"><an:FRBRWork><an:FRBRthis value="/un/x/main"/><an:FRBRuri value="/un/x"/>
<an:FRBRdate date="2030-12-19" name="adoption"/><an:FRBRauthor href="#ga"/><an:FRBRcountry value="un"/>
<an:FRBRnumber value="A/RES/85/300"/></an:FRBRWork></an:identification></an:meta>
<an:preface><an:p>Resolution adopted by the General Assembly on 19 December 2030</an:p>
<an:p><an:docTitle>Corridors of
  migration</an:docTitle></an:p></an:preface>
<an:preamble><an:formula name="enacting"><an:p>The General Assembly,</an:p></an:formula>
<an:recitals><an:recital eId="a"><an:p>Recalling its resolution 83/100 of 1 December 2028<an:authorialNote marker="1"><an:p>See resolution 60/1.</an:p></an:authorialNote> on
   migration,</an:p></an:recital></an:recitals></an:preamble>
<an:mainBody><an:section eId="s1"><an:num>I.</an:num><an:heading>Data</an:heading>
<an:paragraph eId="p1"><an:num>1.</an:num><an:intro><an:p>Requests the Secretary-General to:</an:p></an:intro>
<an:point eId="p1a"><an:num>(a)</an:num><an:content><an:p>Submit a report to the General Assembly at its eighty-seventh session;</an:p></an:content></an:point>
</an:paragraph></an:section>
<an:paragraph eId="p2"><an:num>2.</an:num><an:content><an:p>Invites &amp; thanks States.</an:p><an:table eId="t"><an:tr><an:td><an:p>12</an:p></an:td></an:tr></an:table></an:content></an:paragraph>
</an:mainBody></an:statement></an:akomaNtoso>`;

describe("reading what others wrote", () => {
  test("recitals, paragraphs, points, headings, notes, what has no place", () => {
    const read = readAkn(foreign);
    expect(read.ok).toBe(true);
    const document = read.ok ? read.value : first(clean);
    expect(document).toMatchObject({
      symbol: "A/RES/85/300",
      organ: "GA",
      session: 85,
      title: "Corridors of migration",
      date: "2030-12-19",
    });
    expect(document.preambular.map(({ text, notes }) => [text, notes])).toEqual([
      ["Recalling its resolution 83/100 of 1 December 2028 on migration,", [{ marker: "1", at: 50 }]],
    ]);
    expect(document.operative.map(({ id, number, label }) => [id, number, label])).toEqual([
      ["op_1", "1", "1."],
      ["op_2", "2", "2."],
    ]);
    expect(document.operative[0]?.children[0]).toMatchObject({ id: "op_1.a", number: "a" });
    expect(document.operative[0]?.children[0]?.mandates[0]).toMatchObject({
      id: "A/RES/85/300#op_1.a",
      addressee: ["Secretary-General"],
      due: { session: 87, organ: "GA" },
    });
    expect(document.headings).toMatchObject([{ label: "I.", text: "Data", before: "op_1" }]);
    expect(document.footnotes).toMatchObject([
      { marker: "1", text: "See resolution 60/1.", usedIn: ["pp_1"] },
    ]);
    expect(document.unread.map(({ text }) => text)).toEqual(["12"]);
    expect(document.citations.map(({ symbol }) => symbol)).toEqual(["A/RES/83/100", "A/RES/60/1"]);
  });

  test("a paragraph that a hand has put into a file of ours is read too", () => {
    const added = writeAkn(first(clean)).replace(
      "</mainBody>",
      '<paragraph eId="x"><num>4.</num><content eId="y"><p>Invites States to read on.</p></content></paragraph></mainBody>',
    );
    const read = readAkn(added);
    expect(read.ok && [read.value.symbol, read.value.operative.map(({ text }) => text).at(-1)]).toEqual([
      "A/RES/85/300",
      "Invites States to read on.",
    ]);
    expect(read.ok && read.value.operative.map(({ id }) => id)).toEqual(["op_1", "op_2", "op_3", "op_4"]);
  });

  test("whatever elements are put for others, no letter is lost and nothing crashes", () => {
    const random = seededRandom(5);
    const names =
      "p num content paragraph point section heading table authorialNote blockList block formula intro recital item mainBody preface chapter toc longTitle container crossHeading something".split(
        " ",
      );
    const pick = () => names[Math.floor(random() * names.length)] ?? "p";
    const plain = writeAkn(first(annexed)).replace(
      /<corridor:[^>]*\/>|<corridor:agenda>.*?<\/corridor:agenda>/g,
      "",
    );
    for (let n = 0; n < 200; n++) {
      const [from, to] = [pick(), pick()];
      const akn = plain.replace(new RegExp(`(</?)${from}(?=[ />])`, "g"), `$1${to}`);
      const [read, tree] = [readAkn(akn), parseXml(akn)];
      if (!read.ok || !tree.ok) throw new Error(`${from} for ${to}`);
      const [before, after] = [letterCounts(wordsOf(tree.value)), letterCounts(textsOf(read.value))];
      const lost = [...before].filter(
        ([letter, count]) => /\p{L}/u.test(letter) && (after.get(letter) ?? 0) < count,
      );
      expect(lost, `${to} for ${from}`).toEqual([]);
    }
  });

  test("broken files are refused or read, nothing else", () => {
    const random = seededRandom(6);
    const akn = writeAkn(first(annexed));
    for (let n = 0; n < 300; n++) {
      const read = readAkn(mutated(akn, random));
      if (!read.ok) expect(read.problems[0]?.code).toMatch(/^relations\./);
    }
  });

  const problemOf = (text: string) => {
    const read = readAkn(text);
    return read.ok ? "read" : read.problems.map(({ code, place }) => [code, place?.line]);
  };

  test("what is no Akoma Ntoso is said to be none", () => {
    expect(problemOf("<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>")).toEqual([
      ["relations.akn-missing", undefined],
    ]);
    expect(problemOf("The General Assembly,")).toEqual([["relations.xml-malformed", 1]]);
    expect(problemOf("<a>\n<b></a>")).toEqual([["relations.xml-malformed", 2]]);
  });

  test("entities are never resolved", () => {
    const doctype = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&y;&y;">]>`;
    const root = (text: string) =>
      `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">${text}</akomaNtoso>`;
    expect(problemOf(`${doctype}${root("<doc name='x'>&x;</doc>")}`)).toEqual([
      ["relations.xml-malformed", 1],
    ]);
    expect(problemOf(`${doctype}${root("<doc name='x'>&y;</doc>")}`)).toEqual([
      ["relations.xml-malformed", 1],
    ]);
  });

  test("what is nested too deep is refused", () => {
    expect(problemOf(`${"<a>".repeat(5000)}${"</a>".repeat(5000)}`)).toEqual([
      ["relations.too-deep", undefined],
    ]);
  });

  test("a file of ours with senseless values is read as far as it goes", () => {
    const akn = writeAkn(first(annexed))
      .replace(/corridor:line="\d+"/g, 'corridor:line="-x"')
      .replace(/organ="GA"/g, 'organ="XX"')
      .replace(/corridor:usedIn="[^"]*"/g, 'corridor:usedIn="%E0%A4%A"');
    const read = readAkn(akn);
    expect(read.ok && [read.value.organ, read.value.operative.length]).toEqual([null, 3]);
  });
});
