import { z } from "zod";

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
]);
export type Measure = z.infer<typeof Measure>;

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
  /** How many mandates of a document are in these states; all of them where none is named. */
  z.object({ kind: z.literal("mandates"), symbol: z.string(), states: z.array(z.string()) }),
  /** An answer of a party, by its reference. */
  z.object({ kind: z.literal("answer"), reference: z.string() }),
  /** A statement in a meeting, by its reference. */
  z.object({ kind: z.literal("statement"), reference: z.string() }),
]);
export type Source = z.infer<typeof Source>;

/** How a number is printed; words are printed as they are. */
export const Format = z.object({
  style: z.enum(["number", "percent", "money", "year", "words"]),
  /** Digits after the point; null leaves it to the rules of the language for the size of the number. */
  digits: z.int().min(0).max(6).nullable(),
  /** In thousands, millions or billions, said in words. */
  scale: z.enum(["one", "thousand", "million", "billion"]),
});
export type Format = z.infer<typeof Format>;

/** What was taken over from a source, and of when. */
export const Taken = z.object({
  /** Null where the source says nothing: printed as a mark, never as a blank. A range has both ends. */
  value: z.union([z.number(), z.object({ low: z.number(), high: z.number() }), z.string(), z.null()]),
  /** References with their versions, in the text of `kernel/evidence.ts`. */
  evidence: z.array(z.string()),
  at: z.iso.datetime(),
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
