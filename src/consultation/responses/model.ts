import type { Party } from "../../directory/model.ts";
import type { Language } from "../../kernel/language.ts";
import type { Text } from "../../kernel/texts.ts";
import type { Question, Questionnaire, Section } from "../questionnaire/model.ts";
import type { Answer } from "../replying/answer.ts";
import type { AnonymityPromise, ConsultationState } from "../running/model.ts";
import type { Sight } from "./access.ts";
import type { SeenAnswer, Standing } from "./answers.ts";
import type { Answerer } from "./book.ts";
import type { QuestionChange } from "./comparing.ts";
import type { Distribution } from "./distribution.ts";
import type { Matrix } from "./matrix.ts";
import type { Progress } from "./progress.ts";
import type { Rates } from "./rates.ts";
import type { Theme } from "./repository/themes.ts";

/** A consultation of which the reader may see something. */
export interface Consulted {
  readonly id: string;
  readonly title: Text;
  readonly original: Language;
  readonly opens: string;
  readonly closes: string;
  readonly state: ConsultationState;
  readonly promise: AnonymityPromise;
  readonly previous: string | null;
  /** Whether answers are shown to those for whom they were given. */
  readonly shown: boolean;
  readonly sight: Sight;
  /** True where the reader is one from whom names are withheld. */
  readonly quiet: boolean;
  /** True where the reader may know of more than their own replies. */
  readonly open: boolean;
}

export interface ConsultedInList extends Consulted {
  readonly asked: number;
  readonly answered: number;
}

export interface Overview {
  readonly consultation: Consulted;
  readonly questionnaire: Questionnaire;
  readonly rates: Rates;
  /** Only for whoever follows the consultation. */
  readonly progress: Progress | null;
}

export interface MatrixSeen {
  readonly consultation: Consulted;
  readonly questionnaire: Questionnaire;
  readonly matrix: Matrix;
}

/** A passage that stands for a theme. */
export interface Coded {
  readonly theme: string;
  readonly quote: string | null;
  /** False where the answer has been corrected since and no longer says it. */
  readonly holds: boolean;
}

/** One party's answer to a question. */
export interface AnswerSeen extends SeenAnswer {
  readonly who: Answerer;
  readonly own: boolean;
  readonly standing: Standing;
  /** By which a report cites it; null where there is nothing to cite. */
  readonly reference: string | null;
  readonly version: string | null;
  /** The language of the reply; null where it is not said. */
  readonly language: Language | null;
  /** The secretariat entered it for the party. */
  readonly enteredFor: boolean;
  /** Only for those who code. */
  readonly coded: readonly Coded[];
  /** True where the secretariat has let it out although anonymity was promised. */
  readonly released: boolean;
}

export interface QuestionSeen {
  readonly consultation: Consulted;
  readonly questionnaire: Questionnaire;
  readonly question: Question;
  readonly section: Section;
  readonly number: string;
  /** All replies that the reader sees, those without an answer too. */
  readonly answers: readonly AnswerSeen[];
  readonly counts: Readonly<Record<Standing, number>>;
  /** Answers of which something is withheld. */
  readonly withheld: number;
  /** Replies that the reader may not read. */
  readonly unseen: number;
  readonly distribution: Distribution | null;
  /** Codings of this question by theme and group; empty for those who do not code. */
  readonly themes: readonly ThemeCount[];
}

export interface ThemeCount extends Theme {
  readonly count: number;
  readonly groups: readonly { readonly group: string; readonly count: number }[];
}

/** What a reference to an answer resolves to. */
export interface CitedAnswer {
  readonly consultation: Consulted;
  readonly questionnaire: Questionnaire;
  readonly question: Question;
  readonly number: string;
  readonly who: Answerer;
  readonly seen: SeenAnswer;
  readonly language: Language | null;
  /** When it was submitted; null where it is not said. */
  readonly at: string | null;
  readonly reference: string;
  /** Where a later submission has taken its place: that one's version, and whether it says something else. */
  readonly newer: { readonly version: string; readonly changed: boolean } | null;
}

/** Everything that the reader may read of a party. */
export interface PartyResponses {
  readonly party: Party;
  readonly replies: readonly {
    readonly consultation: Consulted;
    readonly questionnaire: Questionnaire;
    readonly language: Language | null;
    readonly submitted: string;
    readonly answers: readonly PartyAnswer[];
  }[];
}

export interface PartyAnswer {
  readonly question: Question;
  readonly section: Section;
  readonly number: string;
  readonly standing: Standing;
  readonly answer: Answer | null;
  readonly reference: string | null;
  readonly version: string | null;
}

export interface RoundsCompared {
  readonly consultation: Consulted;
  readonly previous: Consulted;
  readonly questionnaire: Questionnaire;
  readonly changes: readonly QuestionChange[];
  /** Questions that only one of the rounds asks. */
  readonly added: readonly Question[];
  readonly dropped: readonly Question[];
}

/** The themes of a consultation's answers and how often each was found, by question. */
export interface ThemesSeen {
  readonly consultation: Consulted;
  readonly questionnaire: Questionnaire;
  readonly themes: readonly (Theme & { readonly count: number })[];
  readonly excerpts: readonly {
    readonly theme: string;
    readonly question: string;
    readonly who: Answerer;
    readonly quote: string;
    readonly reference: string | null;
  }[];
}
