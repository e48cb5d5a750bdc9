import { type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import { notesOf } from "../../../report/outline/footnotes.ts";
import { coverage } from "../../../report/outline/model.ts";
import { evidenceLink } from "../../evidence-links.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { RecordPage } from "../../parts/record/record-page.tsx";
import { OutlineSection } from "../../parts/report/outline-section.tsx";
import { documentAddress, recordAddress } from "../record/addresses.ts";
import { outlineAddress, outlineFileAddress } from "./addresses.ts";
import { askOutline } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What a report on a document has to say, paragraph by paragraph, and on what it can rest already. */
export async function loader(args: LoaderFunctionArgs) {
  const { language, words, outline } = await askOutline(args);
  const { symbol } = outline;
  if (symbol !== args.params["*"]) throw redirect(outlineAddress(language, symbol), 301);
  const asking = outline.paragraphs.map(coverage).filter((one) => one !== "silent");
  return {
    head: {
      title: words.t("report:outline.title", { symbol }),
      description: words.t("report:outline.about"),
      canonical: outlineAddress(language, symbol),
      crumbs: [
        { words: words.t("record-pages:nav.record"), to: recordAddress(language) },
        { words: symbol, to: documentAddress(language, symbol) },
        { words: words.t("report:outline.link") },
      ],
      sources: outline.sources,
    },
    outline,
    covered: words.t("report:outline.coverage", {
      count: asking.length,
      with: words.number(asking.filter((one) => one === "evidence").length),
    }),
    notes: notesOf(outline).references.map((one) => evidenceLink(language, one)),
    files: (["md", "json"] as const).map((format) => ({
      words: format === "md" ? "Markdown" : "JSON",
      to: outlineFileAddress(language, symbol, format),
    })),
  } satisfies PageData & Record<string, unknown>;
}

export default function OutlinePage() {
  const { words, language } = useFrame();
  const { outline, covered, notes, files } = useLoaderData<typeof loader>();
  const { t } = words;
  const { numbersOf } = notesOf(outline);
  return (
    <RecordPage>
      <header>
        <p className="kind">{t("report:outline.link")}</p>
        <h1 className="finding">
          <a href={documentAddress(language, outline.symbol)} dir="ltr">
            {outline.symbol}
          </a>
        </h1>
        <p className="lede">{t("report:outline.about")}</p>
        <p>{outline.paragraphs.length === 0 ? t("report:outline.empty") : covered}</p>
      </header>
      {outline.paragraphs.map((paragraph) => (
        <OutlineSection key={paragraph.id} paragraph={paragraph} numbersOf={numbersOf} />
      ))}
      {outline.citedBy.length > 0 && (
        <section className="section">
          <h2>{t("report:outline.cited-by")}</h2>
          <ul>
            {outline.citedBy.map((symbol) => (
              <li key={symbol}>
                <a href={documentAddress(language, symbol)} dir="ltr">
                  {symbol}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className="section wide evidence" id="evidence">
          <h2>{t("report:outline.evidence")}</h2>
          <ol>
            {notes.map(({ text, short, to }, index) => (
              <li key={text} id={`e${index + 1}`}>
                <code dir="ltr">{to === null ? short : <a href={to}>{short}</a>}</code>
              </li>
            ))}
          </ol>
        </section>
      )}
      <ul className="downloads section screen-only" aria-label={t("report:outline.file")}>
        {files.map((file) => (
          <li key={file.to}>
            <a href={file.to} download="">
              {file.words}
            </a>
          </li>
        ))}
      </ul>
    </RecordPage>
  );
}
