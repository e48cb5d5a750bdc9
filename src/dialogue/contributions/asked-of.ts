import type { DeliveryCheck } from "./delivery.ts";
import type { GivenFile } from "./files.ts";
import type { ContributionHit } from "./finding.ts";
import type { Contribution, ContributionKind, ContributionText, Phase } from "./model.ts";

/** What is asked of the service, and what it gives. */

export interface GivenText {
  /** As plain text; where it is empty, what can be read in the file. */
  readonly text?: string | undefined;
  readonly file?: GivenFile | undefined;
  /** BCP 47; left out, that of the contribution. */
  readonly language?: string | undefined;
}

export interface NewContribution {
  readonly kind: ContributionKind;
  /** Null: the secretariat's own. */
  readonly party: string | null;
  readonly title: string;
  readonly language: string;
  readonly given: string;
  readonly session?: string | null | undefined;
  readonly link?: string | null | undefined;
  readonly text?: GivenText | undefined;
}

/** What is left out stays. */
export interface ContributionChange {
  readonly title?: string;
  readonly language?: string;
  readonly given?: string;
  readonly session?: string | null;
  readonly link?: string | null;
  readonly text?: GivenText;
}

export interface ContributionFilter {
  readonly kind?: ContributionKind | undefined;
  readonly party?: string | undefined;
  readonly phase?: Phase | undefined;
  readonly session?: string | undefined;
  /** Words that it holds. */
  readonly words?: string | undefined;
}

export interface ContributionInList extends Contribution {
  readonly phase: Phase;
  /** Of the current wording; null where there is only a link. */
  readonly reference: string | null;
  readonly file: boolean;
  /** True where the text as delivered is kept too. */
  readonly delivered: boolean;
  /** Where the words that were looked for stand. */
  readonly hit: ContributionHit | null;
}

export interface ContributionSeen {
  readonly contribution: Contribution;
  readonly phase: Phase;
  readonly written: ContributionText | null;
  readonly delivered: ContributionText | null;
  /** Earlier wordings, the latest first. */
  readonly earlier: readonly ContributionText[];
  /** The one against the other, where both are there. */
  readonly check: DeliveryCheck | null;
  readonly reference: string | null;
  readonly mayChange: boolean;
}

/** What a reference to a contribution names, as it was worded then. */
export interface CitedContribution {
  readonly contribution: Contribution;
  readonly text: ContributionText;
  /** One paragraph, or all. */
  readonly paragraphs: readonly string[];
  readonly reference: string;
  /** Where another wording has taken its place. */
  readonly newer: string | null;
}
