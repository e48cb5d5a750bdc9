import { useFrame } from "../../frame.ts";
import { Source } from "./source-text.tsx";

export interface AboutDocument {
  readonly files: readonly { readonly format: string; readonly to: string }[];
  /** How it is cited; words of the source. */
  readonly cite: string;
  readonly official: string;
  readonly source: string | null;
  /** How many lines were the page's and not the document's. */
  readonly furniture: number;
  readonly series: { readonly title: string; readonly to: string } | null;
  /** The document before it in its series, and where both are compared. */
  readonly compare: { readonly symbol: string; readonly to: string } | null;
  readonly graph: string;
  /** What a report on it has to say. */
  readonly outline: string;
  /** The report on it that the reader may see, and where one is begun; for those who may write it. */
  readonly report: string | null;
  readonly newReport: string;
  /** Where its addressees are asked what they did; for those who may ask. */
  readonly ask: string;
  readonly citedBy: readonly Other[];
  readonly cites: readonly (Omit<Other, "to"> & { readonly to: string | null; readonly official: string })[];
  /** What a person should look at, in words. */
  readonly doubts: readonly string[];
}

interface Other {
  readonly symbol: string;
  readonly title: string | null;
  readonly to: string;
}

/** What belongs to a document and is not its text: how to cite it, its files, its neighbours, the doubts about its reading. */
export function About({ about }: { readonly about: AboutDocument }) {
  const { words, person } = useFrame();
  const { t } = words;
  return (
    <div className="about wide screen-only">
      <section>
        <h2>{t("record-pages:about.cite")}</h2>
        <p>
          <Source>{about.cite}</Source>
        </p>
        <p className="note">
          {t("record-pages:about.official")} <bdi dir="ltr">{about.official}</bdi>
        </p>
      </section>
      {about.files.length > 0 && (
        <section>
          <h2>{t("record-pages:about.take")}</h2>
          <ul className="inline-list">
            {about.files.map(({ format, to }) => (
              <li key={format}>
                <a href={to} download="">
                  {t(`record-pages:format.${format}`)}
                </a>
              </li>
            ))}
          </ul>
          {about.source !== null && (
            <p className="note">
              <a href={about.source}>{t("record-pages:about.original")}</a>{" "}
              {about.furniture > 0 && t("record-pages:about.furniture", { count: about.furniture })}
            </p>
          )}
        </section>
      )}
      {(about.series ?? about.compare) && (
        <section>
          <h2>{t("record-pages:about.series")}</h2>
          <ul className="plain-list">
            {about.series && (
              <li>
                <a href={about.series.to}>
                  <Source>{about.series.title}</Source>
                </a>
              </li>
            )}
            {about.compare && (
              <li>
                <a href={about.compare.to}>
                  {t("record-pages:about.compare", { symbol: about.compare.symbol })}
                </a>
              </li>
            )}
            <li>
              <a href={about.graph}>{t("record-pages:about.graph")}</a>
            </li>
          </ul>
        </section>
      )}
      <section className="screen-only">
        <h2>{t("report:outline.done")}</h2>
        <ul className="plain-list">
          <li>
            <a href={about.outline}>{t("report:outline.link")}</a>
          </li>
          {about.report !== null && (
            <li>
              <a href={about.report}>{t("report-pages:list.on-document")}</a>
            </li>
          )}
          {person?.may("report.write") && (
            <li>
              <a href={about.newReport}>{t("report-pages:new.from-document")}</a>
            </li>
          )}
          {person?.may("consultation.keep") && (
            <li>
              <a href={about.ask}>{t("consultations:new.from-document")}</a>
            </li>
          )}
        </ul>
      </section>
      {about.doubts.length > 0 && (
        <section>
          <h2>{t("record-pages:about.doubts")}</h2>
          <ul className="bulleted">
            {about.doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </section>
      )}
      {about.citedBy.length > 0 && (
        <section>
          <h2>{t("record-pages:about.cited-by")}</h2>
          <ul className="plain-list">
            {about.citedBy.map(({ symbol, title, to }) => (
              <li key={symbol}>
                <a href={to}>{symbol}</a> <Source className="quiet">{title ?? ""}</Source>
              </li>
            ))}
          </ul>
        </section>
      )}
      {about.cites.length > 0 && (
        <section className="cites">
          <h2>{t("record-pages:about.cites")}</h2>
          <details>
            <summary>{t("record-pages:about.cites-count", { count: about.cites.length })}</summary>
            <ul className="plain-list">
              {about.cites.map(({ symbol, title, to, official }) => (
                <li key={symbol}>
                  {to === null ? symbol : <a href={to}>{symbol}</a>}{" "}
                  {title === null ? (
                    <bdi dir="ltr" className="quiet">
                      {official}
                    </bdi>
                  ) : (
                    <Source className="quiet">{title}</Source>
                  )}
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
    </div>
  );
}
