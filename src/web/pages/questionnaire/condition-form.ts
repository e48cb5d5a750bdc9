import { type Condition, PartId, type Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { type PlacedQuestion, questionsOf } from "../../../consultation/questionnaire/order.ts";
import { type PartyKind, partyKinds } from "../../../directory/model.ts";

/**
 * A condition as a form without a script can hold it: kinds of recipient, and of earlier questions that they are answered, that one of
 * some choices is made, or that a number lies within bounds. All of it must hold.
 */
export interface ConditionParts {
  readonly recipients: readonly PartyKind[];
  readonly answered: readonly string[];
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly between: Readonly<Record<string, { readonly least: number | null; readonly most: number | null }>>;
}

export const noCondition: ConditionParts = { recipients: [], answered: [], chosen: {}, between: {} };

/** The parts of a condition; null where it says more than the form can hold. */
export function partsOf(condition: Condition | null): ConditionParts | null {
  if (condition === null) return noCondition;
  const list = condition.if === "all" ? condition.conditions : [condition];
  let parts = noCondition;
  for (const one of list) {
    const next = withPart(parts, one);
    if (next === null) return null;
    parts = next;
  }
  return parts;
}

function withPart(parts: ConditionParts, one: Condition): ConditionParts | null {
  if (one.if === "recipient") return parts.recipients.length > 0 ? null : { ...parts, recipients: one.kinds };
  if (!("question" in one)) return null;
  const id = one.question;
  if (parts.answered.includes(id) || id in parts.chosen || id in parts.between) return null;
  if (one.if === "answered") return { ...parts, answered: [...parts.answered, id] };
  if (one.if === "chosen") return { ...parts, chosen: { ...parts.chosen, [id]: one.options } };
  return { ...parts, between: { ...parts.between, [id]: { least: one.least, most: one.most } } };
}

/** The questions that a condition on this part may look at: those that stand before it. */
export function earlierThan(content: Questionnaire, part: string): readonly PlacedQuestion[] {
  const all = questionsOf(content);
  const at = all.findIndex(({ question, section }) => question.id === part || section.id === part);
  return at < 0 ? all : all.slice(0, at);
}

/** The condition that a form says: of what it names only what stands before the part. */
export function conditionFrom(form: FormData, earlier: readonly PlacedQuestion[]): Condition | null {
  const conditions: Condition[] = [];
  const recipients = partyKinds.filter((kind) => form.getAll("recipient").includes(kind));
  if (recipients.length > 0 && recipients.length < partyKinds.length)
    conditions.push({ if: "recipient", kinds: recipients });
  const ticked = form.getAll("when").filter((one) => typeof one === "string");
  for (const { question } of earlier) {
    const id = question.id;
    const options = ticked.filter((one) => one.startsWith(`${id}:`)).map((one) => one.slice(id.length + 1));
    const known = options.flatMap((one) => {
      const option = PartId.safeParse(one);
      return option.success ? [option.data] : [];
    });
    const [least, most] = [bound(form, `when.${id}.least`), bound(form, `when.${id}.most`)];
    if (known.length > 0) conditions.push({ if: "chosen", question: id, options: known });
    else if (least !== null || most !== null) conditions.push({ if: "between", question: id, least, most });
    else if (ticked.includes(id)) conditions.push({ if: "answered", question: id });
  }
  const [only] = conditions;
  if (only === undefined) return null;
  return conditions.length === 1 ? only : { if: "all", conditions };
}

function bound(form: FormData, name: string): number | null {
  const text = form.get(name);
  if (typeof text !== "string" || !/^-?\d{1,12}(\.\d+)?$/.test(text.trim())) return null;
  return Number(text);
}
