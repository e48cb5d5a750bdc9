import { z } from "zod";
import { LanguageTag } from "../contributions/model.ts";

/** What the rapporteur of a round table notes. */

/** `proposal`: something that somebody should do afterwards. */
export const pointKinds = ["point", "proposal"] as const;
export const PointKind = z.enum(pointKinds);
export type PointKind = z.infer<typeof PointKind>;

/** Where views came together, or went apart. */
export const stances = ["convergence", "divergence"] as const;
export const Stance = z.enum(stances);
export type Stance = z.infer<typeof Stance>;

/** What of a point is hashed with its text. Who raised it is not: a hash of few possible parties would tell which. */
export const PointContent = z.object({
  session: z.string().max(60).nullable(),
  /** The guiding question to which it speaks, from 1. */
  question: z.int().min(1).max(30).nullable(),
  kind: PointKind,
  stance: Stance.nullable(),
  language: LanguageTag,
  /** Paragraphs, figures, answers, practices that it touches: texts of evidence references. */
  evidence: z.array(z.string().max(600)).max(20),
  withdrawn: z.boolean(),
});
export type PointContent = z.infer<typeof PointContent>;

/** One revision of a point. */
export const Point = PointContent.extend({
  meeting: z.string(),
  /** In the order in which they were noted, from 1 in each meeting; never given twice. */
  number: z.int().positive(),
  revision: z.int().positive(),
  hash: z.string(),
  text: z.string(),
  at: z.date(),
});
export type Point = z.infer<typeof Point>;

export const longestPoint = 4000;

export interface NewPoint {
  readonly session?: string | null | undefined;
  readonly question?: number | null | undefined;
  readonly kind: PointKind;
  readonly stance?: Stance | null | undefined;
  readonly language: string;
  readonly text: string;
  readonly evidence?: readonly string[] | undefined;
  /** The parties that raised it. In a meeting under the Chatham House Rule they are dropped before anything else is done. */
  readonly by?: readonly string[] | undefined;
  /** True where parties that the text names are what is spoken of, and not who spoke. */
  readonly namesMeant?: boolean | undefined;
}

export interface PointSeen extends Point {
  /** Who raised it; empty where nobody may know. */
  readonly by: readonly string[];
  readonly reference: string;
}

export interface PointFilter {
  readonly session?: string | undefined;
  readonly kind?: PointKind | undefined;
  readonly stance?: Stance | undefined;
  /** Words that it holds. */
  readonly words?: string | undefined;
}
