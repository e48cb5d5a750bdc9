import { Fragment } from "react";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { textIn } from "../../../kernel/texts.ts";
import { printFormats } from "../../../print/model.ts";
import { withSign } from "../../../print/numerals.ts";
import { reportParts } from "../../../report/writing/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ReadingComments } from "../../parts/report/reading-comments.tsx";
import { ReadingRows } from "../../parts/report/reading-rows.tsx";
import { ReportPage } from "../../parts/report/report-page.tsx";
import { personForm } from "../../signed.ts";
import { documentAddress } from "../record/addresses.ts";
import { reportAddress, reportFileAddress } from "./addresses.ts";
import { doDeed } from "./deeds.ts";
import { editionAsked, editionsOf, editorBlocks } from "./editing.ts";
import { readingRows } from "./reading-rows.ts";
import { askDrafter, askReport, crumbsOf, refused, statusOf, waysOf } from "./reporting.ts";

/** What of the query this page reads. */
export const handle = { query: ["in"] };

/** A report to be read, in one of its languages: the text, and beside it what each value rests on. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askReport(args);
  const { words, language: page, id, view, query, services } = asked;
  const { report, issued } = view;
  const language = editionAsked(query, report, page);
  const edition = { in: language === page ? undefined : language };
  const title = textIn(report.title, language, report.original);
  const rows = await readingRows(report, language, services, words);
  return {
    head: {
      title: words.t("report-pages:reading.title", { title: title.text }),
      description: words.t("report-pages:reading.description", { mandates: words.list(report.mandates) }),
      canonical: reportAddress(page, id, edition),
      crumbs: crumbsOf(asked),
      sources: [],
    },
    ways: waysOf(asked, "reading"),
    id,
    language,
    title,
    lines: textIn(report.lines, language, report.original),
    symbol: report.symbol,
    date:
      report.date === null
        ? null
        : words.date(`${report.date}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" }),
    mandates: report.mandates.map((symbol) => ({ symbol, to: documentAddress(page, symbol) })),
    parts: reportParts.flatMap((part) => {
      const own = rows.filter((one) => one.part === part);
      return own.length === 0 ? [] : [{ part, rows: own }];
    }),
    contents: rows
      .filter(({ kind, part }) => kind === "heading" && part !== "summary")
      .map(({ id: block, number, content }) => ({
        block,
        number,
        words: content.map((one) => (one.kind === "note" ? "" : one.text)).join(""),
      })),
    editions: editionsOf(report).map((one) => ({
      language: one,
      to: reportAddress(page, id, { in: one }),
      here: one === language,
    })),
    files: printFormats.map((format) => ({
      format,
      to: reportFileAddress(page, id, format, { in: language }),
    })),
    draft: issued === null,
    issued:
      issued === null
        ? null
        : words.t("report-pages:reading.issued", {
            when: words.date(issued.at, { dateStyle: "long", timeZone: "UTC" }),
            hash: issued.hash.slice(0, 16),
          }),
    corrigenda: view.corrigenda.map((one) => ({
      id: one.id,
      to: reportAddress(page, one.id),
      words: words.t(`report-pages:state.corrigendum-${one.state}`),
    })),
    corrects:
      report.corrects === null ? null : { id: report.corrects, to: reportAddress(page, report.corrects) },
    mayComment: view.may.comment,
    comments: view.may.comment
      ? editorBlocks(view, language, words).filter(({ comments }) => comments.length > 0)
      : [],
  } satisfies PageData & Record<string, unknown>;
}

/** A comment of whoever reads and may comment, or that one has been met. */
export async function action(args: ActionFunctionArgs) {
  const { form } = await personForm(args);
  const asked = await askDrafter(args, "report.comment");
  const { words, language: page, id, view, query } = asked;
  const language = editionAsked(query, view.report, page);
  const none = { saved: new Map(), wrong: new Map(), conflicts: new Map(), change: null };
  const [deed] = String(form.get("deed") ?? "").split(" ");
  const said = ["comment", "answer", "resolve", "reopen"].includes(deed ?? "");
  const done = said
    ? await doDeed({ ...asked, language }, form, none)
    : ({
        ok: false,
        problems: [{ code: "report-pages.deed-unclear", severity: "error", facts: {} }],
      } as const);
  if (done.ok)
    return redirect(
      reportAddress(page, id, { in: query.get("in") ?? undefined }, done.value.show ?? undefined),
      303,
    );
  const status = statusOf(done.problems);
  if (status === 403 || status === 404) throw refused(done.problems);
  return data({ problems: done.problems.map((one) => words.problem(one)) }, status);
}

export default function Reading() {
  const { words } = useFrame();
  const { t } = words;
  const page = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const { title, lines } = page;
  return (
    <ReportPage
      title={title.text}
      titleIn={title.language}
      ways={page.ways}
      problems={acted?.problems}
      before={
        (lines.text !== "" || page.symbol !== null || page.date !== null) && (
          <div className="rp-masthead">
            <p lang={lines.language} dir="auto">
              {lines.text.split("\n").map((line) => (
                <span key={line}>{line}</span>
              ))}
            </p>
            <p className="rp-masthead-end">
              {page.symbol !== null && (
                <b>
                  <bdi dir="ltr">{page.symbol}</bdi>
                </b>
              )}
              {page.date !== null && <span>{page.date}</span>}
            </p>
          </div>
        )
      }
    >
      <div className="rp-front wide">
        <p>
          {t("report-pages:reading.kind")}
          {page.mandates.map((one) => (
            <Fragment key={one.symbol}>
              {" "}
              <a href={one.to} dir="ltr">
                {one.symbol}
              </a>
            </Fragment>
          ))}
        </p>
        {page.draft && <p className="rp-draft">{t("report-pages:reading.draft")}</p>}
        {page.issued !== null && <p>{page.issued}</p>}
        {page.corrects !== null && (
          <p>
            {t("report-pages:reading.corrects")} <a href={page.corrects.to}>{page.corrects.id}</a>
          </p>
        )}
        {page.corrigenda.map((one) => (
          <p key={one.id} className="rp-draft">
            {t("report-pages:reading.corrigenda")} <a href={one.to}>{one.id}</a> ({one.words})
          </p>
        ))}
        <div className="rp-take screen-only">
          <p id="take">{t("report-pages:reading.downloads")}</p>
          <ul className="downloads" aria-labelledby="take">
            {page.files.map(({ format, to }) => (
              <li key={format}>
                <a href={to} download="">
                  {format.toUpperCase()}
                </a>
              </li>
            ))}
          </ul>
          {page.editions.length > 1 && (
            <ul className="re-editions" aria-label={t("report-pages:reading.editions")}>
              {page.editions.map((one) => (
                <li key={one.language}>
                  <a href={one.to} lang={one.language} aria-current={one.here ? "page" : undefined}>
                    {t(`kernel:language.${one.language}`)}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
        {page.contents.length > 2 && (
          <nav className="rp-contents" aria-label={t("report-pages:reading.contents")}>
            <ol>
              {page.contents.map((one) => (
                <li key={one.block}>
                  {one.number !== null && <bdi>{withSign(one.number, page.language)}</bdi>}{" "}
                  <a href={`#${one.block}`}>
                    <bdi>{one.words}</bdi>
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
      </div>
      <article className="rp wide" data-report-reading="" lang={page.language}>
        {page.parts.map(({ part, rows }) => (
          <section
            key={part}
            className={`rp-part rp-part-${part}`}
            aria-label={t(`report-pages:part.${part}`)}
          >
            {part === "summary" && <h2>{t("report-pages:part.summary")}</h2>}
            <ReadingRows
              edition={page.language}
              rows={rows}
              after={
                page.mayComment
                  ? (row) => (
                      <ReadingComments
                        block={row.id}
                        comments={page.comments.find(({ id }) => id === row.id)?.comments ?? []}
                      />
                    )
                  : undefined
              }
            />
          </section>
        ))}
      </article>
    </ReportPage>
  );
}
