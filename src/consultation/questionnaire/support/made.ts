import fc from "fast-check";
import type { Answer } from "../../replying/answer.ts";
import { type Condition, PartId, type Question, type Questionnaire, type Section } from "../model.ts";

/** Questionnaires for tests: small ones by hand, and drawn ones in which every condition looks back. */

export const id = (text: string) => PartId.parse(text);

export function question<K extends Question["kind"]>(
  kind: K,
  own: Omit<
    Extract<Question, { kind: K }>,
    "kind" | "ask" | "help" | "required" | "about" | "when" | "id"
  > & {
    readonly id: string;
    readonly required?: boolean;
    readonly when?: Condition | null;
    readonly about?: string[];
  },
): Question {
  const whole = {
    kind,
    ask: { en: `Ask ${own.id}` },
    help: null,
    required: false,
    about: [],
    when: null,
    ...own,
  };
  return whole as unknown as Question;
}

export function yesNo(
  name: string,
  own: { readonly required?: boolean; readonly when?: Condition } = {},
): Question {
  return question("choice", {
    id: name,
    options: [
      { id: id("yes"), text: { en: "Yes" } },
      { id: id("no"), text: { en: "No" } },
    ],
    several: false,
    other: false,
    ...own,
  });
}

export function section(
  name: string,
  questions: readonly Question[],
  when: Condition | null = null,
): Section {
  return { id: id(name), title: { en: name }, introduction: null, when, questions: [...questions] };
}

export function questionnaire(...sections: readonly Section[]): Questionnaire {
  return { title: { en: "A questionnaire" }, introduction: null, original: "en", sections: [...sections] };
}

function conditions(before: readonly string[]): fc.Arbitrary<Condition> {
  const recipient: fc.Arbitrary<Condition> = fc.constantFrom(
    { if: "recipient", kinds: ["member-state"] },
    { if: "recipient", kinds: ["agency", "forum"] },
  );
  if (before.length === 0) return recipient;
  const one = fc.constantFrom(...before).map(id);
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    recipient,
    one.map((at): Condition => ({ if: "answered", question: at })),
    fc
      .tuple(one, fc.constantFrom("yes", "no"))
      .map(([at, option]): Condition => ({ if: "chosen", question: at, options: [id(option)] })),
  );
  return fc.oneof(
    leaf,
    leaf.map((condition): Condition => ({ if: "not", condition })),
    fc
      .tuple(fc.constantFrom("all" as const, "any" as const), fc.array(leaf, { minLength: 1, maxLength: 3 }))
      .map(([how, list]): Condition => ({ if: how, conditions: list })),
  );
}

/** Questionnaires of up to four sections of up to four questions of yes and no. */
export const drawn: fc.Arbitrary<Questionnaire> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((sizes) => {
    const before: string[] = [];
    const sections = sizes.map((size, s) => {
      const when = fc.option(conditions([...before]), { nil: null });
      const questions = Array.from({ length: size }, (_, q) => {
        const name = `q${s}-${q}`;
        const made = fc
          .tuple(fc.option(conditions([...before]), { nil: null }), fc.boolean())
          .map(([condition, required]) =>
            yesNo(name, { required, ...(condition === null ? {} : { when: condition }) }),
          );
        before.push(name);
        return made;
      });
      return fc.tuple(when, fc.tuple(...questions)).map(([w, list]) => section(`s${s}`, list, w));
    });
    return fc.tuple(...sections).map((list) => questionnaire(...list));
  });

const answer: fc.Arbitrary<Answer> = fc.constantFrom<Answer>(
  { kind: "choice", chosen: [id("yes")], other: null },
  { kind: "choice", chosen: [id("no")], other: null },
  { kind: "none", why: "not-available", comment: "" },
);

/** Answers to some of the questions, asked or not. */
export function answersTo(content: Questionnaire): fc.Arbitrary<ReadonlyMap<string, Answer>> {
  const ids = content.sections.flatMap(({ questions }) => questions.map((one) => one.id));
  return fc
    .array(fc.option(answer, { nil: null }), { minLength: ids.length, maxLength: ids.length })
    .map((list) => new Map(list.flatMap((one, at) => (one ? [[ids[at] ?? "", one]] : []))));
}
