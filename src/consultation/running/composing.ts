import type { Party } from "../../directory/model.ts";
import { type Language, languages } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { textIn } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import { type Correspondent, inAddress } from "./correspondents.ts";
import { mandateWords } from "./mandate-words.ts";
import { fieldsOf, letterProblems, type MergeField, merge } from "./merging.ts";
import type { Consultation, Day, LetterText, LetterTexts } from "./model.ts";

/** What a letter of a consultation is made from, besides its text. */
export interface LetterMaker {
  readonly consultation: Consultation;
  /** The addresses of the mandates that its questionnaire asks about. */
  readonly mandates: readonly string[];
  /** Where a party gives its reply, as a whole address of the web. */
  replyLink(language: Language, consultation: string, party: string): string;
  readonly today: Day;
}

export interface LetterTo {
  readonly party: Party;
  /** Null where nobody can be written to, for a preview. */
  readonly correspondent: Correspondent | null;
  readonly closes: Day;
  /** The recipient's language. */
  readonly language: Language;
}

export interface ComposedLetter extends LetterText {
  /** The language of the letter: the recipient's own, or that in which it falls back. */
  readonly language: Language;
}

/** The language in which a letter is written to somebody: theirs where there is a text in it. */
export function letterLanguage(texts: LetterTexts, fallback: Language, own: Language): Language {
  return texts[own] ? own : fallback;
}

/**
 * A letter for one recipient, in their language or the one for those who read another. The link leads to the form in their
 * own. Throws ProblemError `consultations.letter-missing` (facts: language) where there is no text to fall back on.
 */
export function compose(maker: LetterMaker, texts: LetterTexts, to: LetterTo): ComposedLetter {
  const { consultation } = maker;
  const language = letterLanguage(texts, consultation.letter.fallback, to.language);
  const text = texts[language];
  if (!text) throw new ProblemError(missing(language));
  const { t, date } = words(language);
  const filled = merge(text, {
    party: to.party.names[language],
    addressee: to.correspondent ? inAddress(to.correspondent, language) : t("consultations:letter.nobody"),
    title: textIn(consultation.title, language, consultation.letter.fallback).text,
    opens: date(consultation.opens),
    closes: date(to.closes),
    link: maker.replyLink(to.language, consultation.id, to.party.id),
    mandate: mandateWords(maker.mandates, words(language)),
    today: date(maker.today),
  });
  return {
    language,
    ...filled,
    body:
      to.language === language
        ? filled.body
        : `${filled.body}\n\n${words(to.language).t("consultations:letter.other-language")}`,
  };
}

/**
 * Refuses letters that could not be made for everybody. Throws ProblemError with all that is wrong: `consultations.letter-missing`
 * (facts: language) and, within `consultations.letter-wrong` (facts: language, said), what `letterProblems` finds; and
 * `consultations.field-empty` (facts: field) where a letter speaks of mandates and the questionnaire names none.
 */
export function requireGoodLetters(
  texts: LetterTexts,
  { fallback, mandates }: { readonly fallback: Language; readonly mandates: readonly string[] },
): void {
  const found = texts[fallback] ? [] : [missing(fallback)];
  for (const language of languages) {
    const text = texts[language];
    if (!text) continue;
    found.push(...letterProblems(text).map((one) => ({ ...one, facts: { ...one.facts, language } })));
    if (mandates.length === 0 && uses(text, "mandate"))
      found.push(problem("consultations.field-empty", { field: "mandate", language }));
  }
  if (found.length > 0) throw new ProblemError(...found);
}

function uses({ subject, body }: LetterText, field: MergeField): boolean {
  return fieldsOf(subject).includes(field) || fieldsOf(body).includes(field);
}

function missing(language: Language) {
  return problem("consultations.letter-missing", { language });
}
