import type { Language } from "../../kernel/language.ts";
import type { MandateState } from "../../record/keeping/model.ts";
import type { StudyName, Paragraph as StudyParagraph } from "../../statistics/studies/model.ts";

/**
 * The outline of a report on a document: paragraph by paragraph what was asked and of whom, what is known and on what that
 * rests, and where nothing is known yet. It is made anew from what stands in the record, the releases and the replies, so it
 * is never out of date; a report is written from it.
 */
export interface Outline {
  readonly symbol: string;
  readonly title: string | null;
  /** ISO 8601; null where the record does not know the day. */
  readonly adopted: string | null;
  /** Of the sentences with figures. Paragraphs and answers stay in theirs. */
  readonly language: Language;
  readonly paragraphs: readonly OutlineParagraph[];
  /** Later documents that cite this one, the earliest first. */
  readonly citedBy: readonly string[];
  /** The lines of the releases whose figures stand in it. */
  readonly sources: readonly string[];
}

/** An operative paragraph, with what its sub-paragraphs ask. */
export interface OutlineParagraph {
  readonly id: string;
  readonly number: string | null;
  /** Null where the record knows facts alone, and the requests in its own words say it all. */
  readonly text: string | null;
  /** Ids of the thesaurus of the record. */
  readonly topics: readonly string[];
  readonly asked: readonly Asked[];
  readonly known: readonly Known[];
}

/** A request of the paragraph. */
export interface Asked {
  /** Its address: `A/RES/61/208#op_9`. */
  readonly mandate: string;
  readonly text: string;
  readonly addressees: readonly string[];
  readonly state: MandateState;
  /** When it falls due, as the record works it out: an ISO date, or null where none is established. */
  readonly due: string | null;
}

/** Something that is known about a paragraph. Whatever can be followed to its source has a reference of `kernel/evidence.ts`. */
export type Known =
  /** What the secretariat has said of a request. */
  | {
      readonly kind: "state";
      readonly mandate: string;
      readonly state: MandateState;
      readonly note: string | null;
      readonly evidence: string | null;
    }
  /** A later request that repeats or replaces one of this paragraph. */
  | {
      readonly kind: "successor";
      readonly mandate: string;
      readonly by: string;
      readonly how: "repeats" | "replaces";
      readonly evidence: string;
    }
  /** What a party answered to a question about the paragraph. */
  | ({ readonly kind: "answer" } & AnswerEvidence)
  /** What figures say on a topic of the paragraph: a sentence of a study, each figure in it bound. */
  | {
      readonly kind: "figures";
      readonly study: StudyName;
      readonly sentence: StudyParagraph;
    };

/** An answer that may be cited: its party has published it, for the reader's eyes at least. */
export interface AnswerEvidence {
  /** `corridor:answer/<consultation>/<party>@<submission>#<question>`. */
  readonly evidence: string;
  /** The party's name in the outline's language; null where the consultation promised anonymity. */
  readonly party: string | null;
  readonly consultation: string;
  readonly question: string;
  /** As it was written, cut to an excerpt with an ellipsis where it is long. */
  readonly excerpt: string;
  /** The language in which it was written, where that is known. */
  readonly in: Language | null;
}

/** How well a paragraph is covered: `gap` asks something and nothing is known; `silent` asks nothing. */
export type Coverage = "evidence" | "gap" | "silent";

/** Judges a paragraph. Figures alone are background: they do not say that a request was met. */
export function coverage({ asked, known }: OutlineParagraph): Coverage {
  if (asked.length === 0) return known.length > 0 ? "evidence" : "silent";
  return known.some(({ kind }) => kind !== "figures") ? "evidence" : "gap";
}
