import { type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import type { RecordGraph } from "../../../record/relations/graph.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { GraphDrawing, GraphTable } from "../../parts/record/graph.tsx";
import { type DrawnGraph, drawn } from "../../parts/record/graph-layout.ts";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { documentAddress, graphAddress, recordAddress } from "./addresses.ts";
import { askRecord, type RecordAsk } from "./asked.ts";
import { longestFirst } from "./series-names.ts";

/** What of the query this page reads. */
export const handle = { query: ["of"] };

/** Which documents rest on which: one document with those that it cites and that cite it, along time. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askRecord(args);
  const { language, words, query, record } = asked;
  const wanted = query.get("of")?.trim() ?? "";
  const known = wanted === "" ? null : await record.document(wanted);
  if (known?.ok && known.value.symbol !== wanted)
    throw redirect(graphAddress(language, known.value.symbol), 301);
  const others = await offered(asked);
  const of = wanted === "" ? others[0] : wanted;
  const title =
    of === undefined
      ? words.t("record-pages:graph.title-any")
      : words.t("record-pages:graph.title", { symbol: of });
  return {
    head: {
      title,
      description: words.t("record-pages:nav.graph-about"),
      canonical: graphAddress(language, wanted === "" ? undefined : of),
      crumbs: [
        { words: words.t("record-pages:nav.record"), to: recordAddress(language) },
        { words: words.t("record-pages:nav.graph") },
      ],
      sources: [],
    },
    of: of ?? null,
    graph: of === undefined ? null : shown(asked, await record.graph(of, 1), of),
    choices: others.map((symbol) => ({
      words: symbol,
      to: graphAddress(language, symbol),
      chosen: symbol === of,
    })),
  } satisfies PageData & Record<string, unknown>;
}

/** The texts of the longest series, the latest first. */
async function offered({ record }: RecordAsk): Promise<readonly string[]> {
  const texts = new Set((await record.documents({ basis: "text" })).map(({ symbol }) => symbol));
  const [first] = [...(await record.allSeries())].sort(longestFirst);
  const inSeries = (first?.symbols ?? []).filter((symbol) => texts.has(symbol)).toReversed();
  return [...new Set([...inSeries, ...texts])].slice(0, 12);
}

function shown({ language }: RecordAsk, graph: RecordGraph, of: string): DrawnGraph {
  return drawn(graph, of, (key, held) =>
    held ? documentAddress(language, key) : graphAddress(language, key),
  );
}

export default function Graph() {
  const { t } = useFrame().words;
  const { head, of, graph, choices } = useLoaderData<typeof loader>();
  return (
    <RecordPage>
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{t("record-pages:graph.lede")}</p>
      </header>
      {choices.length > 1 && (
        <div className="choosers wide">
          <Chooser name={t("record-pages:graph.of")} choices={choices} />
        </div>
      )}
      {graph === null || of === null ? (
        <p>{t("record-pages:graph.empty")}</p>
      ) : graph.nodes.length < 2 ? (
        <p>{t("record-pages:graph.alone", { symbol: of })}</p>
      ) : (
        <>
          <GraphDrawing graph={graph} />
          <GraphTable graph={graph} />
        </>
      )}
    </RecordPage>
  );
}
