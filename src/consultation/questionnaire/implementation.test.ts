import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { sharedPath } from "../../kernel/shared.ts";
import { textIn } from "../../kernel/texts.ts";
import { mandatesOfFacts, mandatesOfText } from "../../record/keeping/content.ts";
import { starterFacts } from "../../record/keeping/facts.ts";
import { KeptMandate } from "../../record/keeping/model.ts";
import { parseRecord } from "../../record/parse.ts";
import { clean } from "../../record/support/texts.ts";
import type { Mandate } from "../../record/understanding/model.ts";
import { asked } from "./asked.ts";
import { checkQuestionnaire } from "./check.ts";
import { circlesOf } from "./circles.ts";
import { type AskedDocument, implementationOf } from "./implementation.ts";
import { questionsOf } from "./order.ts";
import { untranslated } from "./texts.ts";

function fromText(text: string): AskedDocument {
  const [document] = unwrap(parseRecord(text));
  if (!document) throw new Error("no document");
  const kept = mandatesOfText(document).map(({ mandate, paragraph }) => keptOf(mandate, paragraph, "text"));
  return {
    symbol: document.symbol ?? "",
    title: document.title,
    date: document.date,
    understood: document,
    kept,
  };
}

function keptOf(mandate: Mandate, paragraph: string, basis: KeptMandate["basis"]): KeptMandate {
  return KeptMandate.parse({
    ...mandate,
    paragraph,
    basis,
    symbol: mandate.id.slice(0, mandate.id.indexOf("#")),
    title: null,
    adopted: null,
    of: { organ: null, session: null },
    state: "to-do",
    standing: null,
  });
}

const starter = (await starterFacts()).map(
  (facts): AskedDocument => ({
    symbol: facts.symbol,
    title: facts.title,
    date: facts.date,
    understood: null,
    kept: mandatesOfFacts(facts).map(({ mandate, paragraph }) => keptOf(mandate, paragraph, "facts")),
  }),
);

/** What the questionnaire on a document must hold, whatever the document. */
function sound(document: AskedDocument): void {
  const content = unwrap(implementationOf(document));
  expect(checkQuestionnaire(content)).toEqual([]);
  for (const language of languages) expect(untranslated(content, language)).toEqual([]);
  const about = (kind: "member-state" | "agency" | "regional-process") =>
    new Set(asked(content, new Map(), kind).questions.flatMap(({ question }) => question.about));
  const states = document.kept.filter(
    ({ addressee, form }) => form !== "agenda-item" && circlesOf(addressee).includes("states"),
  );
  for (const { id } of states) expect([...about("member-state")]).toContain(id);
  const system = document.kept.filter(
    ({ addressee, form }) => form !== "agenda-item" && circlesOf(addressee).includes("system"),
  );
  for (const { id } of system) expect([...about("agency")]).toContain(id);
}

describe("a questionnaire on how a document was implemented", () => {
  const many = starter.filter((one) => implementationOf(one).ok);

  test.each(many.map((one) => [one.symbol, one] as const))(
    "%s of the starter record",
    (_symbol, document) => {
      sound(document);
    },
  );

  test("of the facts of 61/208 asks for views and for what the report should tell, each mandate linked", () => {
    const document = starter.find(({ symbol }) => symbol === "A/RES/61/208");
    const content = unwrap(implementationOf(document ?? ({ ...starter[0], kept: [] } as AskedDocument)));
    const about = questionsOf(content).flatMap(({ question }) => question.about);
    expect(about).toContain("A/RES/61/208#op_4");
    expect(about).toContain("A/RES/61/208#op_9");
    expect(content.title.en).toBe("Implementation of A/RES/61/208");
    expect(textIn(content.introduction ?? {}, "en", "en").text).toContain("20 December 2006");
  });

  test.skipIf(sharedPath("record", "ga-resolution-61-208.txt") === undefined)(
    "of the text of 61/208 asks States, the system and the processes their own paragraphs",
    () => {
      const document = fromText(readFileSync(sharedPath("record", "ga-resolution-61-208.txt") ?? "", "utf8"));
      sound(document);
      const content = unwrap(implementationOf(document));
      const paragraphs = (kind: Parameters<typeof asked>[2]) => [
        ...new Set(
          asked(content, new Map(), kind)
            .questions.filter(({ question }) => question.id.endsWith("-extent"))
            .flatMap(({ question }) => question.about),
        ),
      ];
      expect(paragraphs("member-state")).toEqual(["A/RES/61/208#op_8"]);
      expect(paragraphs("agency")).toEqual(["A/RES/61/208#op_7"]);
      expect(paragraphs("regional-process")).toEqual(["A/RES/61/208#op_5"]);
      expect(paragraphs("intergovernmental")).toEqual(["A/RES/61/208#op_7", "A/RES/61/208#op_8"]);
      const extent = questionsOf(content).find(({ question }) => question.id === "op-8-sta-extent");
      expect(extent?.question.ask.en).toBe("Paragraph 8: how far has your Government acted on it?");
      expect(extent?.question.help?.fr).toContain("invites Member States and intergovernmental");
      const done = { kind: "choice", chosen: ["done"], other: null } as never;
      const then = asked(content, new Map([["op-8-sta-extent", done]]), "member-state");
      expect(then.has("op-8-sta-measures")).toBe(true);
      expect(then.has("op-8-sta-limits")).toBe(false);
    },
  );

  test("of a text of our own is sound, and the same each time", () => {
    const document = fromText(clean);
    sound(document);
    expect(implementationOf(document)).toEqual(implementationOf(fromText(clean)));
  });

  test("of a document with hundreds of paragraphs fits into a questionnaire", () => {
    const [one] = fromText(clean).kept;
    if (!one) throw new Error("no mandate");
    const kept = Array.from(
      { length: 240 },
      (_, at): KeptMandate => ({
        ...one,
        id: `A/RES/85/300#op_${at + 1}`,
        paragraph: `op_${at + 1}`,
        form: "action",
        addressee: ["Member States", "all stakeholders"],
      }),
    );
    sound({ symbol: "A/RES/85/300", title: null, date: null, understood: null, kept });
  });

  test("of one that asks nobody is refused", () => {
    const result = implementationOf({
      symbol: "A/RES/1/1",
      title: null,
      date: null,
      understood: null,
      kept: [],
    });
    expect(result).toMatchObject({ ok: false, problems: [{ code: "questionnaires.nothing-asked" }] });
  });
});

test.each([
  ["Member States", ["states"]],
  ["Governments of countries of origin", ["states"]],
  ["all relevant bodies, agencies, funds and programmes of the United Nations system", ["system"]],
  ["other relevant intergovernmental, regional and subregional organizations", ["organizations"]],
  ["international community", ["states", "system"]],
  ["Secretary-General", []],
  ["General Assembly", []],
  ["regional consultative processes", ["processes"]],
  ["all stakeholders", ["states", "system", "processes", "organizations"]],
])("%s are asked as %j", (addressee, circles) => {
  expect(circlesOf([addressee])).toEqual(circles);
});
