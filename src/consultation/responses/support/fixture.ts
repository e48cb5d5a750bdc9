import type { Actor, Role } from "../../../kernel/actor.ts";
import type { Store } from "../../../store/open.ts";
import type { Questionnaire } from "../../questionnaire/model.ts";
import { Questionnaire as QuestionnaireSchema } from "../../questionnaire/model.ts";
import { Answer } from "../../replying/answer.ts";
import type { Publication } from "../../replying/model.ts";
import { receiptNumber, submissionHash } from "../../replying/submission.ts";
import type { ReplyState } from "../../running/model.ts";

/** For tests and benchmarks: consultations with replies, written as rows, so that thousands take seconds. */

const system: Actor = { kind: "system" };

export interface GivenSubmission {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly publication: Publication;
  readonly at?: string;
  readonly language?: string;
}

export interface GivenReply {
  readonly party: string;
  readonly state?: ReplyState;
  readonly opened?: string;
  readonly begun?: string;
  readonly cleared?: string;
  readonly publication?: Publication;
  readonly enteredFor?: string;
  readonly submissions?: readonly GivenSubmission[];
}

export interface GivenConsultation {
  readonly id: string;
  readonly questionnaire: Questionnaire;
  readonly promise?: "none" | "anonymous";
  readonly state?: "preparing" | "open" | "closed";
  readonly previous?: string;
  readonly opens?: string;
  readonly replies: readonly GivenReply[];
  /** Days on which reminders went out. */
  readonly reminders?: readonly { readonly day: string; readonly letters: number }[];
}

const day = "2027-03-01T09:00:00Z";

/** Writes a consultation with its questionnaire and replies. */
export async function giveConsultation(store: Store, given: GivenConsultation): Promise<void> {
  const { id, questionnaire, previous = null, opens = "2027-02-01" } = given;
  await store.deed(system, { deed: "test.consultation", subject: id }, async (trx) => {
    const tables = trx.withTables<Record<string, Record<string, unknown>>>();
    const at = new Date(day);
    const insert = async (table: string, rows: readonly Record<string, unknown>[]) => {
      for (let from = 0; from < rows.length; from += 200)
        await tables
          .insertInto(table)
          .values(rows.slice(from, from + 200))
          .execute();
    };
    const text = JSON.stringify;
    const title = { en: `Consultation ${id}` };
    await insert("questionnaire", [{ id, title: text(title), created: at, actor: "system" }]);
    const content = text(questionnaire);
    await insert("questionnaire_version", [
      { questionnaire: id, version: 1, state: "settled", content, changed: at, actor: "system" },
    ]);
    await insert("consultation", [
      {
        id,
        title: text(title),
        questionnaire: id,
        version: 1,
        previous,
        opens,
        closes: "2027-04-30",
        state: given.state ?? "closed",
        letter: text({ fallback: "en", texts: {} }),
        reminders: "[]",
        choice: text({ groups: [], parties: [], without: [] }),
        promise: given.promise ?? "none",
        created: at,
        changed: at,
        actor: "system",
      },
    ]);
    const last = await tables
      .selectFrom("reply")
      .select(({ fn }) => fn.max<number | null>("number").as("number"))
      .executeTakeFirst();
    const first = Number(last?.number ?? 0) + 1;
    const moment = (one: string | undefined) => (one === undefined ? null : new Date(one));
    await insert(
      "reply",
      given.replies.map((reply, index) => ({
        number: first + index,
        consultation: id,
        party: reply.party,
        state: reply.state ?? (reply.submissions ? "submitted" : "asked"),
        publication: reply.publication ?? reply.submissions?.at(-1)?.publication ?? null,
        entered_for: reply.enteredFor ?? null,
        opened: moment(reply.opened),
        begun: moment(reply.begun),
        cleared: moment(reply.cleared),
        submitted: moment(reply.submissions?.at(-1) ? (reply.submissions.at(-1)?.at ?? day) : undefined),
        changed: at,
      })),
    );
    await insert(
      "reply_submission",
      given.replies.flatMap((reply, index) =>
        (reply.submissions ?? []).map((one, s) => {
          const answers = Object.fromEntries(
            Object.entries(one.answers).map(([question, answer]) => [question, Answer.parse(answer)]),
          );
          const submitted = new Date(one.at ?? day);
          const hash = submissionHash({
            consultation: id,
            party: reply.party,
            number: s + 1,
            questionnaire: id,
            version: 1,
            answers,
          });
          return {
            reply: first + index,
            number: s + 1,
            receipt: receiptNumber(hash, submitted),
            answers: text(answers),
            hash,
            publication: one.publication,
            language: one.language ?? "en",
            at: submitted,
            actor: "system",
            author: "A focal point",
          };
        }),
      ),
    );
    let number = 0;
    await insert(
      "letter",
      (given.reminders ?? []).flatMap(({ day: on, letters }) =>
        Array.from({ length: letters }, () => {
          number += 1;
          const sent = new Date(`${on}T08:00:00Z`);
          const once = `test/${id}/${number}`;
          return {
            number: first * 1000 + number,
            once,
            kind: "reminder",
            about: id,
            address: "a@example.org",
            name: "A",
            language: "en",
            subject: "s",
            body: "b",
            had_secret: false,
            message_id: once,
            state: "sent",
            tries: 1,
            queued: sent,
            settled: sent,
          };
        }),
      ),
    );
  });
}

/** A questionnaire with a question of every kind; `detail` is only asked of those who chose `yes`. */
export const smallQuestionnaire = QuestionnaireSchema.parse({
  title: { en: "Small", fr: "Petit" },
  introduction: null,
  original: "en",
  sections: [
    {
      id: "views",
      title: { en: "Views", ar: "\u0622\u0631\u0627\u0621" },
      introduction: null,
      when: null,
      questions: [
        {
          ...common("policy", "Is there a policy?"),
          kind: "choice",
          options: [
            { id: "yes", text: { en: "Yes" } },
            { id: "no", text: { en: "No" } },
          ],
          several: false,
          other: true,
        },
        {
          ...common("detail", "Describe it."),
          when: { if: "chosen", question: "policy", options: ["yes"] },
          kind: "text",
          mostWords: null,
          long: true,
        },
        {
          ...common("use", "How useful?"),
          kind: "scale",
          least: 1,
          most: 5,
          leastWords: null,
          mostWords: null,
        },
      ],
    },
    {
      id: "figures",
      title: { en: "Figures" },
      introduction: null,
      when: null,
      questions: [
        {
          ...common("emigrants", "How many emigrants?"),
          kind: "number",
          unit: { code: "persons" },
          least: 0,
          most: null,
          decimals: 0,
        },
        { ...common("since", "Since when?"), kind: "date", precision: "year" },
        {
          ...common("counts", "By sex"),
          kind: "table",
          columns: [{ id: "women", head: { en: "Women" }, kind: "number", unit: null }],
          rows: [{ id: "total", head: { en: "Total" } }],
          mostRows: 1,
        },
        { ...common("where", "To where?"), kind: "territory", several: true },
        { ...common("file", "A document"), kind: "document", mostFiles: 2 },
        { ...common("practice", "A practice"), kind: "practice" },
        { ...common("stock", "Is this right?"), kind: "figure", indicator: "migrant-stock", period: null },
      ],
    },
  ],
});

function common(id: string, ask: string) {
  return { id, ask: { en: ask }, help: null, required: false, about: [], when: null };
}

/** An answer to each question of {@link smallQuestionnaire}, whose words all hold `mark`. */
export function fullAnswers(mark: string, emigrants = 1000): Readonly<Record<string, unknown>> {
  return {
    policy: { kind: "choice", chosen: ["yes"], other: `${mark} other` },
    detail: { kind: "text", text: `${mark} says that\nremittances  matter.`, language: "en" },
    use: { kind: "scale", value: 4 },
    emigrants: { kind: "number", value: emigrants },
    since: { kind: "date", date: "2011" },
    counts: { kind: "table", rows: [{ row: "total", cells: { women: `${mark} 12` } }] },
    where: { kind: "territory", territories: ["USA", "ARE"] },
    file: {
      kind: "document",
      files: [{ sha256: "a".repeat(64), name: `${mark}.pdf`, bytes: 10, type: "application/pdf" }],
    },
    practice: {
      kind: "practice",
      title: `${mark} practice`,
      what: "w",
      results: "",
      since: "",
      link: "",
      contact: `${mark} contact`,
    },
    stock: {
      kind: "figure",
      shown: { evidence: `corridor:observation/x?destination=${mark}`, value: 5 },
      verdict: "corrected",
      value: 7,
      source: `${mark} source`,
      comment: "",
    },
  };
}

/** Somebody with one seat. */
export function personAs(role: Role, party: string | null = null): Actor {
  return {
    kind: "person",
    id: "11111111-1111-4111-8111-111111111111",
    name: "A",
    seats: [{ role, post: "p", party }],
  };
}
