import type { MeetingId } from "../../dialogue/model.ts";
import { outcomeTables } from "../../dialogue/outcome/tables.ts";
import type { Party } from "../../directory/model.ts";
import type { Actor } from "../../kernel/actor.ts";
import { type Language, languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import type { Opened } from "../../server/open.ts";
import { tellSome } from "./bounces.ts";
import { type Draws, languageOf } from "./invented.ts";
import { addDays } from "./rounds.ts";

interface Held {
  readonly officer: Actor;
  /** The meeting that is coming, to which contributions come in. */
  readonly coming: MeetingId;
  readonly parties: readonly Party[];
  readonly draw: Draws;
  readonly today: string;
  /** Sets the clock to an hour of a day. */
  readonly at: (day: string, hour: number) => void;
  /** When what was queued has been sent. */
  readonly sent: () => Promise<void>;
}

/**
 * What is said in meetings: contributions to the one that is coming; and a forum that was held under the Chatham House Rule some weeks
 * ago, with points, a summary that was commented and issued, its distribution with receipts, and what is to follow.
 */
export async function fillSaid(services: Opened, story: Held): Promise<MeetingId> {
  const { meetings, contributions, roundTables, summaries, outcomes } = services;
  const { officer, coming, parties, draw, today, at, sent } = story;
  outcomes.servedAt("http://127.0.0.1:8350");
  summaries.servedAt("http://127.0.0.1:8350");
  const states = parties.filter(({ kind }) => kind === "member-state");
  for (const { id, names } of states.slice(0, 6)) {
    const spoken = languageOf(id);
    const { number } = unwrap(
      await contributions.give(officer, coming, {
        kind: "statement",
        party: id,
        title: `${words(spoken).t("contributions:kind.statement")}: ${names[spoken]}`,
        language: spoken,
        given: addDays(today, -6),
        text: { text: statement[spoken] },
      }),
    );
    if (draw.chance(70)) unwrap(await contributions.show(officer, coming, number));
  }
  const opens = addDays(today, -40);
  const { id } = unwrap(
    await meetings.create(officer, {
      kind: "global-forum",
      title: Object.fromEntries(
        languages.map((language) => [
          language,
          words(language).t("meetings:title-of-year.global-forum", { year: opens.slice(0, 4) }),
        ]),
      ),
      ...{ opens, closes: addDays(opens, 3), zone: "Asia/Manila", attribution: "chatham-house" },
    }),
  );
  unwrap(await meetings.announce(officer, id));
  unwrap(await meetings.open(officer, id));
  for (const { text, stance, kind } of points)
    unwrap(await roundTables.note(officer, id, { kind, stance, language: "en", text }));
  unwrap(await meetings.close(officer, id));
  unwrap(await summaries.draft(officer, id));
  unwrap(await summaries.openComments(officer, id, addDays(today, 2)));
  const [first] = states;
  if (first)
    unwrap(
      await summaries.comment(officer, id, {
        party: first.id,
        paragraph: null,
        text: "The text reflects the discussion well.",
      }),
    );
  unwrap(await summaries.issue(officer, id, `GFMD/${opens.slice(0, 4)}/SUM`));
  const distribution = unwrap(
    await outcomes.distribute(officer, id, { lists: ["member-states", "agencies"], parties: [] }),
  );
  await sent();
  await tellSome(services.letters, officer, id, draw);
  // Some have followed their link: their keys were in letters that nobody reads here.
  for (const [place, { party }] of (await lettersOf(services, id, distribution.number)).entries())
    if (place % 2 === 0) await markReceived(services, id, party, place % 4 === 0);
  unwrap(await outcomes.transmit(officer, id, { step: "handed-over", day: today, symbol: null, note: null }));
  unwrap(
    await outcomes.follow(officer, id, {
      ...{ text: { en: "Publish what transfers of money cost, corridor by corridor." }, original: "en" },
      ...{
        owner: first?.id ?? null,
        due: addDays(today, 200),
        state: first ? "agreed" : "proposed",
        note: null,
      },
      point: points.findIndex(({ kind }) => kind === "proposal") + 1,
    }),
  );
  at(addDays(today, -1), 12);
  return id;
}

async function lettersOf({ store }: Opened, meeting: string, distribution: number) {
  return outcomeTables(store.database())
    .selectFrom("distribution_letter")
    .select(["party"])
    .where("meeting", "=", meeting)
    .where("distribution", "=", distribution)
    .where("once", "is not", null)
    .orderBy("party")
    .limit(24)
    .execute();
}

/** As following the link does, whose key is gone with the letter. */
async function markReceived(
  { store, now }: Opened,
  meeting: string,
  party: string,
  wholly: boolean,
): Promise<void> {
  const deed = wholly ? "outcome.acknowledged" : "outcome.opened";
  await store.deed({ kind: "visitor" }, { deed, subject: `${meeting}/1/${party}` }, (trx) =>
    outcomeTables(trx)
      .updateTable("distribution_letter")
      .set({ opened: now(), ...(wholly ? { acknowledged: now() } : {}) })
      .where("meeting", "=", meeting)
      .where("party", "=", party)
      .execute(),
  );
}

const points = [
  {
    kind: "point",
    stance: "convergence",
    text: "Sending money home should cost less, and what it costs should be known beforehand",
  },
  { kind: "point", stance: "convergence", text: "Data on migration are too few and too late to steer by" },
  {
    kind: "point",
    stance: "divergence",
    text: "Some would bind recruitment agencies by law, others by a code of their own",
  },
  { kind: "point", stance: null, text: "Families that stay behind are seldom asked" },
  { kind: "proposal", stance: null, text: "Publish what transfers of money cost, corridor by corridor" },
  { kind: "proposal", stance: null, text: "Meet again on skills and their recognition" },
] as const;

const statement: Readonly<Record<Language, string>> = {
  ar: "نشكر الرئيس.\n\nالهجرة والتنمية وجهان لعملة واحدة، ونرى أن تكلفة التحويلات ينبغي أن تنخفض.",
  en: "We thank the Chair.\n\nMigration and development are two sides of one matter. The cost of remittances should fall.",
  es: "Agradecemos a la Presidencia.\n\nLa migración y el desarrollo son dos caras de lo mismo. El costo de las remesas debería bajar.",
  fr: "Nous remercions le Président.\n\nMigration et développement sont deux faces d’une même question. Le coût des envois de fonds devrait baisser.",
  ru: "Благодарим Председателя.\n\nМиграция и развитие — две стороны одного вопроса. Денежные переводы должны стать дешевле.",
  zh: "感谢主席。\n\n移民与发展是同一问题的两个方面。汇款费用应当降低。",
};
