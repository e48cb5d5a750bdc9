import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { takens } from "../../../dialogue/summary/model.ts";
import { languages } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { ReferenceLine } from "../../parts/contributions/reference-line.tsx";
import { SaidPage } from "../../parts/contributions/said-page.tsx";
import { PersonForm } from "../../parts/person-form.tsx";
import { ParagraphForm } from "../../parts/summary/paragraph-form.tsx";
import { personForm } from "../../signed.ts";
import { summaryAddress, summaryDeskAddress, summaryVersionsAddress } from "../contributions/addresses.ts";
import { linksOf, partyNames } from "../contributions/asked.ts";
import { askMeetingAs, crumbsOf, dayInWords, found, frameOf, said } from "../meetings/asked.ts";
import { doAtDesk } from "./deeds.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Where the summary is written: its paragraphs on one side, everything that was said on the other. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeetingAs(args, "summary.write");
  const { words, language, services, actor, id, person } = asked;
  const { t } = words;
  const meeting = found(await asked.meetings.one(actor, id));
  const { summary, points, reflected, named } = found(await services.summaries.desk(actor, id));
  const { content, state } = summary;
  if (state === "issued") throw redirect(summaryAddress(language, id), { status: 303 });
  const names = await partyNames(services, words);
  const comments = found(await services.summaries.comments(actor, id));
  const covered = new Map<string, string[]>();
  for (const one of content.paragraphs)
    for (const rest of one.rests) covered.set(rest, [...(covered.get(rest) ?? []), one.id]);
  const missing = new Set(reflected.points.map(({ number }) => number));
  let number = 0;
  // Paragraphs are called as they stand on the page, never by what they are called inside.
  const called = new Map(
    content.paragraphs.map((one) => [
      one.id,
      one.kind === "paragraph"
        ? t("outcome:desk.paragraph", { number: ++number })
        : textIn(one.text, language, content.original).text,
    ]),
  );
  number = 0;
  const title = t("outcome:desk.title");
  return {
    head: {
      title,
      description: t("outcome:desk.about"),
      canonical: summaryDeskAddress(language, id),
      crumbs: crumbsOf(asked, meeting, title),
      sources: [],
    },
    frame: frameOf(asked, meeting, "summary"),
    whole: summaryAddress(language, id),
    versions: summaryVersionsAddress(language, id),
    closes: summary.commentsClose,
    standing: [
      state === "comments" && summary.commentsClose !== null
        ? t("outcome:summary.comments", { date: dayInWords(summary.commentsClose, words) })
        : t("outcome:summary.draft"),
      ...(state === "comments" ? [t("outcome:desk.comments-so-far", { count: comments.length })] : []),
    ].join(" "),
    mayIssue: person.may("summary.issue"),
    paragraphs: content.paragraphs.map((one) => ({
      ...{ id: one.id, kind: one.kind, revision: one.revision, rests: one.rests },
      called: called.get(one.id) ?? one.id,
      number: one.kind === "paragraph" ? ++number : null,
      texts: languages.flatMap((spoken) => {
        const text = one.text[spoken];
        return text === undefined ? [] : [{ language: spoken, text }];
      }),
      warnings: [
        ...(reflected.unfounded.includes(one.id) ? [t("outcome:desk.unfounded")] : []),
        ...reflected.outdated
          .filter(({ paragraph }) => paragraph === one.id)
          .map(({ reference }) =>
            t("outcome:desk.outdated", { reference: reference.slice(reference.indexOf("#") + 1) }),
          ),
        ...named
          .filter(({ paragraph }) => paragraph === one.id)
          .map(({ names: own }) => t("outcome:desk.named", { names: words.list(own) })),
        ...(one.text[language] === undefined ? [t("outcome:desk.untranslated")] : []),
      ],
    })),
    points: points.map((one) => ({
      ...{ number: one.number, text: one.text, language: one.language, reference: one.reference },
      about: [
        ...(one.kind === "proposal" ? [t("round-tables:kind.proposal")] : []),
        ...(one.stance ? [t(`round-tables:stance.${one.stance}`)] : []),
        ...one.by.map((party) => names.get(party) ?? party),
      ].join(" · "),
      missing: missing.has(one.number),
      in: (covered.get(one.reference) ?? []).map((to) => ({ to, words: called.get(to) ?? to })),
    })),
    notReflected: {
      points:
        reflected.points.length === 0
          ? t("outcome:desk.all-reflected")
          : t("outcome:desk.missing-points", { count: reflected.points.length }),
      contributions: reflected.contributions.map((one) => ({
        ...{ number: one.number, title: one.title, language: one.language },
        links: linksOf(words, [one.reference]),
      })),
    },
    comments: comments.map((one) => ({
      ...{
        number: one.number,
        text: one.text,
        paragraph: one.paragraph,
        called: one.paragraph === null ? null : (called.get(one.paragraph) ?? one.paragraph),
        taken: one.taken,
        answer: one.answer,
      },
      by: one.party === null ? t("contributions:one.secretariat") : (names.get(one.party) ?? one.party),
    })),
  } satisfies PageData & Record<string, unknown>;
}

export async function action(args: ActionFunctionArgs) {
  const { form, language, words, person, services } = await personForm(args);
  const id = args.params.id ?? "";
  const { result, at } = await doAtDesk(services.summaries, person.actor, id, { form, language });
  if (!result.ok) return { said: said(result.problems, words) };
  return redirect(`${summaryDeskAddress(language, id)}${at}`, { status: 303 });
}

export default function SummaryDesk() {
  const { words, language } = useFrame();
  const { t } = words;
  const shown = useLoaderData<typeof loader>();
  const { head, frame, paragraphs, points, notReflected, comments } = shown;
  const refused = useActionData<typeof action>();
  return (
    <SaidPage title={head.title} lede={head.description} frame={frame} problems={refused?.said}>
      <p className="wide" role="status">
        {shown.standing}
      </p>
      <p className="wide inline-list screen-only">
        <a href={shown.whole}>{t("outcome:summary.title")}</a>{" "}
        <a href={shown.versions}>{t("outcome:versions.title")}</a>
      </p>
      <div className="said-beside wide">
        <section>
          <h2>{t("outcome:desk.text")}</h2>
          {paragraphs.map((paragraph) => (
            <div key={paragraph.id} id={paragraph.id}>
              <ParagraphForm paragraph={paragraph} shown={language} />
            </div>
          ))}
          <PersonForm deed="summary.write" inside={t("outcome:desk.add")} className="said-form">
            <label>
              <span>{t("outcome:desk.after")}</span>
              <select name="after" defaultValue={paragraphs.at(-1)?.id ?? ""}>
                <option value="">{t("outcome:desk.first")}</option>
                {paragraphs.map(({ id, called }) => (
                  <option key={id} value={id}>
                    {called}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span>{t("outcome:desk.kind")}</span>
              <select name="kind">
                <option value="paragraph">{t("outcome:desk.kind-paragraph")}</option>
                <option value="heading">{t("outcome:desk.heading")}</option>
              </select>
            </label>
            <label className="said-wide">
              <span>{t(`kernel:language.${language}`)}</span>
              <textarea name="text" rows={4} required dir="auto" />
            </label>
            <label className="said-wide">
              <span>{t("outcome:desk.rests")}</span>
              <textarea name="rests" rows={2} dir="ltr" />
            </label>
            <button type="submit" className="button" name="deed" value="add">
              {t("outcome:desk.add")}
            </button>
          </PersonForm>
        </section>
        <section>
          <h2>{t("outcome:desk.points")}</h2>
          <p role="note">{notReflected.points}</p>
          <ol className="said-list">
            {points.map((one) => (
              <li key={one.number} value={one.number} className={one.missing ? "said-missing" : undefined}>
                <p lang={one.language} dir="auto">
                  <span className="said-number">{one.number}</span> {one.text}
                </p>
                <p className="note">
                  {one.about}{" "}
                  {one.missing
                    ? t("outcome:desk.missing")
                    : one.in.map(({ to, words: place }) => (
                        <a key={to} href={`#${to}`}>
                          {place}{" "}
                        </a>
                      ))}
                </p>
                <p className="note">
                  <code dir="ltr">{one.reference}</code>
                </p>
              </li>
            ))}
          </ol>
          {notReflected.contributions.length > 0 && (
            <>
              <h3>{t("outcome:desk.missing-contributions")}</h3>
              <ul>
                {notReflected.contributions.map(({ number, title, language: spoken, links }) => (
                  <li key={number}>
                    <span lang={spoken} dir="auto">
                      {title}
                    </span>
                    <ReferenceLine links={links} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
      {comments.length > 0 && (
        <section className="wide">
          <h2>{t("outcome:comment.all")}</h2>
          <ul className="said-comments">
            {comments.map((one) => (
              <li key={one.number} id={`c${one.number}`}>
                <p>
                  <strong>
                    <bdi>{one.by}</bdi>
                  </strong>{" "}
                  {one.paragraph !== null && <a href={`#${one.paragraph}`}>{one.called}</a>}{" "}
                  <span dir="auto">{one.text}</span>
                </p>
                <PersonForm deed="summary.write" className="said-filter">
                  <input type="hidden" name="number" value={one.number} />
                  <label>
                    <span>{t("outcome:comment.became")}</span>
                    <select name="taken" defaultValue={one.taken ?? "taken"}>
                      {takens.map((taken) => (
                        <option key={taken} value={taken}>
                          {t(`outcome:taken.${taken}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                  <label>
                    <span>{t("outcome:comment.answer")}</span>
                    <input name="answer" defaultValue={one.answer ?? ""} maxLength={4000} dir="auto" />
                  </label>
                  <button type="submit" className="button quiet" name="deed" value="answer">
                    {t("outcome:desk.save")}
                  </button>
                </PersonForm>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="wide said-deeds screen-only">
        <h2>{t("outcome:desk.next")}</h2>
        <PersonForm deed="summary.write">
          <button type="submit" className="button quiet" name="deed" value="keep">
            {t("outcome:desk.keep")}
          </button>
        </PersonForm>
        <PersonForm deed="summary.write" inside={t("outcome:desk.again")}>
          <p>{t("outcome:desk.again-about")}</p>
          <button type="submit" className="button quiet" name="deed" value="again">
            {t("outcome:desk.again")}
          </button>
        </PersonForm>
        {shown.mayIssue && (
          <PersonForm deed="summary.issue" inside={t("outcome:desk.comments")} className="said-form">
            <label>
              <span>{t("outcome:desk.closes")}</span>
              <input type="date" name="closes" required defaultValue={shown.closes ?? ""} />
            </label>
            <button type="submit" className="button" name="deed" value="comments">
              {t("outcome:desk.comments")}
            </button>
          </PersonForm>
        )}
        {shown.mayIssue && (
          <PersonForm deed="summary.issue" inside={t("outcome:desk.issue")} className="said-form">
            <p className="said-wide">{t("outcome:desk.issue-about")}</p>
            <label>
              <span>{t("outcome:desk.symbol")}</span>
              <input name="symbol" required maxLength={60} dir="ltr" />
            </label>
            <button type="submit" className="button" name="deed" value="issue">
              {t("outcome:desk.issue")}
            </button>
          </PersonForm>
        )}
      </section>
    </SaidPage>
  );
}
