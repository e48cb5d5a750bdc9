import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { reportAddress, traceAddress, usesAddress } from "./addresses.ts";
import { evidenceInWords } from "./evidence-words.ts";
import { askReport, crumbsOf, found, waysOf } from "./reporting.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** All that a report rests on, each with its hash, where it stands, and the way to other reports that use it. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askReport(args);
  const { words, language, id, title, reports, actor } = asked;
  const trace = found(await reports.trace(actor, id));
  const kinds = [...new Set(trace.evidence.map(({ kind }) => kind))];
  return {
    head: {
      title: words.t("report-pages:trace.title", { title: title.text }),
      description: words.t("report-pages:trace.about"),
      canonical: traceAddress(language, id),
      crumbs: crumbsOf(asked, words.t("report-pages:way.trace")),
      sources: [],
    },
    ways: waysOf(asked, "trace"),
    title,
    hash: trace.hash,
    groups: kinds.map((kind) => ({
      kind,
      words: words.t(`report-pages:trace.kind.${kind}`),
      entries: trace.evidence
        .filter((one) => one.kind === kind)
        .map((one) => ({
          ...evidenceInWords(words, one.reference),
          hash: one.hash,
          elsewhere: usesAddress(language, one.reference),
          uses: [...new Map(one.uses.map((use) => [use.block, use])).values()].map((use) => ({
            block: use.block,
            number: use.number ?? use.block,
            to: reportAddress(language, id, {}, use.block),
          })),
        })),
    })),
  } satisfies PageData & Record<string, unknown>;
}

export default function TracePage() {
  const { t } = useFrame().words;
  const { title, ways, groups, hash } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      title={title.text}
      titleIn={title.language}
      kind={t("report-pages:way.trace")}
      lede={t("report-pages:trace.about")}
      ways={ways}
    >
      {hash !== null && (
        <p className="wide re-hash">
          <code dir="ltr">{hash}</code>
        </p>
      )}
      {groups.length === 0 && <p className="wide">{t("report-pages:trace.none")}</p>}
      {groups.map(({ kind, words: named, entries }) => (
        <section key={kind} className="wide">
          <h2>{named}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <section className="table-frame whole" aria-label={named} tabIndex={0}>
            <table className="table full re-trace">
              <thead>
                <tr>
                  <th scope="col">{t("report-pages:trace.evidence")}</th>
                  <th scope="col">{t("report-pages:trace.where")}</th>
                  <th scope="col">{t("report-pages:trace.reference")}</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((one) => (
                  <tr key={one.text}>
                    <th scope="row">{one.to === null ? one.words : <a href={one.to}>{one.words}</a>}</th>
                    <td>
                      {one.uses.map((use) => (
                        <a key={use.block} className="re-use" href={use.to}>
                          {use.number}
                        </a>
                      ))}
                    </td>
                    <td>
                      <code dir="ltr" className="re-reference">
                        {one.text}
                      </code>
                      {one.hash !== null && !one.text.includes(one.hash) && (
                        <code dir="ltr" className="re-reference">
                          {one.hash}
                        </code>
                      )}
                      <a
                        className="screen-only"
                        href={one.elsewhere}
                        aria-label={`${t("report-pages:trace.elsewhere")}: ${one.words}`}
                      >
                        {t("report-pages:trace.elsewhere")}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
      ))}
    </ReportPage>
  );
}
