import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { KeptSeries } from "../../../record/keeping/model.ts";
import type { Comparison } from "../../../record/relations/compare.ts";
import { notFound } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { sourceLanguage } from "../../parts/record/source-text.tsx";
import { Timeline, type TimelineEntry } from "../../parts/record/timeline.tsx";
import {
  allSeriesAddress,
  compareAddress,
  documentAddress,
  officialAddress,
  recordAddress,
  seriesAddress,
} from "./addresses.ts";
import { askRecord, type RecordAsk } from "./asked.ts";
import { seriesName } from "./series-names.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** A series as a timeline: what each document asked for, for when, and what it changed of the one before. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askRecord(args);
  const { language, words, record } = asked;
  const id = args.params.id ?? "";
  const named = (await record.allSeries()).find((one) => seriesName(one) === id);
  const found = named?.symbols[0] === undefined ? null : await record.series(named.symbols[0]);
  if (!found?.ok) throw notFound("record-pages.series-unknown", { id });
  const series = found.value;
  const title = words.t("record-pages:series.of", { title: series.title });
  const dated = series.entries.flatMap(({ when }) => when?.slice(0, 4) ?? []);
  const [first, last] = [dated[0], dated.at(-1)];
  return {
    head: {
      title,
      description: words.t("record-pages:series.description", { title: series.title }),
      canonical: seriesAddress(language, id),
      crumbs: [
        { words: words.t("record-pages:nav.record"), to: recordAddress(language) },
        { words: words.t("record-pages:nav.series"), to: allSeriesAddress(language) },
        { words: series.title },
      ],
      sources: [],
    },
    name: series.title,
    count: series.entries.length,
    span: first === undefined || last === undefined ? null : { from: first, to: last },
    entries: await entriesOf(asked, series),
  } satisfies PageData & Record<string, unknown>;
}

async function entriesOf(
  { record, language, words }: RecordAsk,
  series: KeptSeries,
): Promise<readonly TimelineEntry[]> {
  const bases = new Map((await record.documents()).map(({ symbol, basis }) => [symbol, basis]));
  const entries: TimelineEntry[] = [];
  let before: string | undefined;
  for (const { key: symbol, title, when, draft, mandates } of series.entries) {
    const basis = bases.get(symbol) ?? "recalled";
    const since = basis === "text" ? before : undefined;
    const compared = since === undefined ? null : await record.compare(since, symbol);
    entries.push({
      symbol,
      title,
      date: when,
      draft,
      basis,
      to: basis === "recalled" ? null : documentAddress(language, symbol),
      official: officialAddress(symbol),
      mandates,
      change:
        since !== undefined && compared?.ok
          ? { since, said: changeInWords(words, compared.value), to: compareAddress(language, since, symbol) }
          : null,
    });
    if (basis === "text") before = symbol;
  }
  return entries;
}

/** What changed, in one sentence's parts. */
function changeInWords(words: RecordAsk["words"], { counts }: Comparison): string {
  const kinds = ["same", "reworded", "moved", "split", "merged", "added", "dropped"] as const;
  return words.list(
    kinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => words.t(`record-pages:compare.count-${kind}`, { count: counts[kind] })),
  );
}

export default function SeriesPage() {
  const { words } = useFrame();
  const { name, count, span, entries } = useLoaderData<typeof loader>();
  const { t } = words;
  return (
    <RecordPage>
      <header className="prose">
        <p className="kind">{t("record-pages:series.kind")}</p>
        <h1 {...sourceLanguage}>{name}</h1>
        <p className="lede">
          {t("record-pages:series.count", { count })}
          {span && `, ${t("web:say.from-to", { first: span.from, last: span.to })}`}
        </p>
      </header>
      <Timeline entries={entries} />
    </RecordPage>
  );
}
