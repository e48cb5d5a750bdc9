import { sql } from "kysely";
import { z } from "zod";
import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { groupQueue } from "../../store/group-queue.ts";
import type { Store } from "../../store/open.ts";
import type { Questionnaire, Section } from "../questionnaire/model.ts";
import { Answer } from "./answer.ts";
import type { Asked, ReplyAddress } from "./model.ts";
import { actsForParty, isTeam } from "./parts.ts";

/**
 * What the form of a section is read by: the questions that it asks, and what stands under those whose answer is read beside the
 * one before (a text that nobody changed keeps its language, files that were left stay). Far less than the whole reply, since a
 * thousand people send such forms at the same time.
 */
export interface FormBasis {
  readonly content: Questionnaire;
  /** Undefined where the questionnaire has none of that name. */
  readonly section: Section | undefined;
  readonly current: ReadonlyMap<string, Answer>;
}

/** Kinds whose answer is read beside the one that stands. */
const besideTheLast: ReadonlySet<string> = new Set(["text", "document", "figure"]);

/** What stands under a question, and who wrote it or took it back. */
export interface Current {
  /** Null where it was taken back. */
  readonly value: Answer | null;
  readonly revision: number;
  readonly actor: string;
}

/** A section with what stands under its questions. */
export interface Standing extends Omit<FormBasis, "current"> {
  readonly current: ReadonlyMap<string, Current>;
}

export interface FormBases {
  basis(actor: Actor, address: ReplyAddress, section: string): Promise<FormBasis>;
  /** What stands under all questions of a section: what somebody who has it open asks for again and again. */
  standing(actor: Actor, address: ReplyAddress, section: string): Promise<Standing>;
}

/** Those who ask while others are being answered are answered together, by one statement. */
export function openFormBasis(store: Store, asked: (address: ReplyAddress) => Promise<Asked>): FormBases {
  const queue = groupQueue<Wanted, ReadonlyMap<string, Current>>(
    (group) => selectCurrent(store, group),
    { most: 1000, heaviest: 50_000, weigh: ({ questions }) => questions.length },
    () => false,
  );
  async function read(
    actor: Actor,
    address: ReplyAddress,
    name: string,
    kinds: (kind: string) => boolean,
  ): Promise<Standing> {
    requireRight(actor, "reply.read", address.party);
    const { content } = await asked(address);
    const section = content.sections.find(({ id }) => id === name);
    const questions = (section?.questions ?? []).filter(({ kind }) => kinds(kind)).map(({ id }) => id);
    const team = isTeam(actor, address.party);
    const sees = team || actsForParty(actor, address.party);
    const current =
      sees && questions.length > 0
        ? await queue.add({ address, questions, team })
        : new Map<string, Current>();
    return { content, section, current };
  }

  return {
    basis: async (actor, address, section) => {
      const { current, ...basis } = await read(actor, address, section, (kind) => besideTheLast.has(kind));
      return {
        ...basis,
        current: new Map([...current].flatMap(([id, { value }]) => (value ? [[id, value]] : []))),
      };
    },
    standing: (actor, address, section) => read(actor, address, section, () => true),
  };
}

interface Wanted {
  readonly address: ReplyAddress;
  readonly questions: readonly string[];
  /** One of the party's own; whoever enters for it sees a draft only where it is entered for. */
  readonly team: boolean;
}

const Row = z.object({
  place: z.int(),
  question: z.string(),
  value: Answer.nullable(),
  revision: z.int(),
  actor: z.string(),
});

async function selectCurrent(
  store: Store,
  group: readonly Wanted[],
): Promise<readonly ReadonlyMap<string, Current>[]> {
  const wanted = group.flatMap(({ address, questions, team }, place) =>
    questions.map((question) => ({ place, question, team, ...address })),
  );
  const { rows } = await sql`
    select w.place, w.question, x.value, x.revision, x.actor
    from json_to_recordset(${JSON.stringify(wanted)}::json)
      as w(place int, question text, team boolean, consultation text, party text)
    join reply r on r.consultation = w.consultation and r.party = w.party
      and (w.team or r.entered_for is not null)
    cross join lateral (
      select value, revision, actor from answer where reply = r.number and question = w.question
      union all
      select value, revision, actor from answer_before where reply = r.number and question = w.question
      order by revision desc limit 1
    ) x`.execute(store.database<object>());
  const found = group.map(() => new Map<string, Current>());
  for (const { place, question, ...current } of z.array(Row).parse(rows))
    found[place]?.set(question, current);
  return found;
}
