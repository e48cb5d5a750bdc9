import { z } from "zod";
import { Day } from "../model.ts";

/** What is given to a meeting by those who take part in it, and what the secretariat lays before it. */

/**
 * `statement`: said, or to be said, in the meeting; `regional-outcome`: what a regional commission or a consultative process has
 * arrived at, handed in as its formal contribution; `background-note`: of the secretariat; `written`: anything else on paper.
 */
export const contributionKinds = ["statement", "regional-outcome", "background-note", "written"] as const;
export const ContributionKind = z.enum(contributionKinds);
export type ContributionKind = z.infer<typeof ContributionKind>;

/** `received`: its party and the secretariat see it; `shown`: everybody does; `withdrawn`: it keeps its number and nothing else. */
export const contributionStates = ["received", "shown", "withdrawn"] as const;
export const ContributionState = z.enum(contributionStates);
export type ContributionState = z.infer<typeof ContributionState>;

/** The text as it was handed in, and as it was spoken: both are kept. */
export const textParts = ["written", "delivered"] as const;
export const TextPart = z.enum(textParts);
export type TextPart = z.infer<typeof TextPart>;

/** Any language, as BCP 47 writes it: `en`, `pt`, `zh-Hans`. */
export const LanguageTag = z
  .string()
  .max(35)
  .refine((tag) => canonicalTag(tag) === tag);

/** The tag in its one form; undefined for what is none. */
export function canonicalTag(given: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(given)[0];
  } catch {
    return undefined;
  }
}

/** A file under the hash of its content. */
export const KeptFile = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  bytes: z.int().nonnegative(),
  type: z.string(),
  /** False where no words could be read in it: a picture, a scan. */
  read: z.boolean(),
});
export type KeptFile = z.infer<typeof KeptFile>;

/** One revision of a text. It never changes: another wording is another revision. */
export const ContributionText = z.object({
  part: TextPart,
  revision: z.int().positive(),
  /** What makes a reference to it good for ever. */
  hash: z.string(),
  language: z.string(),
  /** Plain text, an empty line between paragraphs; empty where only a file came whose words cannot be read. */
  text: z.string(),
  file: KeptFile.nullable(),
  at: z.date(),
  actor: z.string(),
});
export type ContributionText = z.infer<typeof ContributionText>;

export const Contribution = z.object({
  meeting: z.string(),
  /** In the order in which they came, from 1 in each meeting; never given twice. */
  number: z.int().positive(),
  kind: ContributionKind,
  /** Whose it is; null: the secretariat's. */
  party: z.string().nullable(),
  title: z.string(),
  /** The language of its title, and of its text unless that says otherwise. */
  language: z.string(),
  /** The day on which it was handed in or spoken. */
  given: Day,
  /** The session for which it is, where it is for one. */
  session: z.string().nullable(),
  /** `own`: by one of the party's people; `entered`: by the secretariat, from paper or mail. */
  via: z.enum(["own", "entered"]),
  /** Where a recording of it is. */
  link: z.string().nullable(),
  state: ContributionState,
  /** When everybody could first see it: from then on references to it resolve for all. */
  shown: z.date().nullable(),
  at: z.date(),
  changed: z.date(),
});
export type Contribution = z.infer<typeof Contribution>;

/** When it came, against the days of the meeting. */
export type Phase = "before" | "during" | "after";

export function phaseOf(
  given: string,
  { opens, closes }: { readonly opens: string; readonly closes: string },
): Phase {
  return given < opens ? "before" : given > closes ? "after" : "during";
}

/** Longest text that is kept, in characters: ten hours of speech. */
export const longestText = 400_000;
export const longestTitle = 300;
/** Largest file, in bytes. */
export const largestFile = 20 * 1024 ** 2;
