import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { Source } from "../../parts/record/source-text.tsx";
import { allSeriesAddress, recordAddress, seriesAddress } from "./addresses.ts";
import { askRecord } from "./asked.ts";
import { longestFirst, seriesName } from "./series-names.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** All series of the record, the longest first. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, record } = askRecord(args);
  const title = words.t("record-pages:series.title");
  return {
    head: {
      title,
      description: words.t("record-pages:nav.series-about"),
      canonical: allSeriesAddress(language),
      crumbs: [{ words: words.t("record-pages:nav.record"), to: recordAddress(language) }, { words: title }],
      sources: [],
    },
    series: [...(await record.allSeries())].sort(longestFirst).map((one) => ({
      name: one.title,
      to: seriesAddress(language, seriesName(one)),
      symbols: one.symbols,
    })),
  } satisfies PageData & Record<string, unknown>;
}

export default function AllSeries() {
  const { t } = useFrame().words;
  const { head, series } = useLoaderData<typeof loader>();
  return (
    <RecordPage>
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("record-pages:nav.series-about")}</p>
      </header>
      {series.length === 0 ? (
        <p>{t("record-pages:series.none")}</p>
      ) : (
        <ul className="hits">
          {series.map(({ name, to, symbols }) => (
            <li key={to}>
              <a href={to}>
                <Source>{name}</Source>
              </a>
              <span className="note">
                {t("record-pages:series.count", { count: symbols.length })}:{" "}
                <bdi dir="ltr">{symbols.slice(0, 8).join(", ")}</bdi>
                {symbols.length > 8 && " …"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPage>
  );
}
