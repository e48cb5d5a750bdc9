import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { ask } from "../../ask.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { EvidenceTold } from "../../parts/report/evidence-told.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { reportAddress, reportsAddress, usesAddress } from "./addresses.ts";
import { toldInWords } from "./evidence-told.ts";
import { evidenceInWords } from "./evidence-words.ts";
import { actorOf, titleOf } from "./reporting.ts";

/** What of the query this page reads. */
export const handle = { query: ["of"] };

const longest = 1000;

/** In which reports a figure, a paragraph or an answer stands: the trace the other way round. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, query, services } = ask(args);
  const of = (query.get("of") ?? "").trim().slice(0, longest);
  const used = of === "" ? null : await services.reports.usedIn(actorOf(args), of);
  const told = of.startsWith("corridor:") ? await services.reports.evidence(actorOf(args), of) : null;
  return {
    head: {
      title: words.t("report-pages:uses.title"),
      description: words.t("report-pages:uses.about"),
      canonical: usesAddress(language, of === "" ? undefined : of),
      crumbs: [
        { words: words.t("report-pages:list.crumb"), to: reportsAddress(language) },
        { words: words.t("report-pages:uses.title") },
      ],
      sources: [],
    },
    of,
    shown: of.startsWith("corridor:") ? evidenceInWords(words, of) : null,
    told: told?.ok ? toldInWords(told.value, words) : null,
    problems: used === null || used.ok ? [] : used.problems.map((one) => words.problem(one)),
    uses:
      used?.ok !== true
        ? null
        : used.value.map((one) => ({
            report: one.report,
            title: titleOf(one, language),
            state: words.t(`report-pages:state.${one.state}`),
            reference: evidenceInWords(words, one.reference),
            places: [...new Map(one.uses.map((use) => [use.block, use])).values()].map((use) => ({
              block: use.block,
              number: use.number ?? use.block,
              to: reportAddress(language, one.report, {}, use.block),
            })),
          })),
  } satisfies PageData & Record<string, unknown>;
}

export default function Uses() {
  const { words, language } = useFrame();
  const { t } = words;
  const { head, of, shown, told, problems, uses } = useLoaderData<typeof loader>();
  return (
    <ReportPage title={head.title} lede={head.description} problems={problems}>
      <search className="wide">
        <form className="search re-find" action={usesAddress(language)} method="get">
          <label htmlFor="uses-of">{t("report-pages:uses.label")}</label>
          <input id="uses-of" name="of" type="search" defaultValue={of} maxLength={longest} dir="ltr" />
          <button type="submit" className="button">
            {t("report-pages:uses.do")}
          </button>
        </form>
      </search>
      {shown !== null && (
        <p className="wide">{shown.to === null ? shown.words : <a href={shown.to}>{shown.words}</a>}</p>
      )}
      {told !== null && <EvidenceTold told={told} />}
      {uses?.length === 0 && <p className="wide">{t("report-pages:uses.none")}</p>}
      {uses !== null && uses.length > 0 && (
        <ul className="re-list wide">
          {uses.map((one) => (
            <li key={`${one.report} ${one.reference.text}`}>
              <div>
                <a
                  className="re-list-title"
                  href={reportAddress(language, one.report)}
                  lang={one.title.language}
                  dir="auto"
                >
                  {one.title.text}
                </a>
                <span className="note">{one.reference.words}</span>
              </div>
              <span>{one.state}</span>
              <span>
                {one.places.map((place) => (
                  <a key={place.block} className="re-use" href={place.to}>
                    {place.number}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </ReportPage>
  );
}
