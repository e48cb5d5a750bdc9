import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { type Language, languages } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { ReportSummary } from "../../../report/keeping/model.ts";
import { worldAddress } from "../../addresses.ts";
import { ask } from "../../ask.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { documentAddress } from "../record/addresses.ts";
import { editAddress, newReportAddress, reportAddress, reportsAddress } from "./addresses.ts";
import { actorOf, momentInWords, titleOf } from "./reporting.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Every report that the reader may see: for everybody what is issued, for those who write them also the drafts. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, services } = ask(args);
  const { person } = args.context;
  const shown = await services.reports.list(actorOf(args));
  const mayWrite = person?.may("report.write") ?? false;
  return {
    head: {
      title: words.t("report-pages:list.title"),
      description: words.t("report-pages:list.about"),
      canonical: reportsAddress(language),
      crumbs: [
        { words: words.t("web:foot.world"), to: worldAddress(language) },
        { words: words.t("report-pages:list.crumb") },
      ],
      sources: [],
    },
    mayWrite,
    reports: shown.map((one) => ({
      id: one.id,
      title: titleOf(one, language),
      to: reportAddress(language, one.id),
      edit:
        mayWrite && (one.state === "draft" || one.state === "review") ? editAddress(language, one.id) : null,
      symbol: one.symbol,
      mandates: one.mandates.map((symbol) => ({ symbol, to: documentAddress(language, symbol) })),
      state: words.t(
        one.corrects === null
          ? `report-pages:state.${one.state}`
          : `report-pages:state.corrigendum-${one.state}`,
      ),
      when: whenInWords(one, words),
      titles: titlesElsewhere(one, language),
    })),
  } satisfies PageData & Record<string, unknown>;
}

function whenInWords({ issued, changed }: ReportSummary, words: Words): string {
  return issued === null
    ? words.t("report-pages:list.changed", { when: momentInWords(words, changed) })
    : words.date(issued.at);
}

/** The other languages in which it has a title. */
function titlesElsewhere({ title }: ReportSummary, page: Language): readonly Language[] {
  return languages.filter((one) => one !== page && title[one] !== undefined);
}

export default function Reports() {
  const { words, language } = useFrame();
  const { t } = words;
  const { head, mayWrite, reports } = useLoaderData<typeof loader>();
  return (
    <ReportPage title={head.title} lede={head.description}>
      {mayWrite && (
        <p className="wide screen-only">
          <a className="button" href={newReportAddress(language)}>
            {t("report-pages:new.title")}
          </a>
        </p>
      )}
      {reports.length === 0 ? (
        <p className="prose">{t(mayWrite ? "report-pages:list.none-write" : "report-pages:list.none")}</p>
      ) : (
        <ul className="re-list wide">
          {reports.map(({ id, title, to, edit, symbol, mandates, state, when, titles }) => (
            <li key={id}>
              <div>
                <a className="re-list-title" href={to} lang={title.language} dir="auto">
                  {title.text}
                </a>
                <span className="note">
                  {symbol !== null && <bdi dir="ltr">{symbol} </bdi>}
                  {mandates.map((one) => (
                    <a key={one.symbol} href={one.to} dir="ltr">
                      {one.symbol}
                    </a>
                  ))}
                </span>
                {titles.length > 0 && (
                  <span className="note re-list-languages">
                    {titles.map((one) => (
                      <a key={one} href={reportAddress(language, id, { in: one })} lang={one}>
                        {t(`kernel:language.${one}`)}
                      </a>
                    ))}
                  </span>
                )}
              </div>
              <span>{state}</span>
              <span>
                {when}
                {edit !== null && <a href={edit}>{t("report-pages:way.edit")}</a>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </ReportPage>
  );
}
