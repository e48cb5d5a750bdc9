import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { AgendaItem, DueItem } from "../../../record/keeping/model.ts";
import { organs } from "../../../record/model.ts";
import { sessionOpens } from "../../../record/understanding/sessions.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { Agenda, type ShownEntry, type ShownItem } from "../../parts/record/agenda.tsx";
import { partialDate } from "../../parts/record/due.ts";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { agendaAddress, dueAddress, mandateAddress, recordAddress } from "./addresses.ts";
import { askRecord, type RecordAsk, wholeNumber } from "./asked.ts";

/** So many sessions stand in the chooser. */
const mostSessions = 24;

/** What of the query this page reads. */
export const handle = { query: ["session", "organ"] };

/** The draft provisional agenda of a session, from the decisions that include items in it. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askRecord(args);
  const { language, words, query, record } = asked;
  const organ = organs.find((one) => one === query.get("organ")) ?? "GA";
  const decided = await record.mandates({ form: "agenda-item", organ });
  const sessions = [...new Set(decided.flatMap(({ due }) => due.session ?? []))].sort((a, b) => b - a);
  const session = wholeNumber(query.get("session")) ?? sessions[0];
  const title =
    session === undefined
      ? words.t("record-pages:agenda.title-any")
      : words.t("record-pages:agenda.title", { organ: words.t(`record-pages:organ.${organ}`), session });
  return {
    head: {
      title,
      description: words.t("record-pages:agenda.description"),
      canonical: agendaAddress(language, session, organ),
      crumbs: [
        { words: words.t("record-pages:nav.record"), to: recordAddress(language) },
        { words: words.t("record-pages:nav.due"), to: dueAddress(language) },
        { words: words.t("record-pages:nav.agenda") },
      ],
      sources: [],
    },
    sessions: sessions.slice(0, mostSessions).map((one) => ({
      words: String(one),
      to: agendaAddress(language, one, organ),
      chosen: one === session,
    })),
    opens: session === undefined ? null : sessionOpens(organ, session),
    agenda: session === undefined ? null : await agendaOf(asked, organ, session),
    due: session === undefined ? null : dueAddress(language, { session, organ }),
  } satisfies PageData & Record<string, unknown>;
}

async function agendaOf(asked: RecordAsk, organ: (typeof organs)[number], session: number) {
  const { record, words } = asked;
  const { items, unplaced, warnings } = await record.agenda(organ, session);
  return {
    items: items.map((item) => shownItem(asked, item)),
    unplaced: unplaced.map((entry) => shownEntry(asked, entry)),
    warnings: warnings.map((one) => words.problem(one)),
  };
}

function shownItem(asked: RecordAsk, item: AgendaItem): ShownItem {
  return {
    title: item.title,
    number: item.lastNumber,
    decisions: item.decisions.map((entry) => shownEntry(asked, entry)),
    documentation: item.documentation.map((entry) => shownEntry(asked, entry)),
    subItems: item.subItems.map((one) => shownItem(asked, one)),
  };
}

function shownEntry({ language }: RecordAsk, { id, symbol, addressee, form, text }: DueItem): ShownEntry {
  const paragraph = /#op_([^~]+)/.exec(id)?.[1];
  return {
    to: mandateAddress(language, id),
    symbol,
    paragraph: paragraph?.replaceAll(".", " ") ?? null,
    addressee: addressee.join("; "),
    form,
    text,
  };
}

export default function AgendaPage() {
  const { words } = useFrame();
  const { head, sessions, opens, agenda, due } = useLoaderData<typeof loader>();
  const { t } = words;
  return (
    <RecordPage>
      <header className="prose">
        <h1>{head.title}</h1>
        {opens !== null && (
          <p className="lede">{t("record-pages:agenda.opens", { when: partialDate(words, opens) })}</p>
        )}
        <p>{t("record-pages:agenda.lede")}</p>
      </header>
      {sessions.length > 0 && (
        <div className="choosers wide">
          <Chooser name={t("record-pages:choose.session")} choices={sessions} />
        </div>
      )}
      {agenda === null ? (
        <p>{t("record-pages:agenda.empty")}</p>
      ) : (
        <Agenda items={agenda.items} unplaced={agenda.unplaced} warnings={agenda.warnings} />
      )}
      {due !== null && (
        <p className="screen-only">
          <a href={due}>{t("record-pages:agenda.due")}</a>
        </p>
      )}
    </RecordPage>
  );
}
