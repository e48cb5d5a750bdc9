import { z } from "zod";
import { PartyKind } from "../../directory/model.ts";
import { Language } from "../../kernel/language.ts";
import { Text } from "../../kernel/texts.ts";

/** Identifies a section, question, option, column or row within one questionnaire, through all its versions. */
export const PartId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand<"PartId">();
export type PartId = z.infer<typeof PartId>;

/**
 * When a section or a question is asked. A condition looks at who is asked, or back: at questions that stand before it. What
 * was not asked counts as not answered, whatever an earlier draft of the reply says to it.
 */
export type Condition =
  /** A recipient of one of these kinds. */
  | { readonly if: "recipient"; readonly kinds: readonly PartyKind[] }
  /** Answered with a value; a reason why there is none does not count. */
  | { readonly if: "answered"; readonly question: PartId }
  /** A choice in which one of these options is chosen. */
  | { readonly if: "chosen"; readonly question: PartId; readonly options: readonly PartId[] }
  /** A number or a point of a scale within these bounds, both included. */
  | {
      readonly if: "between";
      readonly question: PartId;
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly if: "not"; readonly condition: Condition }
  | { readonly if: "all" | "any"; readonly conditions: readonly Condition[] };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ if: z.literal("recipient"), kinds: z.array(PartyKind).min(1).max(20) }),
    z.object({ if: z.literal("answered"), question: PartId }),
    z.object({ if: z.literal("chosen"), question: PartId, options: z.array(PartId).min(1) }),
    z.object({
      if: z.literal("between"),
      question: PartId,
      least: z.number().nullable(),
      most: z.number().nullable(),
    }),
    z.object({ if: z.literal("not"), condition: Condition }),
    z.object({ if: z.enum(["all", "any"]), conditions: z.array(Condition).min(1).max(20) }),
  ]),
);

/** What a number counts or measures: one of these codes, whose words are in the catalogue, or words of the questionnaire's own. */
export const Unit = z.union([
  z.object({ code: z.enum(["persons", "percent", "us-dollars", "years", "months", "cases", "number"]) }),
  z.object({ words: Text }),
]);
export type Unit = z.infer<typeof Unit>;

export const Option = z.object({ id: PartId, text: Text });
export type Option = z.infer<typeof Option>;

export const Column = z.object({
  id: PartId,
  head: Text,
  kind: z.enum(["text", "number", "year", "territory"]),
  unit: Unit.nullable(),
});
export type Column = z.infer<typeof Column>;

const common = {
  id: PartId,
  ask: Text,
  help: Text.nullable(),
  required: z.boolean(),
  /** Addresses of the mandates or paragraphs that it asks about: `A/RES/61/208#op_9`. */
  about: z.array(z.string().min(1).max(200)).max(50),
  when: Condition.nullable(),
};

/** A question by its kind, which says what an answer looks like. */
export const Question = z.discriminatedUnion("kind", [
  z.object({
    ...common,
    kind: z.literal("text"),
    mostWords: z.int().min(1).max(20_000).nullable(),
    long: z.boolean(),
  }),
  z.object({
    ...common,
    kind: z.literal("choice"),
    options: z.array(Option).min(2).max(100),
    several: z.boolean(),
    /** True where something else may be written. */
    other: z.boolean(),
  }),
  z.object({
    ...common,
    kind: z.literal("scale"),
    least: z.int(),
    most: z.int(),
    leastWords: Text.nullable(),
    mostWords: Text.nullable(),
  }),
  z.object({
    ...common,
    kind: z.literal("number"),
    unit: Unit,
    least: z.number().nullable(),
    most: z.number().nullable(),
    decimals: z.int().min(0).max(6),
  }),
  z.object({ ...common, kind: z.literal("date"), precision: z.enum(["year", "month", "day"]) }),
  z.object({
    ...common,
    kind: z.literal("table"),
    columns: z.array(Column).min(1).max(12),
    /** Given rows; empty where rows may be added, at most `mostRows`. */
    rows: z.array(z.object({ id: PartId, head: Text })).max(200),
    mostRows: z.int().min(1).max(500),
  }),
  z.object({ ...common, kind: z.literal("territory"), several: z.boolean() }),
  z.object({ ...common, kind: z.literal("document"), mostFiles: z.int().min(1).max(10) }),
  /** A good practice, in the parts in which they are shared. */
  z.object({ ...common, kind: z.literal("practice") }),
  /** A figure that Corridor has of the party's own territory, to confirm or correct. */
  z.object({
    ...common,
    kind: z.literal("figure"),
    indicator: z.string().min(1).max(80),
    period: z.string().max(20).nullable(),
  }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question["kind"];

export const Section = z.object({
  id: PartId,
  title: Text,
  introduction: Text.nullable(),
  when: Condition.nullable(),
  questions: z.array(Question).min(1).max(200),
});
export type Section = z.infer<typeof Section>;

/** What a version of a questionnaire says. Sections are its pages. */
export const Questionnaire = z.object({
  title: Text,
  introduction: Text.nullable(),
  /** The language in which it was written; the others are translations. */
  original: Language,
  sections: z.array(Section).min(1).max(60),
});
export type Questionnaire = z.infer<typeof Questionnaire>;
