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

export type ReadFormBasis = (actor: Actor, address: ReplyAddress, section: string) => Promise<FormBasis>;

/** Those who ask while others are being answered are answered together, by one statement. */
export function openFormBasis(store: Store, asked: (address: ReplyAddress) => Promise<Asked>): ReadFormBasis {
  const queue = groupQueue<Wanted, ReadonlyMap<string, Answer>>(
    (group) => selectCurrent(store, group),
    { most: 1000, heaviest: 50_000, weigh: ({ questions }) => questions.length },
    () => false,
  );
  return async (actor, address, name) => {
    requireRight(actor, "reply.read", address.party);
    const { content } = await asked(address);
    const section = content.sections.find(({ id }) => id === name);
    const questions = (section?.questions ?? []).filter(({ kind }) => besideTheLast.has(kind));
    const sees = isTeam(actor, address.party) || actsForParty(actor, address.party);
    const current =
      sees && questions.length > 0
        ? await queue.add({ address, questions: questions.map(({ id }) => id) })
        : new Map<string, Answer>();
    return { content, section, current };
  };
}

interface Wanted {
  readonly address: ReplyAddress;
  readonly questions: readonly string[];
}

const Row = z.object({ place: z.int(), question: z.string(), value: Answer });

async function selectCurrent(
  store: Store,
  group: readonly Wanted[],
): Promise<readonly ReadonlyMap<string, Answer>[]> {
  const wanted = group.flatMap(({ address, questions }, place) =>
    questions.map((question) => ({ place, question, ...address })),
  );
  const { rows } = await sql`
    select w.place, a.question, a.value
    from json_to_recordset(${JSON.stringify(wanted)}::json)
      as w(place int, question text, consultation text, party text)
    join reply r on r.consultation = w.consultation and r.party = w.party
    join answer a on a.reply = r.number and a.question = w.question`.execute(store.database<object>());
  const found = group.map(() => new Map<string, Answer>());
  for (const { place, question, value } of z.array(Row).parse(rows)) found[place]?.set(question, value);
  return found;
}
