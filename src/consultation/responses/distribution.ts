import type { Question } from "../questionnaire/model.ts";
import type { Answer } from "../replying/answer.ts";

/** One answer with the group under which it is counted. */
export interface Counted {
  readonly group: string;
  readonly answer: Answer;
}

/** Numbers in their order: nothing is said of their mean, which for shares of countries of different size would mislead. */
export interface Quantiles {
  readonly count: number;
  readonly least: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly most: number;
}

/** How answers of a kind that can be counted are spread. */
export type Distribution =
  | {
      readonly kind: "counts";
      /** Options, points of the scale, verdicts, territories or years, in their order; `other` for words of one's own. */
      readonly items: readonly { readonly id: string; readonly count: number }[];
      readonly groups: readonly {
        readonly group: string;
        readonly answered: number;
        readonly counts: readonly number[];
      }[];
      /** Of a scale. */
      readonly median: number | null;
    }
  | {
      readonly kind: "numbers";
      readonly values: readonly number[];
      readonly all: Quantiles | null;
      readonly groups: readonly { readonly group: string; readonly quantiles: Quantiles }[];
    };

/** How the answers to a question are spread, in all and by group; null where they are words. Answers without a value are not counted here. */
export function distributionOf(question: Question, answers: readonly Counted[]): Distribution | null {
  const given = answers.filter(({ answer }) => answer.kind === question.kind);
  switch (question.kind) {
    case "choice": {
      const items = [...question.options.map(({ id }) => id), ...(question.other ? ["other"] : [])];
      return counts(items, given, (answer) =>
        answer.kind === "choice" ? [...answer.chosen, ...(answer.other ? ["other"] : [])] : [],
      );
    }
    case "scale": {
      const points = Array.from({ length: question.most - question.least + 1 }, (_, i) => question.least + i);
      const values = given.flatMap(({ answer }) => (answer.kind === "scale" ? [answer.value] : []));
      return {
        ...counts(points.map(String), given, (answer) =>
          answer.kind === "scale" ? [String(answer.value)] : [],
        ),
        median: quantiles(values)?.median ?? null,
      };
    }
    case "figure":
      return counts(["confirmed", "corrected"], given, (answer) =>
        answer.kind === "figure" ? [answer.verdict] : [],
      );
    case "territory":
      return ranked(given, (answer) => (answer.kind === "territory" ? answer.territories : []));
    case "date":
      return inOrder(given, (answer) => (answer.kind === "date" ? [answer.date.slice(0, 4)] : []));
    case "number": {
      const numbersOf = ({ answer }: Counted) => (answer.kind === "number" ? [answer.value] : []);
      const values = given.flatMap(numbersOf).sort((a, b) => a - b);
      const groups = [...new Set(given.map(({ group }) => group))].sort().flatMap((group) => {
        const found = quantiles(given.filter((one) => one.group === group).flatMap(numbersOf));
        return found ? [{ group, quantiles: found }] : [];
      });
      return { kind: "numbers", values, all: quantiles(values), groups };
    }
    default:
      return null;
  }
}

type Counts = Extract<Distribution, { readonly kind: "counts" }>;

function counts(
  ids: readonly string[],
  given: readonly Counted[],
  chosen: (answer: Answer) => readonly string[],
): Counts {
  const count = (id: string, among: readonly Counted[]) =>
    among.filter(({ answer }) => chosen(answer).includes(id)).length;
  const groups = [...new Set(given.map(({ group }) => group))].sort().map((group) => {
    const own = given.filter((one) => one.group === group);
    return { group, answered: own.length, counts: ids.map((id) => count(id, own)) };
  });
  return { kind: "counts", items: ids.map((id) => ({ id, count: count(id, given) })), groups, median: null };
}

function ranked(given: readonly Counted[], chosen: (answer: Answer) => readonly string[]): Counts {
  const all = counts(distinct(given, chosen), given, chosen);
  const order = all.items.map(({ id, count }, index) => ({ id, count, index }));
  order.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const groups = all.groups.map((group) => ({
    ...group,
    counts: order.map(({ index }) => group.counts[index] ?? 0),
  }));
  return { ...all, items: order.map(({ id, count }) => ({ id, count })), groups };
}

function inOrder(given: readonly Counted[], chosen: (answer: Answer) => readonly string[]): Counts {
  return counts(distinct(given, chosen), given, chosen);
}

function distinct(given: readonly Counted[], chosen: (answer: Answer) => readonly string[]): string[] {
  return [...new Set(given.flatMap(({ answer }) => chosen(answer)))].sort();
}

/**
 * The ends, the quartiles and the median of some numbers: type 7 of Hyndman and Fan (1996), which spreadsheets use. Null for none.
 */
export function quantiles(given: readonly number[]): Quantiles | null {
  const values = given.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = (values.length - 1) * share;
    const [low, high] = [values[Math.floor(place)] ?? 0, values[Math.ceil(place)] ?? 0];
    return low + (high - low) * (place - Math.floor(place));
  };
  if (values.length === 0) return null;
  return {
    count: values.length,
    least: at(0),
    lower: at(0.25),
    median: at(0.5),
    upper: at(0.75),
    most: at(1),
  };
}
