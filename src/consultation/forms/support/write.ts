import type { PartyKind } from "../../../directory/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { type Problem, unwrap } from "../../../kernel/problem.ts";
import { words } from "../../../kernel/words.ts";
import type { Questionnaire } from "../../questionnaire/model.ts";
import type { Answer } from "../../replying/answer.ts";
import { collect } from "../collect.ts";
import { openDocxForm } from "../docx-read.ts";
import { writeDocxForm } from "../docx-write.ts";
import type { Envelope } from "../envelope.ts";
import { layoutOf, linesOfQuestions } from "../layout/layout.ts";
import type { LayoutInput, ShownFigure } from "../layout/model.ts";
import { openXlsxForm } from "../xlsx-read.ts";
import { writeXlsxForm } from "../xlsx-write.ts";
import { shown } from "./random.ts";

export const key = "0123456789abcdef".repeat(4);
export const formats = ["xlsx", "docx"] as const;
export type Format = (typeof formats)[number];
const recipient: PartyKind = "member-state";

function figuresOf(questionnaire: Questionnaire): ReadonlyMap<string, ShownFigure> {
  const questions = questionnaire.sections.flatMap((section) => section.questions);
  return new Map(
    questions
      .filter(({ kind }) => kind === "figure")
      .map(({ id }) => [id, { ...shown, words: "1,234.5 persons" }]),
  );
}

/** A form of a questionnaire, with these answers in it from the beginning. */
export async function writeForm(
  format: Format,
  questionnaire: Questionnaire,
  language: Language,
  answers: ReadonlyMap<string, Answer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const figures = figuresOf(questionnaire);
  const input: LayoutInput = { questionnaire, recipient, words: words(language), answers, figures };
  const envelope: Omit<Envelope, "fixed"> = {
    form: 1,
    consultation: "c",
    title: "A consultation",
    party: "PHL",
    partyName: "Philippines",
    questionnaire: "q",
    version: 1,
    language,
    lines: linesOfQuestions(input),
    revisions: {},
    given: {},
    figures: Object.fromEntries(figures),
  };
  const form = {
    text: { title: "A consultation", party: "Philippines", lines: ["How to fill it."] },
    layout: layoutOf(input),
    envelope,
    key,
  };
  return format === "xlsx" ? writeXlsxForm(form) : writeDocxForm(form);
}

export interface ReadBack {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly problems: readonly Problem[];
}

/** What a form holds, read as the service reads it. Throws ProblemError. */
export async function readForm(
  format: Format,
  bytes: Uint8Array,
  questionnaire: Questionnaire,
): Promise<ReadBack> {
  const opened = unwrap(
    await (format === "xlsx" ? openXlsxForm : openDocxForm)(bytes, `form.${format}`, key),
  );
  const { language, lines, figures } = opened.envelope;
  const shownFigures = new Map(Object.entries(figures));
  const layout = layoutOf({
    questionnaire,
    recipient,
    words: words(language),
    answers: new Map(),
    figures: shownFigures,
    lines,
  });
  const { written, problems } = unwrap(await opened.written(layout));
  const collected = collect(layout, written, shownFigures);
  return { answers: collected.answers, problems: [...problems, ...collected.problems] };
}
