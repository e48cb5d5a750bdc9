import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addQuestion } from "../../../consultation/questionnaire/editing.ts";
import {
  type Condition,
  PartId,
  type Question,
  type Questionnaire,
} from "../../../consultation/questionnaire/model.ts";
import { questionOf, questionsOf } from "../../../consultation/questionnaire/order.ts";
import { readyQuestionnaires } from "../../../consultation/questionnaire/ready.ts";
import { partyKinds } from "../../../directory/model.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { conditionFrom, earlierThan, partsOf } from "./condition-form.ts";
import { questionFrom } from "./question-form.ts";

/** The form that the editor shows for a question, filled as the question is (in the languages that it shows). */
function formOf(question: Question, shown: readonly ("en" | "fr")[]): FormData {
  const form = new FormData();
  const text = (name: string, said: Readonly<Partial<Record<string, string>>> | null) => {
    for (const language of shown) form.set(`${name}.${language}`, said?.[language] ?? "");
  };
  const yes = (name: string, is: boolean) => {
    if (is) form.set(name, "yes");
  };
  const number = (name: string, value: number | null) => form.set(name, value === null ? "" : String(value));
  const unit = (value: { readonly code: string } | { readonly words: unknown } | null) =>
    value === null ? "" : "code" in value ? value.code : "own";
  text("ask", question.ask);
  text("help", question.help);
  yes("required", question.required);
  form.set("about", question.about.join("\n"));
  conditionInto(form, question.when);
  switch (question.kind) {
    case "text":
      number("mostWords", question.mostWords);
      yes("long", question.long);
      break;
    case "choice":
      question.options.forEach((one, at) => {
        text(`option.${one.id}`, one.text);
        number(`option.${one.id}.place`, at + 1);
      });
      yes("several", question.several);
      yes("other", question.other);
      break;
    case "scale":
      number("least", question.least);
      number("most", question.most);
      text("least-words", question.leastWords);
      text("most-words", question.mostWords);
      break;
    case "number":
      form.set("unit", unit(question.unit));
      number("least", question.least);
      number("most", question.most);
      number("decimals", question.decimals);
      break;
    case "date":
      form.set("precision", question.precision);
      break;
    case "table":
      for (const one of question.columns) {
        text(`column.${one.id}`, one.head);
        form.set(`column.${one.id}.kind`, one.kind);
        form.set(`column.${one.id}.unit`, unit(one.unit));
      }
      for (const one of question.rows) text(`row.${one.id}`, one.head);
      number("mostRows", question.mostRows);
      break;
    case "territory":
      yes("several", question.several);
      break;
    case "document":
      number("mostFiles", question.mostFiles);
      break;
    case "practice":
      break;
    case "figure":
      form.set("indicator", question.indicator);
      form.set("period", question.period ?? "");
      break;
  }
  return form;
}

function conditionInto(form: FormData, when: Condition | null): void {
  const parts = partsOf(when);
  if (parts === null) form.set("when-keep", "yes");
  if (parts === null) return;
  for (const kind of parts.recipients) form.append("recipient", kind);
  for (const id of parts.answered) form.append("when", id);
  for (const [id, options] of Object.entries(parts.chosen))
    for (const option of options) form.append("when", `${id}:${option}`);
  for (const [id, { least, most }] of Object.entries(parts.between)) {
    form.set(`when.${id}.least`, least === null ? "" : String(least));
    form.set(`when.${id}.most`, most === null ? "" : String(most));
  }
}

const all = readyQuestionnaires().flatMap(({ name, content }) =>
  questionsOf(content).map(({ question }) => [`${name} ${question.id}`, question, content] as const),
);

describe("the form of a question", () => {
  test.each(all)("%s sent back as it came changes nothing", (_name, question, content) => {
    for (const shown of [["en"], ["en", "fr"]] as const)
      expect(unwrap(questionFrom(formOf(question, shown), question, content))).toEqual(question);
  });

  test("changes the languages that it shows and leaves the others", () => {
    const [first] = readyQuestionnaires();
    const content = first?.content as Questionnaire;
    const before = questionOf(content, "coordination-law")?.question as Question;
    const form = formOf(before, ["fr"]);
    form.set("ask.fr", "  Une autre\r\nquestion ");
    form.set("option.partly.fr", "");
    form.set("option.new1.fr", "Peut-être");
    form.set("option.new1.place", "1.5");
    const after = unwrap(questionFrom(form, before, content));
    expect(after.ask).toEqual({ ...before.ask, fr: "Une autre\nquestion" });
    const options = after.kind === "choice" ? after.options : [];
    expect(options.map(({ id }) => id)).toEqual(["yes", "o1", "partly", "no"]);
    expect(options[1]?.text).toEqual({ fr: "Peut-être" });
    expect(options[2]?.text.fr).toBeUndefined();
    expect(options[2]?.text.en).toBe("In part");
  });

  test("refuses what is no question", () => {
    const [first] = readyQuestionnaires();
    const content = addQuestion(first?.content as Questionnaire, "plans", "table")?.content as Questionnaire;
    const before = questionsOf(content).at(-1)?.question as Question;
    for (const [name, value] of [
      ["mostRows", "many"],
      ["mostRows", "100000"],
      ["column.c1.kind", "spell"],
      ["about", "x".repeat(500)],
      ["ask.en", "y".repeat(20_000)],
    ] as const) {
      const form = formOf(before, ["en"]);
      form.set(name, value);
      const result = questionFrom(form, before, content);
      if (name === "ask.en") expect(unwrap(result).ask.en).toHaveLength(10_000);
      else
        expect(result, name).toMatchObject({
          ok: false,
          problems: [{ code: "questionnaires.form-unclear" }],
        });
    }
  });
});

describe("the form of a condition", () => {
  const content = readyQuestionnaires().find(({ name }) => name === "views")?.content as Questionnaire;
  const earlier = earlierThan(content, "after-remark");

  test("holds what its boxes can say, and says it back", () => {
    const leaf = fc.constantFrom(...earlier).chain(({ question }): fc.Arbitrary<Condition> => {
      if (question.kind === "choice")
        return fc
          .uniqueArray(fc.constantFrom(...question.options.map(({ id }) => id)), {
            minLength: 1,
            maxLength: 3,
          })
          .map((options) => ({ if: "chosen", question: question.id, options }));
      if (question.kind === "scale")
        return fc
          .integer({ min: 1, max: 5 })
          .map((least) => ({ if: "between", question: question.id, least, most: null }));
      return fc.constant({ if: "answered", question: question.id });
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(leaf, { maxLength: 4, selector: (one) => ("question" in one ? one.question : "") }),
        fc.option(fc.uniqueArray(fc.constantFrom(...partyKinds), { minLength: 1, maxLength: 4 }), {
          nil: null,
        }),
        (list, kinds) => {
          const order = (id: string) => earlier.findIndex(({ question }) => question.id === id);
          const sorted = [...list].sort(
            (a, b) => order("question" in a ? a.question : "") - order("question" in b ? b.question : ""),
          );
          const recipients: Condition[] = kinds
            ? [{ if: "recipient", kinds: partyKinds.filter((kind) => kinds.includes(kind)) }]
            : [];
          const conditions = [...recipients, ...sorted];
          const [only] = conditions;
          const when: Condition | null =
            only === undefined ? null : conditions.length === 1 ? only : { if: "all", conditions };
          const form = new FormData();
          conditionInto(form, when);
          expect(form.has("when-keep")).toBe(false);
          expect(conditionFrom(form, earlier)).toEqual(when);
        },
      ),
    );
  });

  test("looks only at what stands before, and leaves what it cannot hold", () => {
    const form = new FormData();
    form.append("when", "after-remark");
    form.append("when", "nobody:yes");
    form.append("when", "whether-why");
    expect(conditionFrom(form, earlierThan(content, "whether-instead"))).toEqual({
      if: "answered",
      question: PartId.parse("whether-why"),
    });
    const answered: Condition = { if: "answered", question: PartId.parse("whether-why") };
    expect(partsOf({ if: "not", condition: answered })).toBeNull();
    expect(partsOf({ if: "any", conditions: [answered] })).toBeNull();
    expect(partsOf({ if: "all", conditions: [answered, answered] })).toBeNull();
  });
});
