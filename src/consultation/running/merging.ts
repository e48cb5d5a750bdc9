import { type Problem, problem } from "../../kernel/problem.ts";
import type { LetterText } from "./model.ts";

/**
 * Merge fields: places in a letter where something of its recipient or of the consultation is put, `{{party}}`. A letter
 * is checked when it is written, so that nothing is left to go wrong when four hundred of it are made.
 */

/** What may stand between `{{` and `}}`. */
export const mergeFields = [
  /** The party's name in the letter's language. */
  "party",
  /** Who is written to: a person with their post, or the post. */
  "addressee",
  /** The consultation's title. */
  "title",
  "opens",
  /** The last day for this party, its extension heeded. */
  "closes",
  /** Where the reply is given. */
  "link",
  /** The paragraphs that the questionnaire asks about. */
  "mandate",
  /** The day of the letter. */
  "today",
] as const;
export type MergeField = (typeof mergeFields)[number];

export type MergeValues = Readonly<Record<MergeField, string>>;

const places = /\{\{([^{}]*)\}\}/g;

/** The fields of a text, each once, in the order in which they come. Unknown ones among them. */
export function fieldsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(places)].map((match) => (match[1] ?? "").trim()))];
}

/**
 * What is wrong with a letter as it was written. Problems: `consultations.field-unknown` (facts: field, line, known),
 * `consultations.field-unclosed` (line) where braces do not close, `consultations.subject-lines`, and
 * `consultations.link-missing` where nothing in the body leads to the reply.
 */
export function letterProblems({ subject, body }: LetterText): readonly Problem[] {
  const found = [...textProblems(subject, 0), ...textProblems(body, 1)];
  if (/[\r\n]/.test(subject)) found.push(problem("consultations.subject-lines"));
  if (!fieldsOf(body).includes("link")) found.push(problem("consultations.link-missing"));
  return found;
}

/** `first` is the number of the text's first line; the subject is line 0. */
function textProblems(text: string, first: number): Problem[] {
  return text.split("\n").flatMap((line, index) => {
    const at = first + index;
    const unknown = fieldsOf(line)
      .filter((field) => !isField(field))
      .map((field) =>
        problem("consultations.field-unknown", { field, line: at, known: mergeFields.join(", ") }),
      );
    // A brace too many beside a field would be left in the letter.
    const unclosed = /\{\{|\}\}|\{\uffff|\uffff\}/.test(line.replace(places, "\uffff"));
    return unclosed ? [...unknown, problem("consultations.field-unclosed", { line: at })] : unknown;
  });
}

function isField(name: string): name is MergeField {
  return mergeFields.some((field) => field === name);
}

/**
 * The letter with its fields filled. Values are text and stay text: what looks like a field in one is not filled again, and
 * the subject is one line whatever they hold.
 */
export function merge({ subject, body }: LetterText, values: MergeValues): LetterText {
  const fill = (text: string) =>
    text.replace(places, (whole, name: string) => {
      const field = name.trim();
      return isField(field) ? values[field] : whole;
    });
  return { subject: oneLine(fill(subject)), body: fill(body) };
}

/** Without line breaks and other controls, which would begin a new header in a letter. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
