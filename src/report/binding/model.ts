import { z } from "zod";
import { Language } from "../../kernel/language.ts";

/**
 * What a number, a phrase, a table or a chart in a report is bound to, and the value that was taken over from there. Nothing
 * changes by itself: a newer release shows its value beside the one that was taken, and a person takes it over.
 */

const Keys = z.record(z.string(), z.string());

/** One cell of a dataset: the value of its observation at the release that was current when it was taken. */
export const Slice = z.object({ dataset: z.string(), keys: Keys });
export type Slice = z.infer<typeof Slice>;

/** How a number follows from cells. A share and a change are in per cent. */
export const Measure = z.discriminatedUnion("of", [
  z.object({ of: z.literal("value"), slice: Slice }),
  z.object({ of: z.literal("share"), part: Slice, whole: Slice }),
  z.object({ of: z.literal("change"), from: Slice, to: Slice }),
  z.object({ of: z.literal("difference"), from: Slice, to: Slice }),
  /** Growth a year between two periods, in per cent, by compounding. */
  z.object({ of: z.literal("growth"), from: Slice, to: Slice }),
  /** An estimate is told by the ends of its range. */
  z.object({ of: z.literal("range"), low: Slice, high: Slice }),
]);
export type Measure = z.infer<typeof Measure>;

/** Lists in which the largest come first: their places are taken over too, since a newer release may order them otherwise. */
export const rankings = ["corridors", "destinations", "origins", "flows", "remittances"] as const;
export const Ranking = z.enum(rankings);
export type Ranking = z.infer<typeof Ranking>;

/** What a dataset's description says of how far it reaches. */
export const coverages = ["destinations", "origins", "observations", "missing", "first", "last"] as const;
export const Coverage = z.enum(coverages);
export type Coverage = z.infer<typeof Coverage>;

/** What was agreed to be reached: the cost of remittances of Sustainable Development Goal 10.c, in per cent. */
export const targets = ["remittance-cost-mean", "remittance-cost-corridor"] as const;
export const Target = z.enum(targets);
export type Target = z.infer<typeof Target>;

export const Source = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("measure"), measure: Measure }),
  /** An indicator of the studies, of a territory and a period (the newest where left out). */
  z.object({
    kind: z.literal("indicator"),
    indicator: z.string(),
    territory: z.string(),
    period: z.string().nullable(),
  }),
  /** A chart of `figures/registry.ts`, drawn from its request; or its numbers as a table. */
  z.object({ kind: z.literal("figure"), name: z.string(), params: Keys, as: z.enum(["chart", "table"]) }),
  /** Words of a paragraph of a document of the record: `A/RES/61/208#op_9`. */
  z.object({ kind: z.literal("paragraph"), address: z.string() }),
  /** Where a mandate stands, or when it falls due. */
  z.object({ kind: z.literal("mandate"), address: z.string(), what: z.enum(["state", "due"]) }),
  /**
   * How many mandates of a document are in these states; all of them where none is named. `overdue` is a state here: to do or in
   * hand, and due before the day on which it was taken.
   */
  z.object({ kind: z.literal("mandates"), symbol: z.string(), states: z.array(z.string()) }),
  /** An answer of a party, by its reference. */
  z.object({ kind: z.literal("answer"), reference: z.string() }),
  /** A statement in a meeting, by its reference. */
  z.object({ kind: z.literal("statement"), reference: z.string() }),
  /** What stands at a place of a ranking, from 1: the name of the territory or corridor, or its number. */
  z.object({
    kind: z.literal("ranked"),
    ranking: Ranking,
    period: z.string(),
    place: z.int().min(1).max(100),
    what: z.enum(["name", "value"]),
  }),
  /** How far a dataset reaches. */
  z.object({ kind: z.literal("coverage"), dataset: z.string(), what: Coverage }),
  /** For how many countries or areas a dataset states a number, from all origins together; of those, how many are above a limit. */
  z.object({
    kind: z.literal("territories"),
    dataset: z.string(),
    measure: z.string(),
    period: z.string(),
    byAge: z.boolean(),
    above: z.number().nullable(),
  }),
  /** How many replies a consultation asked for and got, to a question where one is named, with an option chosen where one is. */
  z.object({
    kind: z.literal("replies"),
    consultation: z.string(),
    question: z.string().nullable(),
    what: z.enum(["asked", "answered"]),
    option: z.string().nullable(),
  }),
  z.object({ kind: z.literal("target"), target: Target }),
]);
export type Source = z.infer<typeof Source>;

/** How a number is printed; words are printed as they are. */
export const Format = z.object({
  /** `count` is a whole number that is written out where it is below ten and the language does so. */
  style: z.enum(["number", "count", "percent", "money", "year", "words"]),
  /** Digits after the point; null leaves it to the rules of the language for the size of the number. */
  digits: z.int().min(0).max(6).nullable(),
  /** In thousands, millions or billions, said in words. */
  scale: z.enum(["one", "thousand", "million", "billion"]),
});
export type Format = z.infer<typeof Format>;

/**
 * What was taken over from a source, and of when. Names of territories are kept by their codes (`MEX`, and `MEX USA` for a corridor), states
 * by theirs, days as ISO dates, so that each language prints them in its own way; of a chart or table its fingerprint.
 */
export const Taken = z.object({
  /** Null where the source says nothing: printed as a mark, never as a blank. A range has both ends. */
  value: z.union([z.number(), z.object({ low: z.number(), high: z.number() }), z.string(), z.null()]),
  /** References with their versions, in the text of `kernel/evidence.ts`. */
  evidence: z.array(z.string()),
  at: z.iso.datetime(),
  /** The language of words that stay as they were written: of a paragraph, an answer, a statement. */
  in: Language.exactOptional(),
});
export type Taken = z.infer<typeof Taken>;

export const Binding = z.object({
  /** One of its kind in the report. */
  id: z.string().min(1).max(60),
  source: Source,
  format: Format,
  taken: Taken,
});
export type Binding = z.infer<typeof Binding>;
