import { z } from "zod";
import type { Holding, PersonEntry } from "../model.ts";
import type { Planned } from "./plan.ts";
import type { BookState } from "./state.ts";

/** What a book adds, changes and ends, thing by thing, in the order of its lines. Holds personal data: for whoever may see the whole address book. */
export const BookStep = z.object({
  /** The line of the book from which it comes. */
  row: z.int(),
  kind: z.enum([
    "person-added",
    "person-changed",
    "post-added",
    "post-changed",
    "appointed",
    "delegated",
    "term-changed",
    "ended",
  ]),
  /** Whom it concerns; empty for posts. */
  name: z.string(),
  post: z.string().nullable(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** What is said anew, by column. */
  changed: z.array(z.string()),
});
export type BookStep = z.infer<typeof BookStep>;

const nothing = { name: "", post: null, since: null, until: null, changed: [] };

export function stepsOf(before: BookState, { after, from }: Planned): readonly BookStep[] {
  const steps: BookStep[] = [];
  for (const [id, post] of after.posts) {
    const known = before.posts.get(id);
    if (known === post) continue;
    const changed = known ? differing(known, post) : [];
    steps.push({
      ...nothing,
      row: from.get(id) ?? 0,
      kind: known ? "post-changed" : "post-added",
      post: id,
      changed,
    });
  }
  for (const [id, person] of after.persons) {
    const known = before.persons.get(id);
    if (known === person) continue;
    steps.push({
      ...nothing,
      row: from.get(id) ?? 0,
      kind: known ? "person-changed" : "person-added",
      name: person.name,
      changed: known ? differing(known, person) : [],
    });
  }
  for (const [number, holding] of after.holdings) {
    const known = before.holdings.get(number);
    if (known !== holding)
      steps.push(holdingStep(holding, known, after.persons.get(holding.person), from.get(number) ?? 0));
  }
  return steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => a.step.row - b.step.row || a.index - b.index)
    .map(({ step }) => step);
}

function holdingStep(
  holding: Holding,
  known: Holding | undefined,
  person: PersonEntry | undefined,
  row: number,
): BookStep {
  const { post, since, until, part } = holding;
  const ended = known !== undefined && until !== null && (known.until === null || until < known.until);
  return {
    row,
    kind: ended ? "ended" : known ? "term-changed" : part === "holder" ? "appointed" : "delegated",
    name: person?.name ?? "",
    post,
    since,
    until,
    changed: known ? differing(known, holding) : [],
  };
}

function differing<T extends object>(before: T, after: T): string[] {
  return Object.entries(after).flatMap(([name, value]) =>
    Reflect.get(before, name) === value ? [] : [name],
  );
}
