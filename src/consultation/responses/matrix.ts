import { questionsOf } from "../questionnaire/order.ts";
import type { ReplyState } from "../running/model.ts";
import { standings } from "./answers.ts";
import type { Answerer, Book } from "./book.ts";
import { type Grouping, groupOf } from "./grouping.ts";
import type { CompactAnswer, CompactAnswers } from "./repository/answers.ts";

/**
 * How a question stands with a party, a letter each: `a` answered; `x`, `v`, `p` no answer, for it does not apply, is not available,
 * is preferred not to be given; `m` asked and left empty; `-` not asked; `.` nothing submitted yet.
 */
export const cellKinds = ["a", "x", "v", "p", "m", "-", "."] as const;
export type CellKind = (typeof cellKinds)[number];

export interface MatrixRow {
  readonly who: Answerer;
  /** Null for whoever may only know what was submitted. */
  readonly state: ReplyState | null;
  /** A letter for each question, in their order: see {@link cellKinds}. */
  readonly cells: string;
}

export interface Matrix {
  readonly questions: readonly { readonly id: string; readonly number: string; readonly section: string }[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixFilter {
  readonly by?: Grouping | undefined;
  readonly group?: string | undefined;
  readonly section?: string | undefined;
}

/**
 * Every party that the reader sees against every question. Whoever follows the consultation also sees those that have not answered; where
 * names are not said, a group is one of those under which answers stand.
 */
export function matrixOf(
  book: Book,
  compact: ReadonlyMap<number, CompactAnswers>,
  filter: MatrixFilter = {},
): Matrix {
  const { questionnaire, seen, replies, reader } = book;
  const questions = questionsOf(questionnaire)
    .filter(({ section }) => filter.section === undefined || section.id === filter.section)
    .map(({ question, section, number }) => ({ id: question.id, number, section: section.id }));
  const rows = seen.flatMap(({ reply, who, of, quiet }) => {
    const group = quiet ? who.group : groupOf(of, filter.by ?? "regional-group");
    if (filter.group !== undefined && group !== filter.group) return [];
    const answers = compact.get(reply.number) ?? {};
    const found = standings(questionnaire, of.kind, answers);
    const cells = questions.map(({ id }) => cellOf(found.get(id) ?? "not-asked", answers[id])).join("");
    return [{ who, state: reader.sight === "secretariat" ? reply.state : null, cells, sort: of.id }];
  });
  if (reader.sight !== "secretariat") return { questions, rows: rows.map(({ sort: _sort, ...row }) => row) };
  const silent = replies.flatMap(({ reply, party }) => {
    if (reply.submission !== null) return [];
    if (filter.group !== undefined && groupOf(party, filter.by ?? "regional-group") !== filter.group)
      return [];
    const who = { key: party.id, party, group: null, letter: null };
    return [{ who, state: reply.state, cells: ".".repeat(questions.length), sort: party.id }];
  });
  const all = [...rows, ...silent].sort((a, b) => (a.sort < b.sort ? -1 : 1));
  return { questions, rows: all.map(({ sort: _sort, ...row }) => row) };
}

const reasons = { "not-applicable": "x", "not-available": "v", "prefer-not": "p" } as const;

function cellOf(standing: string, answer: CompactAnswer | undefined): CellKind {
  if (standing === "not-asked") return "-";
  if (answer === undefined) return "m";
  return answer.kind === "none" ? reasons[answer.why] : "a";
}
