import type { Party } from "../../directory/model.ts";
import { questionsOf } from "../questionnaire/order.ts";
import type { ReplyState } from "../running/model.ts";
import { mergeSmall } from "./anonymity.ts";
import { type Standing, standings } from "./answers.ts";
import type { Book } from "./book.ts";
import { type Grouping, groupings, groupOf, groupsOf, quietGroup } from "./grouping.ts";
import type { CompactAnswers } from "./repository/answers.ts";

/** How many of a group were asked and how many have answered: submitted at least once, whatever they correct now. */
export interface GroupRate {
  readonly group: string;
  readonly asked: number;
  readonly answered: number;
}

/** How a question was answered, among the replies that the reader sees. */
export interface QuestionRate {
  readonly question: string;
  readonly number: string;
  readonly section: string;
  /** Replies to which the question was put. */
  readonly asked: number;
  readonly answered: number;
  /** A reason was given why there is no answer. */
  readonly none: number;
  readonly missing: number;
}

/** How far each party is; for outsiders only whether it has answered. */
export interface PartyStanding {
  readonly party: Party;
  readonly answered: boolean;
  /** Null for whoever may only know whether it has answered. */
  readonly state: ReplyState | null;
  readonly opened: string | null;
  readonly begun: string | null;
  readonly cleared: string | null;
  readonly submitted: string | null;
  /** True where the reader may read the reply. */
  readonly readable: boolean;
}

export interface Rates {
  readonly asked: number;
  readonly answered: number;
  /** Of those answered, how many the reader may read. */
  readonly readable: number;
  /** Null for whoever may only know who has answered. */
  readonly states: Readonly<Record<ReplyState, number>> | null;
  readonly groups: readonly { readonly by: Grouping | "quiet"; readonly rates: readonly GroupRate[] }[];
  readonly questions: readonly QuestionRate[];
  /** Null where anonymity was promised: who took part is not said either. */
  readonly parties: readonly PartyStanding[] | null;
}

/** Response rates as a reader may know them. */
export function ratesOf(book: Book, compact: ReadonlyMap<number, CompactAnswers>): Rates {
  const { replies, seen, quiet, reader } = book;
  const follows = reader.sight === "secretariat";
  const answered = replies.filter(({ reply }) => reply.submission !== null);
  const readable = new Set(seen.map(({ reply }) => reply.number));
  return {
    asked: replies.length,
    answered: answered.length,
    readable: seen.length,
    states: follows ? countStates(book) : null,
    groups: quiet
      ? [{ by: "quiet", rates: quietRates(book) }]
      : groupings.map((by) => ({ by, rates: groupRates(book, by) })),
    questions: questionRates(book, compact),
    parties: quiet
      ? null
      : replies.map(({ reply, party }) => {
          const { state, opened, begun, cleared, first } = reply;
          const known = follows || reader.own.has(party.id);
          return {
            party,
            answered: reply.submission !== null,
            readable: readable.has(reply.number),
            state: known ? state : null,
            opened: known ? opened : null,
            begun: known ? begun : null,
            cleared: known ? cleared : null,
            submitted: known ? first : null,
          };
        }),
  };
}

function countStates({ replies }: Book): Record<ReplyState, number> {
  const count = (state: ReplyState) => replies.filter(({ reply }) => reply.state === state).length;
  return {
    asked: count("asked"),
    opened: count("opened"),
    begun: count("begun"),
    cleared: count("cleared"),
    submitted: count("submitted"),
    declined: count("declined"),
  };
}

/** Groups in which nobody was asked are left out. */
function groupRates({ replies }: Book, by: Grouping): readonly GroupRate[] {
  const placed = replies.map(({ reply, party }) => ({ group: groupOf(party, by), reply }));
  return groupsOf(by).flatMap((group) => {
    const own = placed.filter((one) => one.group === group);
    if (own.length === 0) return [];
    return [{ group, asked: own.length, answered: own.filter(({ reply }) => reply.submission).length }];
  });
}

/** Where anonymity was promised no group of those who answered is smaller than the least. */
function quietRates({ replies }: Book): readonly GroupRate[] {
  const sizes = new Map<string, number>();
  for (const { reply, party } of replies)
    if (reply.submission) sizes.set(quietGroup(party), (sizes.get(quietGroup(party)) ?? 0) + 1);
  const merged = mergeSmall(sizes);
  if (merged === null) return [];
  const rates = new Map<string, GroupRate>();
  for (const { reply, party } of replies) {
    const own = quietGroup(party);
    const group = merged.get(own) ?? own;
    const known = rates.get(group) ?? { group, asked: 0, answered: 0 };
    rates.set(group, {
      group,
      asked: known.asked + 1,
      answered: known.answered + (reply.submission ? 1 : 0),
    });
  }
  return [...rates.values()].sort((a, b) => (a.group < b.group ? -1 : 1));
}

function questionRates(
  { questionnaire, seen }: Book,
  compact: ReadonlyMap<number, CompactAnswers>,
): readonly QuestionRate[] {
  const found = seen.map(({ reply, of }) =>
    standings(questionnaire, of.kind, compact.get(reply.number) ?? {}),
  );
  return questionsOf(questionnaire).map(({ question, section, number }) => {
    const count = (...wanted: readonly Standing[]) =>
      found.filter((one) => wanted.some((standing) => one.get(question.id) === standing)).length;
    return {
      question: question.id,
      number,
      section: section.id,
      asked: count("answered", "none", "missing"),
      answered: count("answered"),
      none: count("none"),
      missing: count("missing"),
    };
  });
}
