import type { Question } from "../../consultation/questionnaire/model.ts";
import { countWords } from "../../consultation/questionnaire/words.ts";
import type { Answer } from "../../consultation/replying/answer.ts";
import type { Language } from "../../kernel/language.ts";
import type { IndicatorFigure } from "../../statistics/indicators/model.ts";
import { type Draws, invented, type Theme, themes } from "./invented.ts";

/** Whence people come in answers that name territories: large enough that every reader has heard of them. */
const territories = ["IND", "MEX", "PHL", "EGY", "UKR", "NGA", "COL", "BGD", "FRA", "USA", "ARE", "DEU"];

/** An invented answer to a question of any kind; null where this party leaves it out. */
export function inventedAnswer(question: Question, language: Language, draw: Draws): Answer | null {
  if (!question.required && draw.chance(12)) return null;
  if (draw.chance(5)) return none(draw);
  switch (question.kind) {
    case "text":
      return { kind: "text", text: passage(question, language, draw), language };
    case "choice": {
      const first = draw.one(question.options).id;
      const second = draw.one(question.options).id;
      const chosen = question.several && second !== first ? [first, second] : [first];
      return { kind: "choice", chosen, other: null };
    }
    case "scale":
      return { kind: "scale", value: question.least + draw.below(question.most - question.least + 1) };
    case "number":
      return { kind: "number", value: numberFor(question, draw) };
    case "date": {
      const year = String(1994 + draw.below(30));
      const month = `${year}-${String(1 + draw.below(12)).padStart(2, "0")}`;
      const day = `${month}-${String(1 + draw.below(28)).padStart(2, "0")}`;
      return { kind: "date", date: { year, month, day }[question.precision] };
    }
    case "table":
      return tableFor(question, language, draw);
    case "territory":
      return {
        kind: "territory",
        territories: [
          ...new Set([draw.one(territories), ...(question.several ? [draw.one(territories)] : [])]),
        ],
      };
    case "practice": {
      const { title, what, results } = invented(language).practice;
      const since = String(2005 + draw.below(18));
      return { kind: "practice", title, what, results, since, link: "", contact: "" };
    }
    case "document":
      return null;
    case "figure":
      return none(draw);
  }
}

/** What a party says of its own figure: that it is so, mostly, or what it counts itself; null where Corridor has none. */
export function judgedFigure(
  figure: Pick<IndicatorFigure, "value" | "evidence"> | undefined,
  language: Language,
  draw: Draws,
): Answer | null {
  const evidence = figure?.evidence[0];
  if (figure?.value == null || evidence === undefined) return null;
  const shown = { evidence, value: figure.value };
  if (draw.chance(70))
    return { kind: "figure", shown, verdict: "confirmed", value: null, source: "", comment: "" };
  // Within five per cent: what another day of counting makes.
  const value = Number((figure.value * (0.95 + draw.next() / 10)).toPrecision(4));
  const source = draw.one(invented(language).themes.data);
  return { kind: "figure", shown, verdict: "corrected", value, source, comment: "" };
}

/** A paper that a party sends with its answers. */
export function inventedFile(language: Language): { readonly name: string; readonly bytes: Uint8Array } {
  const { title, what, results } = invented(language).practice;
  return {
    name: `${language}.txt`,
    bytes: new TextEncoder().encode(`${[title, what, results].join("\n\n")}\n`),
  };
}

/** One to three sentences on themes, or what stood in the way where that is asked, within the words that there are; else a few words. */
function passage(question: Extract<Question, { kind: "text" }>, language: Language, draw: Draws): string {
  const said = invented(language);
  const count = 1 + draw.below(3);
  const chosen = /obstacle|difficult|way|challenge/.test(question.id)
    ? [draw.one(said.obstacles)]
    : [...new Set(Array.from({ length: count }, () => draw.one(said.themes[draw.one(themes)])))];
  const space = language === "zh" ? "" : " ";
  const fits = (text: string) =>
    countWords(text, language) <= (question.mostWords ?? Number.POSITIVE_INFINITY);
  const kept = chosen.filter((_, at) => fits(chosen.slice(0, at + 1).join(space)));
  return kept.length > 0 ? kept.join(space) : said.practice.title;
}

/** The theme and the words of a sentence of ours in an answer: what somebody would code. */
export function codeable(text: string, language: Language): readonly { theme: Theme; quote: string }[] {
  const said = invented(language).themes;
  return themes.flatMap((theme) =>
    said[theme].filter((sentence) => text.includes(sentence)).map((quote) => ({ theme, quote })),
  );
}

function none(draw: Draws): Answer {
  return {
    kind: "none",
    why: draw.one(["not-available", "not-applicable", "prefer-not"] as const),
    comment: "",
  };
}

function numberFor(question: Extract<Question, { kind: "number" }>, draw: Draws): number {
  const { least, most, decimals, unit } = question;
  const percent = "code" in unit && unit.code === "percent";
  const low = least ?? 0;
  const high = most ?? (percent ? 100 : 2_000_000);
  const value = low + (high - low) * draw.next() ** (most === null && !percent ? 4 : 1);
  return Number(value.toFixed(decimals));
}

function tableFor(question: Extract<Question, { kind: "table" }>, language: Language, draw: Draws): Answer {
  const count =
    question.rows.length > 0 ? question.rows.length : Math.min(question.mostRows, 1 + draw.below(3));
  const rows = Array.from({ length: count }, (_, at) => ({
    row: question.rows[at]?.id ?? null,
    cells: Object.fromEntries(
      question.columns.map(({ id, kind }) => [
        id,
        {
          text: () => draw.one(invented(language).themes.data).slice(0, 120),
          number: () => String(draw.below(900)),
          year: () => String(2000 + draw.below(24)),
          territory: () => draw.one(territories),
        }[kind](),
      ]),
    ),
  }));
  return { kind: "table", rows };
}
