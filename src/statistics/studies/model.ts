import type { Language } from "../../kernel/language.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { IndicatorId, IndicatorUnit } from "../indicators/model.ts";
import type { DatasetId, ReleaseHash } from "../releases/model.ts";

/**
 * A study is a saved question: whose figures, which, of when, and beside whom. Its answer is text and tables in which every figure
 * is bound to what it rests on; asked again after a new release, it says the new figures.
 */
export const studyNames = [
  "contribution",
  "brain-drain",
  "women",
  "remittances",
  "return",
  "displacement",
] as const;
export type StudyName = (typeof studyNames)[number];

export interface StudyQuestion {
  readonly name: StudyName;
  readonly territory: TerritoryId;
  readonly indicators: readonly IndicatorId[];
  /** All times that the releases have, where left out. */
  readonly periods?: readonly Period[];
  /** The territories, regions and groups that it is set beside. */
  readonly compare: readonly TerritoryId[];
}

/** A figure in a sentence or a table, as it is shown and as it is, with what it rests on. */
export interface BoundFigure {
  readonly kind: "figure";
  readonly text: string;
  readonly value: number;
  readonly unit: IndicatorUnit;
  readonly indicator: IndicatorId;
  readonly territory: TerritoryId;
  readonly period: Period;
  /** References in the text of `kernel/evidence.ts`. Never empty. */
  readonly evidence: readonly string[];
}

export interface Wording {
  readonly kind: "words";
  readonly text: string;
}

/** A paragraph is words and figures in the order of reading; joined, their texts are the sentences. */
export type Part = Wording | BoundFigure;
export type Paragraph = readonly Part[];

export interface StudyTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Each row is a name and a cell for each further column; null is no figure. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly (BoundFigure | null)[] }[];
}

export interface Section {
  readonly id: "figures" | "comparison" | "time" | "missing";
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
  readonly tables: readonly StudyTable[];
}

export interface StudySource {
  readonly dataset: DatasetId;
  readonly release: ReleaseHash;
  readonly version: string;
  readonly line: string;
}

export interface Study {
  readonly question: StudyQuestion;
  readonly language: Language;
  readonly title: string;
  /** The name of whom it is about, in the language. */
  readonly subject: string;
  /** What the study asks, and what its figures do not say. */
  readonly about: string;
  readonly sections: readonly Section[];
  readonly sources: readonly StudySource[];
  /** Indicators of the question that have no figure, in its order. */
  readonly gaps: readonly IndicatorId[];
}
