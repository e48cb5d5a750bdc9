import type { PartyKind } from "../../directory/model.ts";
import { type Language, languages } from "../../kernel/language.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { Text } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { KeptDocument, KeptMandate } from "../../record/keeping/model.ts";
import { documentForms } from "../../record/understanding/forms.ts";
import { type Circle, circlesOf, kindsOf, processesNamed } from "./circles.ts";
import { type Condition, PartId, type Question, type Questionnaire, type Section } from "./model.ts";
import { type AskedParagraph, paragraphWords, quoteOf } from "./paragraphs.ts";

/** What of a document is needed to ask about it. */
export type AskedDocument = Pick<KeptDocument, "symbol" | "title" | "date" | "understood" | "kept">;

/** Paragraphs on a page of the form. */
const paragraphsOnPage = 4;
/** Pages for each circle of recipients; longer documents get longer pages. */
const mostPages = 13;

/**
 * A questionnaire that asks how a document was implemented, in six languages. Each paragraph that asks something of States, of the
 * United Nations system, of regional processes or of other organizations becomes three questions to them: how far, what and with
 * what result, what stood in the way. What a body is still to take up is asked as a view, what the Secretary-General is to report
 * as what the report should tell. Every question names its mandates in `about`.
 *
 * Problem: `questionnaires.nothing-asked` where the document asks nobody for anything.
 */
export function implementationOf(document: AskedDocument): Result<Questionnaire> {
  const { symbol } = document;
  const asked = paragraphsOf(document);
  const actions = asked.filter(({ circles }) => circles.length > 0);
  const views = asked.filter(({ sort }) => sort === "view");
  const reports = asked.filter(({ sort }) => sort === "report");
  if (actions.length + views.length + reports.length === 0)
    return failed(problem("questionnaires.nothing-asked", { symbol }));
  return ok({
    title: said("title", () => ({ symbol })),
    introduction: introduction(document),
    original: "en",
    sections: [
      general(symbol),
      ...(["states", "system", "processes", "organizations"] as const).flatMap((circle) =>
        pagesOf(
          circle,
          actions.filter(({ circles }) => circles.includes(circle)),
        ),
      ),
      ...(views.length > 0 ? [viewsSection(views)] : []),
      sharing(symbol, reports),
    ],
  });
}

/** One text in six languages, from the catalogue. */
function said(key: string, facts: (language: Language) => Record<string, unknown> = () => ({})): Text {
  return Object.fromEntries(
    languages.map((language) => [
      language,
      words(language).t(`questionnaires:implementation.${key}`, facts(language)),
    ]),
  );
}

function part(id: string): PartId {
  return PartId.parse(id);
}

function introduction({ symbol, date }: AskedDocument): Text {
  if (date === null) return said("introduction", () => ({ symbol }));
  return said("introduction-dated", (language) => ({ symbol, date: words(language).date(date) }));
}

type Sort = "action" | "view" | "report";
type Placed = AskedParagraph & { readonly circles: readonly Circle[]; readonly sort: Sort };

const reporting: readonly KeptMandate["form"][] = documentForms.filter((form) => form !== "recommendations");
const deliberating: readonly KeptMandate["form"][] = ["consider", "convene", "recommendations"];

/** The paragraphs that ask somebody for something, in their order, each once. */
function paragraphsOf(document: AskedDocument): readonly Placed[] {
  const byParagraph = new Map<string, KeptMandate[]>();
  for (const mandate of document.kept) {
    const known = byParagraph.get(mandate.paragraph);
    if (known) known.push(mandate);
    else byParagraph.set(mandate.paragraph, [mandate]);
  }
  // A paragraph on the processes is theirs to answer, though its verb asks nobody by name.
  for (const { id, text } of document.understood?.operative ?? [])
    if (!byParagraph.has(id) && processesNamed(text)) byParagraph.set(id, []);
  const order = new Map(document.understood?.operative.map(({ id }, at) => [id, at]));
  const place = (id: string) => order.get(id.replace(/\..*$/, "")) ?? order.size;
  return [...byParagraph]
    .map(([id, mandates], at) => ({ ...placedParagraph(document, id, mandates), at }))
    .sort((a, b) => place(a.id) - place(b.id) || a.at - b.at);
}

function placedParagraph(document: AskedDocument, id: string, mandates: readonly KeptMandate[]): Placed {
  const own = document.understood?.operative.find((one) => one.id === id)?.text ?? "";
  const circles = [
    ...new Set([
      ...mandates
        .filter(({ form }) => form !== "agenda-item")
        .flatMap(({ addressee }) => circlesOf(addressee)),
      ...(processesNamed(own) ? (["processes"] as const) : []),
    ]),
  ];
  const forms = mandates.map(({ form }) => form);
  const sort =
    circles.length > 0
      ? "action"
      : forms.some((form) => reporting.includes(form))
        ? "report"
        : forms.some((form) => deliberating.includes(form))
          ? "view"
          : "action";
  const about = mandates.length > 0 ? mandates.map((one) => one.id) : [`${document.symbol}#${id}`];
  const basis = mandates[0]?.basis ?? "text";
  return { id, about, text: mandates[0]?.text ?? own, basis, circles, sort };
}

function only(kinds: readonly PartyKind[]): Condition {
  return { if: "recipient", kinds };
}

function general(symbol: string): Section {
  return {
    id: part("general"),
    title: said("general"),
    introduction: null,
    when: null,
    questions: [
      {
        id: part("general-lead"),
        kind: "text",
        ask: said("lead"),
        help: said("lead-help"),
        required: false,
        about: [symbol],
        when: null,
        mostWords: 60,
        long: false,
      },
      {
        id: part("general-measures"),
        kind: "text",
        ask: said("overall", () => ({ symbol })),
        help: said("overall-help"),
        required: true,
        about: [symbol],
        when: null,
        mostWords: 500,
        long: true,
      },
    ],
  };
}

/** The pages of a circle: a few paragraphs on each. */
function pagesOf(circle: Circle, paragraphs: readonly Placed[]): readonly Section[] {
  const onPage = Math.max(paragraphsOnPage, Math.ceil(paragraphs.length / mostPages));
  const pages: Section[] = [];
  for (let from = 0; from < paragraphs.length; from += onPage) {
    const page = paragraphs.slice(from, from + onPage);
    const number = pages.length + 1;
    pages.push({
      id: part(`${circle}-${number}`),
      title:
        paragraphs.length > onPage
          ? said(`circle.${circle}-page`, (language) => ({ page: words(language).number(number) }))
          : said(`circle.${circle}`),
      introduction: said(`circle-introduction.${circle}`),
      when: only(kindsOf(circle)),
      questions: page.flatMap((one) => threeQuestions(circle, one)),
    });
  }
  return pages;
}

const acted = ["done", "in-hand", "planned", "not-yet"] as const;
const obstacles = ["means", "staff", "data", "law", "coordination", "priorities"] as const;

function threeQuestions(circle: Circle, paragraph: Placed): readonly Question[] {
  const stem = `${slug(paragraph.id)}-${circle.slice(0, 3)}`;
  const extent = part(`${stem}-extent`);
  const where = (language: Language) => ({ where: paragraphWords(paragraph.id, words(language)) });
  const chosen = (options: readonly (typeof acted)[number][]): Condition => ({
    if: "chosen",
    question: extent,
    options: options.map(part),
  });
  const common = { required: false, about: [...paragraph.about] };
  const options = (ids: readonly string[], key: string) =>
    ids.map((id) => ({ id: part(id), text: said(`${key}.${id}`) }));
  return [
    {
      ...common,
      id: extent,
      kind: "choice",
      ask: said(`extent.${circle}`, where),
      help: quote(paragraph),
      when: null,
      options: options(acted, "acted"),
      several: false,
      other: false,
    },
    {
      ...common,
      id: part(`${stem}-measures`),
      kind: "text",
      ask: said("measures", where),
      help: said("measures-help"),
      when: chosen(["done", "in-hand", "planned"]),
      mostWords: 400,
      long: true,
    },
    {
      ...common,
      id: part(`${stem}-limits`),
      kind: "choice",
      ask: said("limits", where),
      help: null,
      when: chosen(["in-hand", "planned", "not-yet"]),
      options: options(obstacles, "obstacle"),
      several: true,
      other: true,
    },
  ];
}

/** `op_10.a` as a part of an identifier. */
function slug(paragraph: string): string {
  return paragraph
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 24)
    .replace(/-$/, "");
}

/** The words of the paragraph, in the language of the record. */
function quote(paragraph: AskedParagraph): Text {
  const key = paragraph.basis === "text" ? "quote" : "in-short";
  return said(key, () => ({ text: quoteOf(paragraph.text) }));
}

function viewsSection(views: readonly Placed[]): Section {
  return {
    id: part("views"),
    title: said("views"),
    introduction: null,
    when: null,
    questions: views.map((one) => ({
      id: part(`${slug(one.id)}-view`),
      kind: "text",
      ask: said("view", (language) => ({ where: paragraphWords(one.id, words(language)) })),
      help: quote(one),
      required: false,
      about: [...one.about],
      when: null,
      mostWords: 400,
      long: true,
    })),
  };
}

function sharing(symbol: string, reports: readonly Placed[]): Section {
  const common = { required: false, when: null };
  const asked: readonly Question[] =
    reports.length === 0
      ? []
      : [
          {
            ...common,
            id: part("report-tell"),
            kind: "text",
            ask: said("report"),
            help: null,
            about: reports.flatMap(({ about }) => about).slice(0, 50),
            mostWords: 300,
            long: true,
          },
        ];
  return {
    id: part("sharing"),
    title: said("sharing"),
    introduction: null,
    when: null,
    questions: [
      ...asked,
      {
        ...common,
        id: part("practice"),
        kind: "practice",
        ask: said("practice"),
        help: said("practice-help"),
        about: [symbol],
      },
      {
        ...common,
        id: part("documents"),
        kind: "document",
        ask: said("documents"),
        help: null,
        about: [symbol],
        mostFiles: 5,
      },
    ],
  };
}
