import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { untranslated } from "../../../dialogue/summary/document.ts";
import { textIn } from "../../../kernel/texts.ts";
import { printFormats } from "../../../print/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ReferenceLine } from "../../parts/contributions/reference-line.tsx";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { field, personForm } from "../../signed.ts";
import {
  outcomeAddress,
  summaryAddress,
  summaryDeskAddress,
  summaryFileAddress,
  summaryVersionsAddress,
} from "../contributions/addresses.ts";
import { linksOf, partyNames, partyOptions } from "../contributions/asked.ts";
import { askMeeting, crumbsOf, dayInWords, found, frameOf, said } from "../meetings/asked.ts";
import { documentAddress } from "../record/addresses.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** The Chair's summary as the reader may see it: issued for all, for comments to delegations, in its draft to those who write it. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, services, actor, id, person } = asked;
  const { t } = words;
  const meeting = found(await asked.meetings.one(actor, id));
  const seen = found(await services.summaries.seen(actor, id));
  const title = t("outcome:summary.title");
  const names = await partyNames(services, words);
  const content = seen?.summary.content;
  let number = 0;
  const comments = seen && person ? found(await services.summaries.comments(actor, id)) : [];
  return {
    head: {
      title,
      description: standing(seen, words),
      canonical: summaryAddress(language, id),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "summary"),
    mayDraft: seen === null && (person?.may("summary.write") ?? false) && meeting.state !== "past",
    desk: seen?.mayWrite ? summaryDeskAddress(language, id) : null,
    ways: seen?.summary.state === "issued" ? waysOf(seen.summary.symbol) : [],
    shown:
      seen && content
        ? {
            title: textIn(content.title, language, content.original),
            forComments: seen.forComments,
            missing: untranslated(content, language).length,
            files: printFormats.map((format) => ({
              format: format.toUpperCase(),
              to: summaryFileAddress(language, id, format),
            })),
            versions: person === null ? null : summaryVersionsAddress(language, id),
            paragraphs: content.paragraphs.map((one) => ({
              ...{ id: one.id, kind: one.kind, text: textIn(one.text, language, content.original) },
              number: one.kind === "paragraph" ? ++number : null,
              links: linksOf(words, one.rests),
              comments: comments.filter(({ paragraph }) => paragraph === one.id).map(said1),
            })),
            comments: comments
              .filter(({ paragraph }) => !content.paragraphs.some((one) => one.id === paragraph))
              .map(said1),
          }
        : null,
    comment:
      seen !== null && (seen.mayCommentFor === "all" || seen.mayCommentFor.length > 0)
        ? await partyOptions(asked, "summary.comment")
        : null,
  } satisfies PageData & Record<string, unknown>;

  /** From an issued summary: the document that it became, and on to whoever is to get it. */
  function waysOf(symbol: string | null) {
    return [
      ...(symbol === null
        ? []
        : [{ to: documentAddress(language, symbol), words: t("outcome:summary.in-record", { symbol }) }]),
      {
        to: outcomeAddress(language, id),
        words: t(
          person?.may("outcome.distribute") ? "outcome:summary.distribute" : "outcome:summary.what-came",
        ),
      },
    ];
  }

  function said1(comment: (typeof comments)[number]) {
    const { number: own, party, text, taken, answer } = comment;
    return {
      ...{ number: own, text, answer },
      by: party === null ? t("contributions:one.secretariat") : (names.get(party) ?? party),
      taken: taken && t(`outcome:taken.${taken}`),
    };
  }
}

function standing(
  seen: {
    readonly summary: {
      readonly state: string;
      readonly symbol: string | null;
      readonly issued: Date | null;
      readonly commentsClose: string | null;
    };
  } | null,
  words: ReturnType<typeof askMeeting>["words"],
): string {
  const { t } = words;
  if (!seen) return t("outcome:summary.none");
  const { state, symbol, issued, commentsClose } = seen.summary;
  if (state === "issued" && issued !== null)
    return t("outcome:summary.issued", { symbol, date: words.date(issued) });
  return state === "comments" && commentsClose !== null
    ? t("outcome:summary.comments", { date: dayInWords(commentsClose, words) })
    : t("outcome:summary.draft");
}

/** Drafts the summary, or keeps a delegation's comment. */
export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const [id, { actor }] = [args.params.id ?? "", person];
  if (field(form, "deed") === "draft") {
    const done = await services.summaries.draft(actor, id);
    if (!done.ok) return { said: said(done.problems, words) };
    return redirect(summaryDeskAddress(language, id), { status: 303 });
  }
  const done = await services.summaries.comment(actor, id, {
    party: field(form, "party"),
    paragraph: field(form, "paragraph"),
    text: field(form, "text") ?? "",
  });
  if (!done.ok) return { said: said(done.problems, words) };
  return redirect(`${summaryAddress(language, id)}#c${done.value.number}`, { status: 303 });
}

export default function SummaryPage() {
  const { t } = useFrame().words;
  const { head, frame, shown, desk, ways, mayDraft, comment } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      {mayDraft && (
        <PersonForm deed="summary.write" className="prose">
          <button type="submit" className="button" name="deed" value="draft">
            {t("outcome:summary.begin")}
          </button>
        </PersonForm>
      )}
      {desk !== null && (
        <p className="prose screen-only">
          <a className="button" href={desk}>
            {t("outcome:desk.title")}
          </a>
        </p>
      )}
      {ways.length > 0 && (
        <p className="prose inline-list screen-only">
          {ways.map(({ to, words: said }) => (
            <a key={to} href={to}>
              {said}
            </a>
          ))}
        </p>
      )}
      {shown !== null && (
        <>
          <p className="prose note screen-only">
            {t("outcome:summary.take")}{" "}
            {shown.files.map(({ format, to }) => (
              <span key={format}>
                <a href={to}>{format}</a>{" "}
              </span>
            ))}
            {shown.versions !== null && <a href={shown.versions}>{t("outcome:versions.title")}</a>}
          </p>
          <article className="prose said-summary">
            <h2 lang={shown.title.language} dir="auto">
              {shown.title.text}
            </h2>
            {shown.missing > 0 && (
              <p className="note">{t("outcome:print.untranslated", { count: shown.missing })}</p>
            )}
            {shown.paragraphs.map((one) =>
              one.kind === "heading" ? (
                <h3 key={one.id} id={one.id} lang={one.text.language} dir="auto">
                  {one.text.text}
                </h3>
              ) : (
                <div key={one.id} id={one.id}>
                  <p lang={one.text.language} dir="auto">
                    <span className="said-par">{one.number}</span> {one.text.text}
                  </p>
                  {one.links.length > 0 && (
                    <details className="said-basis">
                      <summary>{t("outcome:summary.rests", { count: one.links.length })}</summary>
                      <ReferenceLine links={one.links} />
                    </details>
                  )}
                  <Comments comments={one.comments} />
                </div>
              ),
            )}
            <Comments comments={shown.comments} />
          </article>
          {comment !== null && (
            <div className="prose">
              <PersonForm
                deed="summary.comment"
                inside={t("outcome:comment.title")}
                open={refused !== undefined}
                className="said-form"
              >
                <label>
                  <span>{t("outcome:comment.for")}</span>
                  <select name="party">
                    {comment.any && <option value="">{t("contributions:one.secretariat")}</option>}
                    {comment.parties.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </label>
                <label>
                  <span>{t("outcome:comment.on")}</span>
                  <select name="paragraph">
                    <option value="">{t("outcome:comment.whole")}</option>
                    {shown.paragraphs
                      .filter(({ number }) => number !== null)
                      .map(({ id, number }) => (
                        <option key={id} value={id}>
                          {number}
                        </option>
                      ))}
                  </select>
                </label>
                <label className="said-wide">
                  <span>{t("outcome:comment.text")}</span>
                  <textarea name="text" rows={5} required maxLength={4000} dir="auto" />
                </label>
                <button type="submit" className="button" name="deed" value="comment">
                  {t("outcome:comment.send")}
                </button>
              </PersonForm>
            </div>
          )}
        </>
      )}
    </SaidPage>
  );
}

interface Said {
  readonly number: number;
  readonly by: string;
  readonly text: string;
  readonly taken: string | null;
  readonly answer: string | null;
}

function Comments({ comments }: { readonly comments: readonly Said[] }) {
  if (comments.length === 0) return null;
  return (
    <ul className="said-comments">
      {comments.map(({ number, by, text, taken, answer }) => (
        <li key={number} id={`c${number}`}>
          <p>
            <strong>
              <bdi>{by}</bdi>
            </strong>{" "}
            <span dir="auto">{text}</span>
          </p>
          {taken !== null && (
            <p className="note">
              {taken}
              {answer !== null && ` · ${answer}`}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
