import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { DocumentSummary, Hit } from "../../../record/keeping/model.ts";
import { organs } from "../../../record/model.ts";
import { allTopics } from "../../../record/understanding/topics.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { type DocumentGroup, DocumentList } from "../../parts/record/document-list.tsx";
import { Hits, type ShownHit } from "../../parts/record/hits.tsx";
import { RecordPage } from "../../parts/record/record-page.tsx";
import {
  agendaAddress,
  allSeriesAddress,
  documentAddress,
  dueAddress,
  graphAddress,
  importAddress,
  type RecordChoice,
  recordAddress,
  seriesAddress,
} from "./addresses.ts";
import { askRecord, type RecordAsk, wholeNumber } from "./asked.ts";
import { longestFirst, seriesName } from "./series-names.ts";

const hitsOnAPage = 20;

/** What cannot be searched for is cut: no phrase that is looked for is longer. */
const longestQuery = 200;

/** What of the query this page reads. */
export const handle = { query: ["q", "organ", "session", "topic", "from"] };

/** The record: its documents by series and year, and a search through every paragraph. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askRecord(args);
  const { language, words, query, record } = asked;
  const q = (query.get("q") ?? "").normalize("NFC").trim().slice(0, longestQuery);
  const from = wholeNumber(query.get("from")) ?? 0;
  const choice = choiceOf(query);
  const found = q === "" ? null : await record.search(q, { limit: hitsOnAPage, offset: from });
  const all = await record.documents();
  const series = [...(await record.allSeries())].sort(longestFirst);
  const shown = await chosen(asked, all, choice);
  const at = (next: RecordChoice) => recordAddress(language, { ...choice, ...next });
  return {
    head: {
      title: q === "" ? words.t("record-pages:list.title") : words.t("record-pages:search.title", { q }),
      description: words.t("record-pages:list.description"),
      canonical: recordAddress(language, q === "" ? choice : { q, from }),
      crumbs: [
        ...(q === "" ? [] : [{ words: words.t("record-pages:nav.record"), to: recordAddress(language) }]),
        { words: q === "" ? words.t("record-pages:nav.record") : words.t("record-pages:search.crumb") },
      ],
      sources: [],
    },
    q,
    found: found && {
      total: found.total,
      more: found.more,
      hits: found.hits.map((hit) => shownHit(asked, hit)),
      earlier: from > 0 ? recordAddress(language, { q, from: Math.max(0, from - hitsOnAPage) }) : null,
      later:
        from + hitsOnAPage < found.total ? recordAddress(language, { q, from: from + hitsOnAPage }) : null,
    },
    empty: all.length === 0,
    texts: all.filter(({ basis }) => basis === "text").length,
    documents: all.length,
    filtered: Object.values(choice).some((one) => one !== undefined),
    groups: groupsOf(asked, shown),
    series: series.slice(0, 12).map((one) => ({
      title: one.title,
      count: one.symbols.length,
      to: seriesAddress(language, seriesName(one)),
    })),
    choosers: choosersOf(asked, all, await topicsAsked(asked), choice, at),
    importing: importAddress(language),
  } satisfies PageData & Record<string, unknown>;
}

function choiceOf(query: URLSearchParams): RecordChoice {
  const organ = organs.find((one) => one === query.get("organ"));
  const topic = allTopics().find((one) => one === query.get("topic"));
  const session = wholeNumber(query.get("session"));
  return {
    ...(organ === undefined ? {} : { organ }),
    ...(session === undefined ? {} : { session }),
    ...(topic === undefined ? {} : { topic }),
  };
}

/** The documents that are chosen. A topic is one of its requests'. */
async function chosen(
  { record }: RecordAsk,
  all: readonly DocumentSummary[],
  { organ, session, topic }: RecordChoice,
): Promise<readonly DocumentSummary[]> {
  const about =
    topic === undefined ? null : new Set((await record.mandates({ topic })).map(({ symbol }) => symbol));
  return all.filter(
    (one) =>
      (organ === undefined || one.organ === organ) &&
      (session === undefined || one.session === session) &&
      (about === null || about.has(one.symbol)),
  );
}

/** The topics of which some request speaks, in the order of the thesaurus. */
async function topicsAsked({ record }: RecordAsk): Promise<readonly string[]> {
  const asked = new Set((await record.mandates()).flatMap(({ topics }) => topics));
  return allTopics().filter((one) => asked.has(one));
}

/** Documents year by year, the latest first; within a year by the day. */
function groupsOf(
  { language, words }: RecordAsk,
  documents: readonly DocumentSummary[],
): readonly DocumentGroup[] {
  const years = new Map<string, DocumentSummary[]>();
  for (const one of documents) {
    const year = one.date?.slice(0, 4) ?? "";
    years.set(year, [...(years.get(year) ?? []), one]);
  }
  return [...years]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([year, list]) => ({
      name: year === "" ? words.t("record-pages:list.undated") : year,
      documents: list
        .toSorted((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1))
        .map((one) => ({
          symbol: one.symbol,
          title: one.title,
          date: one.date,
          to: documentAddress(language, one.symbol),
          text: one.basis === "text",
          mandates: one.mandates,
        })),
    }));
}

function choosersOf(
  { words }: RecordAsk,
  all: readonly DocumentSummary[],
  topics: readonly string[],
  { organ, session, topic }: RecordChoice,
  at: (next: RecordChoice) => string,
) {
  const organs = [...new Set(all.map((one) => one.organ).filter((one) => one !== null))].sort();
  const sessions = [
    ...new Set(all.filter((one) => (organ ?? "GA") === one.organ).flatMap((one) => one.session ?? [])),
  ].sort((a, b) => b - a);
  const every = (to: string, chosenNow: boolean) => ({
    words: words.t("record-pages:choose.all"),
    to,
    chosen: chosenNow,
  });
  return [
    {
      name: words.t("record-pages:choose.organ"),
      choices: [
        every(at({ organ: undefined, session: undefined }), organ === undefined),
        ...organs.map((one) => ({
          words: words.t(`record-pages:organ.${one}`),
          to: at({ organ: one, session: undefined }),
          chosen: one === organ,
        })),
      ],
    },
    {
      name: words.t("record-pages:choose.session"),
      choices: [
        every(at({ session: undefined }), session === undefined),
        ...sessions.map((one) => ({
          words: String(one),
          to: at({ session: one, organ: organ ?? "GA" }),
          chosen: one === session,
        })),
      ],
    },
    {
      name: words.t("record-pages:choose.topic"),
      choices: [
        every(at({ topic: undefined }), topic === undefined),
        ...topics.map((one) => ({
          words: words.t(`record:topic.${one}`),
          to: at({ topic: one }),
          chosen: one === topic,
        })),
      ],
    },
  ];
}

function shownHit({ language }: RecordAsk, hit: Hit): ShownHit {
  return {
    to: documentAddress(language, hit.symbol, hit.paragraph),
    symbol: hit.symbol,
    title: hit.title,
    date: hit.date,
    kind: hit.kind,
    number: hit.number,
    text: hit.text,
    marks: hit.marks,
  };
}

export default function RecordList() {
  const { words, language } = useFrame();
  const { head, q, found, empty, filtered, groups, series, choosers, importing, documents, texts } =
    useLoaderData<typeof loader>();
  const { t } = words;
  return (
    <RecordPage>
      <header className="prose">
        <h1>{head.title}</h1>
        {q === "" && !empty && (
          <p className="lede">{t("record-pages:list.lede", { count: documents, texts })}</p>
        )}
      </header>
      <search>
        <form className="search record-search" action={recordAddress(language)} method="get">
          <label className="visually-hidden" htmlFor="record-q">
            {t("record-pages:search.label")}
          </label>
          <input
            id="record-q"
            name="q"
            type="search"
            defaultValue={q}
            maxLength={longestQuery}
            placeholder={t("record-pages:search.hint")}
          />
          <button className="plain-button" type="submit">
            {t("record-pages:search.do")}
          </button>
        </form>
      </search>
      {found ? (
        <Hits q={q} found={found} />
      ) : empty ? (
        <section className="prose">
          <h2>{t("record-pages:empty.title")}</h2>
          <p>{t("record-pages:empty.how")}</p>
          <code className="command">{t("record-pages:empty.command")}</code>
          <p>
            <a href={importing}>{t("record-pages:nav.import")}</a>
          </p>
        </section>
      ) : (
        <>
          <nav className="record-ways wide" aria-label={t("record-pages:nav.label")}>
            <ul>
              {(
                [
                  ["due", dueAddress(language)],
                  ["agenda", agendaAddress(language)],
                  ["series", allSeriesAddress(language)],
                  ["graph", graphAddress(language)],
                  ["import", importing],
                ] as const
              ).map(([name, to]) => (
                <li key={name}>
                  <a href={to}>{t(`record-pages:nav.${name}`)}</a>
                  <span className="note">{t(`record-pages:nav.${name}-about`)}</span>
                </li>
              ))}
            </ul>
          </nav>
          {series.length > 0 && !filtered && (
            <section className="section wide">
              <h2>{t("record-pages:series.title")}</h2>
              <ul className="columns">
                {series.map((one) => (
                  <li key={one.to}>
                    <a href={one.to} lang="en" dir="ltr">
                      {one.title}
                    </a>{" "}
                    <span className="note">{t("record-pages:series.count", { count: one.count })}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section className="section wide">
            <h2>{t("record-pages:list.documents")}</h2>
            <div className="choosers stacked">
              {choosers.map(({ name, choices }) => (
                <Chooser key={name} name={name} choices={choices} />
              ))}
            </div>
            <DocumentList groups={groups} />
          </section>
        </>
      )}
    </RecordPage>
  );
}
