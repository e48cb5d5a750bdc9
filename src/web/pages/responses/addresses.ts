import type { AnswerAddress } from "../../../consultation/responses/evidence.ts";
import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";

/** Where the pages of responses lie. What is left out is the default, so one state has one address. */

/** All consultations of which something may be read, or one. */
export function responsesAddress(language: Language, consultation?: string): string {
  const path = `/${language}/responses`;
  return consultation === undefined ? path : `${path}/${encodeURIComponent(consultation)}`;
}

export interface MatrixChoice {
  readonly by?: string | undefined;
  readonly group?: string | undefined;
  readonly section?: string | undefined;
}

export function matrixAddress(
  language: Language,
  consultation: string,
  { by, group, section }: MatrixChoice = {},
): string {
  return withQuery(`${responsesAddress(language, consultation)}/matrix`, { by, group, section });
}

export interface QuestionChoice {
  readonly by?: string | undefined;
  readonly group?: string | undefined;
  /** `1` where themes are being set. */
  readonly code?: string | undefined;
}

/** A question with all answers to it, or one party's among them. */
export function questionAddress(
  language: Language,
  consultation: string,
  question: string,
  { by, group, code }: QuestionChoice = {},
  answer?: string,
): string {
  const path = `${responsesAddress(language, consultation)}/question/${encodeURIComponent(question)}`;
  return withQuery(path, { by, group, code }) + (answer === undefined ? "" : `#${answerAnchor(answer)}`);
}

/** A figure of a consultation, or of one of its questions, as a file. */
export function figureFileAddress(
  language: Language,
  consultation: string,
  of: { readonly figure: string } | { readonly question: string; readonly by?: string | undefined },
  format: string,
): string {
  const whole = responsesAddress(language, consultation);
  return "figure" in of
    ? `${whole}/figure/${of.figure}/${format}`
    : withQuery(`${whole}/question/${encodeURIComponent(of.question)}/figure/${format}`, { by: of.by });
}

/** The place of a party's answer on a page. */
export function answerAnchor(key: string): string {
  return `a-${key.replace("~", "")}`;
}

export function themesAddress(language: Language, consultation: string): string {
  return `${responsesAddress(language, consultation)}/themes`;
}

/** What changed since the last round; of one question all of it. */
export function changesAddress(language: Language, consultation: string, question?: string): string {
  return withQuery(`${responsesAddress(language, consultation)}/changes`, { question });
}

export function responsesFileAddress(
  language: Language,
  consultation: string,
  format: string,
  order?: string,
): string {
  return withQuery(`${responsesAddress(language, consultation)}/file/${format}`, {
    order: order === "question" ? undefined : order,
  });
}

/** Everything that a party has answered. */
export function partyResponsesAddress(language: Language, party: string): string {
  return `/${language}/responses/party/${encodeURIComponent(party)}`;
}

/** What an evidence reference leads to. */
export function answerAddress(language: Language, address: AnswerAddress): string {
  const { consultation, party, version, question } = address;
  return `/${language}/answers/${[consultation, party, version, question].map(encodeURIComponent).join("/")}`;
}
