import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../kernel/problem.ts";
import { closed, needMore, opened, XmlReader } from "./xml.ts";

const vocabulary = { namespaces: ["urn:main"], names: ["a", "b"] };

/** What our reader sees, `undefined` where it refuses, the document cut into pieces of `size` bytes at whole characters. */
function ours(document: string, size: number): string | undefined {
  const xml = new XmlReader(vocabulary, "part", {}, 64);
  let seen = "";
  const drain = () => {
    for (let event = xml.next(); event !== needMore; event = xml.next()) {
      if (event === opened) {
        const attributes = Array.from(
          { length: xml.attributes.count },
          (_, i) => `${xml.attributes.name(i)}=${xml.attributeValue(i)}`,
        );
        seen += `<${xml.depth} ${xml.code} ${attributes.join("|")}>`;
      } else if (event === closed) seen += `</${xml.closing} ${xml.code}>`;
      else seen += xml.text();
    }
  };
  try {
    const characters = [...document];
    for (let at = 0; at < characters.length; at += size) {
      xml.push(Buffer.from(characters.slice(at, at + size).join("")));
      drain();
    }
    xml.finish();
    drain();
    return seen;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** The same by saxes, a parser that is known to be right. */
function theirs(document: string): string | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let seen = "";
  let depth = 0;
  const codes: number[] = [];
  parser.on("opentag", (tag) => {
    depth++;
    const code = tag.uri === "urn:main" ? vocabulary.names.indexOf(tag.local) + 1 : 0;
    codes.push(code);
    const attributes = Object.entries(tag.attributes).map(([name, { value }]) => `${name}=${value}`);
    seen += `<${depth} ${code} ${attributes.join("|")}>`;
  });
  parser.on("closetag", () => {
    seen += `</${depth} ${codes.pop()}>`;
    depth--;
  });
  parser.on("text", (text) => {
    if (depth > 0) seen += text;
  });
  parser.on("cdata", (text) => {
    seen += text;
  });
  parser.on("error", (error) => {
    throw error;
  });
  try {
    parser.write(document).close();
    return seen;
  } catch {
    return undefined;
  }
}

describe("the reader agrees with a parser that is known to be right", () => {
  const samples: readonly string[] = [
    "<a/>",
    '<a xmlns="urn:main"><b x="1" y=\'2\'/>text</a>',
    '<m:a xmlns:m="urn:main" xmlns:n="urn:n"><n:b/><m:b/></m:a>',
    '<a xmlns="urn:main"><b xmlns="urn:n"><a/></b><b/></a>',
    "<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</a>",
    '<a b="&lt;&#9;\n\t x"/>',
    "<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>",
    "<a>x\r\ny\rz\n</a>",
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><a><?pi d?><!-- - --></a>\n',
    "<a>]]</a>",
    "<é:b xmlns:é='urn:main'/>",
    "<a ></a >",
    // What follows is not well formed.
    "",
    " ",
    "<a>",
    "<a></b>",
    "<a/><a/>",
    "<a/>text",
    "text<a/>",
    "<a b></a>",
    '<a b="1" b="2"/>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    "<a>&nbsp;</a>",
    "<a>&amp</a>",
    "<a>&#0;</a>",
    "<a>&#xD800;</a>",
    "<a>]]></a>",
    "<a>\u0001</a>",
    "<a><!-- -- --></a>",
    "<a><!-- </a>",
    "<a><![CDATA[</a>",
    "<m:a/>",
    "<1a/>",
    "< a/>",
    "<a/ >",
    "<a><?xml version='1.0'?></a>",
    "<a></a b>",
    "</a>",
  ];
  test.each(samples)("%s", (document) => {
    for (const size of [1, 3, 1000]) expect(ours(document, size)).toBe(theirs(document));
  });

  test("over documents put together at random", () => {
    const token = fc.constantFrom(
      "<a>",
      "</a>",
      "<b>",
      "</b>",
      "<a/>",
      "<n:a>",
      "</n:a>",
      "<b x='1'>",
      '<b x="&lt;" y="2"/>',
      "text",
      "é",
      " ",
      "\n",
      "\r\n",
      "&amp;",
      "&",
      "]]>",
      "]]",
      "<![CDATA[",
      "<!-- c -->",
      "<!--",
      "-->",
      "<?p q?>",
      "<",
      ">",
      "'",
      '"',
      "=",
      "&#x41;",
      "<b x='1' x='2'>",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), fc.integer({ min: 1, max: 40 }), (tokens, size) => {
        const document = `<a xmlns="urn:main" xmlns:n="urn:n">${tokens.join("")}</a>`;
        expect(ours(document, size)).toBe(theirs(document));
      }),
      { numRuns: 3000, seed: 20_240_701 },
    );
  });
});

test("a document type is refused by its name", () => {
  const xml = new XmlReader(vocabulary, "part", { file: "f" }, 64);
  xml.push(Buffer.from("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
  expect(() => xml.next()).toThrow(/reading\.xml-doctype/);
});

test("text of any length in pieces, cut where nothing is torn", () => {
  for (const unit of ["x", "é", "\r\n", "&amp;", "]", "漢]]&lt;\r"]) {
    const document = `<a>${unit.repeat(100_000)}</a>`;
    expect(ours(document, 10_000) === theirs(document), JSON.stringify(unit)).toBe(true);
  }
});
