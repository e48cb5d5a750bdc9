import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import type { Recipient } from "../../../consultation/running/asked-of.ts";
import { replyStates } from "../../../consultation/running/model.ts";
import type { Party } from "../../../directory/model.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import { isolated } from "../../isolated.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { ChoiceForm } from "../../parts/consultation/choice-form.tsx";
import { ConsultationPage } from "../../parts/consultation/consultation-page.tsx";
import { OneRecipient } from "../../parts/consultation/one-recipient.tsx";
import { RecipientsTable } from "../../parts/consultation/recipients-table.tsx";
import { field, personForm } from "../../signed.ts";
import { letterAddress, lettersAddress } from "../letters/addresses.ts";
import { replyAddress } from "../reply/addresses.ts";
import { letterOfAddress, recipientsAddress } from "./addresses.ts";
import { askConsultation, crumbsOf, dayInWords, found, said, waysOf } from "./asked.ts";
import { choiceOf, groupsToTick, partyLine } from "./choice.ts";

/** What of the query this page reads. */
export const handle = { query: ["state", "group", "party"] };

/** Who is, or is to be, asked: a table with a filter, and one party's own deeds. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askConsultation(args);
  const { words, language, consultations, actor, id, query, person, services } = asked;
  const { consultation } = found(await consultations.one(actor, id));
  const recipients = found(await consultations.recipients(actor, id));
  const parties = await services.directory.parties();
  const byId = new Map(parties.map((party) => [party.id as string, party]));
  const preparing = consultation.state === "preparing";
  const filter = { state: query.get("state") ?? undefined, group: query.get("group") ?? undefined };
  const shown = recipients.filter(
    (one) => isMeant(one, filter.state) && isIn(byId.get(one.party), filter.group),
  );
  const chosen = recipients.find(({ party }) => party === query.get("party"));
  const states = preparing ? ["nobody"] : [...replyStates, "nobody", "extended"];
  const { t } = words;
  const choice = (set: Partial<typeof filter>, name: string, isChosen: boolean) => ({
    words: name,
    to: recipientsAddress(language, id, { ...filter, ...set }),
    chosen: isChosen,
  });
  const groupNames = [...new Set(recipients.map(({ party }) => groupOf(byId.get(party))))];
  return {
    head: {
      title: t("consultations:recipients.title"),
      description: t("consultations:recipients.about", { count: recipients.length }),
      canonical: recipientsAddress(language, id, filter),
      crumbs: crumbsOf(asked, consultation, "recipients"),
      sources: [],
    },
    ways: waysOf(asked, id, "recipients"),
    state: consultation.state,
    choosers: [
      {
        name: t("consultations:column.state"),
        choices: [undefined, ...states].map((state) =>
          choice({ state }, stateWords(state, words), state === filter.state),
        ),
      },
      {
        name: t("consultations:column.group"),
        choices: [undefined, ...groupNames].map((group) =>
          choice(
            { group },
            group === undefined ? t("consultations:recipients.all") : groupWords(group, words),
            group === filter.group,
          ),
        ),
      },
    ],
    rows: shown
      .map((one) => ({
        party: one.party as string,
        name: byId.get(one.party)?.names[language] ?? one.party,
        to: recipientsAddress(language, id, { ...filter, party: one.party }),
        writtenTo: writtenTo(one, words),
        nobody: one.writtenTo === null,
        state: one.state === null ? null : t(`replies:state.${one.state}`),
        closes: one.extended ? dayInWords(one.closes, words) : null,
        letter: one.lastLetter
          ? {
              to: letterAddress(language, one.lastLetter.number),
              words: t("consultations:recipients.letter", {
                kind: t(`mail:kind.${one.lastLetter.kind}`),
                state: t(`mail:state.${one.lastLetter.state}`),
                day: words.date(one.lastLetter.queued),
              }),
            }
          : null,
      }))
      .sort((a, b) => words.compare(a.name, b.name)),
    one:
      chosen && !preparing
        ? {
            party: chosen.party as string,
            name: byId.get(chosen.party)?.names[language] ?? chosen.party,
            state: chosen.state === null ? "" : t(`replies:state.${chosen.state}`),
            closes: chosen.closes,
            closesWords: dayInWords(chosen.closes, words),
            extended: chosen.extended,
            awaited: chosen.state !== "submitted" && chosen.state !== "declined",
            next: chosen.nextReminder
              ? t("consultations:recipients.next", { day: dayInWords(chosen.nextReminder.day, words) })
              : null,
            reply: replyAddress(language, { consultation: id, party: chosen.party }),
            letters: lettersAddress(language, { about: id, party: chosen.party }),
          }
        : null,
    choice: {
      sets: groupsToTick(
        preparing ? consultation.choice : { groups: [], parties: [], without: [] },
        parties,
        words,
      ),
      parties: preparing ? consultation.choice.parties.map((one) => partyLine(one, parties, words)) : [],
      without: preparing ? consultation.choice.without.map((one) => partyLine(one, parties, words)) : [],
    },
    letter: letterOfAddress(language, id),
    mayKeep: person.may("consultation.keep"),
  } satisfies PageData & Record<string, unknown>;
}

function isMeant({ state, writtenTo: who, extended }: Recipient, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (wanted === "nobody") return who === null;
  return wanted === "extended" ? extended : state === wanted;
}

function isIn(party: Party | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || groupOf(party) === wanted;
}

function groupOf(party: Party | undefined): string {
  return party?.regionalGroup ?? party?.kind ?? "other";
}

function groupWords(group: string, { t, has }: Words): string {
  return has(`directory:group.${group}`) ? t(`directory:group.${group}`) : t(`directory:kinds.${group}`);
}

function stateWords(state: string | undefined, { t }: Words): string {
  if (state === undefined) return t("consultations:recipients.all");
  return state === "nobody" || state === "extended"
    ? t(`consultations:recipients.${state}`)
    : t(`replies:state.${state}`);
}

function writtenTo({ writtenTo: who }: Recipient, { t, language }: Words): string {
  if (!who) return t("consultations:recipients.no-address");
  const reader = who.name ?? t("consultations:recipients.post");
  return t("consultations:recipients.reader", {
    name: isolated(reader, language),
    language: isolated(t(`kernel:language.${who.letter}`), language),
  });
}

/** Chooses, adds, gives more time or reminds one. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const { consultations } = services;
  const [actor, id, party] = [person.actor, args.params.id ?? "", field(form, "party") ?? ""];
  const back = (of?: string) => redirect(recipientsAddress(language, id, { party: of }), { status: 303 });
  const deed = field(form, "deed");
  if (deed === "extend" || deed === "withdraw") {
    const closes = deed === "extend" ? (field(form, "closes") ?? "") : null;
    const done = await consultations.extend(actor, id, party, { closes, tell: form.get("tell") === "yes" });
    return done.ok ? back(party) : { said: said(done.problems, words) };
  }
  if (deed === "remind") {
    const done = await consultations.remindNow(actor, id, [party]);
    return done.ok ? back(party) : { said: said(done.problems, words) };
  }
  const choice = choiceOf(form, await services.directory.parties());
  if (!choice.ok) return { said: said(choice.problems, words) };
  const done =
    deed === "add"
      ? await consultations.addRecipients(actor, id, choice.value)
      : await consultations.change(actor, id, { choice: choice.value });
  return done.ok ? back() : { said: said(done.problems, words) };
}

export default function Recipients() {
  const { t } = useFrame().words;
  const { head, ways, state, choosers, rows, one, choice, mayKeep, letter } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const preparing = state === "preparing";
  return (
    <ConsultationPage title={head.title} lede={head.description} ways={ways} problems={refused?.said}>
      {one !== null && <OneRecipient one={one} open={state === "open"} />}
      {mayKeep && preparing && <ChoiceForm choice={choice} deed="choose" />}
      <div className="choosers wide screen-only">
        {choosers.map(({ name, choices }) => (
          <Chooser key={name} name={name} choices={choices} />
        ))}
      </div>
      {rows.length === 0 ? (
        <p className="prose">
          {t(preparing ? "consultations:recipients.none-yet" : "consultations:recipients.none")}
        </p>
      ) : (
        <RecipientsTable rows={rows} preparing={preparing} />
      )}
      {preparing && rows.length > 0 && (
        <p className="prose screen-only">
          <a href={letter}>{t("consultations:recipients.to-letter")}</a>
        </p>
      )}
      {mayKeep && state === "open" && <ChoiceForm choice={choice} deed="add" />}
    </ConsultationPage>
  );
}
