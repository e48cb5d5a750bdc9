import type { PartyKind } from "../../../directory/model.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { Question, Questionnaire } from "../../questionnaire/model.ts";
import type { Answer } from "../../replying/answer.ts";

/**
 * A questionnaire as a form on paper or in an office file: sections, questions and places to write in, the same for a workbook and
 * a document. What reads a form back makes the layout again and finds each place by its identifier.
 */
export interface Layout {
  readonly language: Language;
  readonly sections: readonly LayoutSection[];
}

export interface LayoutSection {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** What stands below the title, a paragraph each. */
  readonly lines: readonly string[];
  readonly questions: readonly LayoutQuestion[];
}

export interface LayoutQuestion {
  readonly question: Question;
  readonly number: string;
  readonly ask: string;
  /** Help, limits, units, conditions: a paragraph each. */
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "field"; readonly label: string; readonly field: Field }
  | {
      readonly kind: "grid";
      readonly heads: readonly string[];
      readonly rows: readonly {
        readonly id: string;
        readonly label: string;
        readonly fields: readonly Field[];
      }[];
    };

/** A place to write in. Its identifier is that of its question, a dot, and what it is in it. */
export interface Field {
  readonly id: string;
  readonly input: Input;
  /** What stands in it from the beginning. */
  readonly value: string | number | boolean | null;
}

export interface Choice {
  readonly id: string;
  readonly words: string;
}

export type Input =
  /** `numeric` where what is written may well be a number. */
  | { readonly as: "text"; readonly long: boolean; readonly numeric: boolean }
  | {
      readonly as: "number";
      readonly decimals: number;
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly as: "pick"; readonly picks: readonly Choice[] }
  | { readonly as: "tick" };

/** A figure that Corridor shows, to be confirmed or corrected. */
export interface ShownFigure {
  readonly evidence: string;
  readonly value: number;
  /** The value with its unit and period, in words. */
  readonly words: string;
}

export interface LayoutInput {
  readonly questionnaire: Questionnaire;
  readonly recipient: PartyKind;
  readonly words: Words;
  /** What stands in the form from the beginning. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly figures: ReadonlyMap<string, ShownFigure>;
  /** How many lines tables and lists of territories have, where it is not to be chosen anew. */
  readonly lines?: Readonly<Record<string, number>>;
}
