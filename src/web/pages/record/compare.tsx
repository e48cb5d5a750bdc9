import { type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import type { ChangeKind } from "../../../record/relations/compare.ts";
import { refusal } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { ComparedTexts } from "../../parts/record/compared.tsx";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { shownChange } from "../../parts/record/shown-change.ts";
import { Source } from "../../parts/record/source-text.tsx";
import { compareAddress, documentAddress, recordAddress } from "./addresses.ts";
import { askRecord } from "./asked.ts";
import { longestFirst } from "./series-names.ts";

/** Two of one series, to show what is to be written. */
const examples = { before: "A/RES/58/208", after: "A/RES/61/208" };

const kinds: readonly ChangeKind[] = ["reworded", "moved", "split", "merged", "added", "dropped", "same"];

/** What of the query this page reads. */
export const handle = { query: ["before", "after", "show"] };

/** Two documents paragraph by paragraph: what stayed, moved, was reworded, was added, was dropped. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askRecord(args);
  const { language, words, query, record } = asked;
  const [before, after] = [query.get("before")?.trim(), query.get("after")?.trim()];
  const base = {
    description: words.t("record-pages:compare.description"),
    sources: [],
  };
  const crumbs = [{ words: words.t("record-pages:nav.record"), to: recordAddress(language) }];
  if (!before || !after) {
    const title = words.t("record-pages:compare.title-any");
    return {
      head: { ...base, title, canonical: compareAddress(language), crumbs: [...crumbs, { words: title }] },
      shown: null,
      pairs: await pairsOf(asked),
      before: before ?? "",
      after: after ?? "",
    } satisfies PageData & Record<string, unknown>;
  }
  const [first, second] = [await record.document(before), await record.document(after)];
  if (!first.ok) throw refusal(404, ...first.problems);
  if (!second.ok) throw refusal(404, ...second.problems);
  const [a, b] = [first.value, second.value];
  const show = kinds.find((one) => one === query.get("show"));
  if (a.symbol !== before || b.symbol !== after)
    throw redirect(compareAddress(language, a.symbol, b.symbol, show), 301);
  const compared = await record.compare(a.symbol, b.symbol);
  if (!compared.ok) throw refusal(404, ...compared.problems);
  const { changes, counts } = compared.value;
  const title = words.t("record-pages:compare.title", { before: a.symbol, after: b.symbol });
  const at = (kind?: ChangeKind) => compareAddress(language, a.symbol, b.symbol, kind);
  return {
    head: { ...base, title, canonical: at(show), crumbs: [...crumbs, { words: title }] },
    shown: {
      before: { symbol: a.symbol, title: a.title, to: documentAddress(language, a.symbol) },
      after: { symbol: b.symbol, title: b.title, to: documentAddress(language, b.symbol) },
      turned: compareAddress(language, b.symbol, a.symbol),
      sentence: words.list(
        kinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) => words.t(`record-pages:compare.count-${kind}`, { count: counts[kind] })),
      ),
      choices: [
        { words: words.t("record-pages:choose.all"), to: at(), chosen: show === undefined },
        ...kinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) => ({
            words: `${words.t(`record-pages:change.${kind}`)} (${words.number(counts[kind])})`,
            to: at(kind),
            chosen: show === kind,
          })),
      ],
      changes: changes
        .filter(({ kind }) => show === undefined || kind === show)
        .map((change) => shownChange(change, a.symbol, b.symbol, language)),
    },
    pairs: [],
    before,
    after,
  } satisfies PageData & Record<string, unknown>;
}

/** Neighbours in the series whose texts are both here. */
async function pairsOf({ record, language }: ReturnType<typeof askRecord>) {
  const series = [...(await record.allSeries())].sort(longestFirst);
  const held = new Set((await record.documents({ basis: "text" })).map(({ symbol }) => symbol));
  return series.slice(0, 10).flatMap(({ symbols }) => {
    const texts = symbols.filter((symbol) => held.has(symbol));
    return texts.slice(1).map((symbol, i) => {
      const earlier = texts[i] ?? symbol;
      return { before: earlier, after: symbol, to: compareAddress(language, earlier, symbol) };
    });
  });
}

export default function Compare() {
  const { words, language } = useFrame();
  const { head, shown, pairs, before, after } = useLoaderData<typeof loader>();
  const { t } = words;
  return (
    <RecordPage>
      <header className="prose">
        <h1>{head.title}</h1>
        {shown && <p className="lede">{t("record-pages:compare.sentence", { said: shown.sentence })}</p>}
      </header>
      {shown ? (
        <>
          <div className="choosers wide">
            <Chooser name={t("record-pages:compare.show")} choices={shown.choices} />
            <a href={shown.turned} className="screen-only">
              {t("record-pages:compare.turn")}
            </a>
          </div>
          <ComparedTexts before={shown.before} after={shown.after} changes={shown.changes} />
        </>
      ) : (
        <div className="prose">
          <form className="form-row" action={compareAddress(language)} method="get">
            <label htmlFor="before">{t("record-pages:compare.before")}</label>
            <input id="before" name="before" defaultValue={before} dir="ltr" placeholder={examples.before} />
            <label htmlFor="after">{t("record-pages:compare.after")}</label>
            <input id="after" name="after" defaultValue={after} dir="ltr" placeholder={examples.after} />
            <button type="submit" className="button">
              {t("record-pages:compare.do")}
            </button>
          </form>
          {pairs.length > 0 && (
            <ul className="bulleted">
              {pairs.map((pair) => (
                <li key={pair.to}>
                  <a href={pair.to}>
                    <Source>
                      {pair.before} → {pair.after}
                    </Source>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </RecordPage>
  );
}
