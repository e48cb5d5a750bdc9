import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { problem } from "../../../kernel/problem.ts";
import { refusal } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import style from "../../styles/reply.css?url";
import { receiptAddress, replyAddress, reviewAddress } from "./addresses.ts";
import { askReply, moment, replyCrumbs, titleOf, whoIs } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: ["number"] };

/** What a party is given for what it submitted: to be printed and filed. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askReply(args);
  const { words, language, view, at, query } = asked;
  const wanted = query.get("number");
  const submission =
    wanted === null
      ? view.submissions.at(-1)
      : view.submissions.find(({ number }) => String(number) === wanted);
  if (!submission) throw refusal(404, problem("replies.not-submitted-yet"));
  const { number, receipt, hash, author, clearedBy, publication, answers } = submission;
  const later = view.submissions.find((one) => one.number === number + 1)?.number ?? null;
  const title = words.t("replies:receipt.title");
  return {
    head: {
      title,
      description: words.t("replies:receipt.description", { receipt, party: view.party.names[language] }),
      canonical: receiptAddress(language, at, number),
      crumbs: replyCrumbs(asked, title),
      sources: [],
    },
    facts: [
      ["number", receipt],
      ["for", view.party.names[language]],
      ["consultation", titleOf(view, language)],
      ["when", moment(words, submission.at)],
      ["who", author === "" ? whoIs(words, submission.actor, view.names) : author],
      ...(clearedBy === null ? [] : [["cleared", whoIs(words, clearedBy, view.names)]]),
      ["answers", words.number(Object.keys(answers).length)],
      ["readers", words.t(`replies:publication.${publication}`)],
      ["hash", hash],
    ].map(([key = "", value = ""]) => ({ key, value })),
    number,
    later: later === null ? null : { number: later, to: receiptAddress(language, at, later) },
    reply: replyAddress(language, at),
    review: reviewAddress(language, at),
    enteredFor: view.reply.enteredFor ? words.t(`replies:entered.${view.reply.enteredFor}`) : null,
  } satisfies PageData & Record<string, unknown>;
}

/** Facts that are set from left to right in every language. */
const latin = new Set(["number", "hash"]);

export default function Receipt() {
  const { t } = useFrame().words;
  const { head, facts, number, later, reply, review, enteredFor } = useLoaderData<typeof loader>();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="reply" />
      <article className="prose reply-receipt">
        <h1>{head.title}</h1>
        <p className="reply-place">{t("replies:receipt.which", { number })}</p>
        {later && (
          <p>
            <a href={later.to}>{t("replies:receipt.later", { number: later.number })}</a>
          </p>
        )}
        <dl>
          {facts.map(({ key, value }) => (
            <div key={key}>
              <dt>{t(`replies:receipt.${key}`)}</dt>
              <dd className={latin.has(key) ? `reply-${key}-fact` : undefined}>
                <bdi dir={latin.has(key) ? "ltr" : undefined}>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        {enteredFor !== null && <p>{enteredFor}</p>}
        <p className="reply-note">{t("replies:receipt.hash-about")}</p>
        <p className="reply-note screen-only">{t("replies:receipt.print")}</p>
        <p className="reply-buttons screen-only">
          <a href={reply}>{t("replies:form.back")}</a> <a href={review}>{t("replies:first.read")}</a>
        </p>
      </article>
    </>
  );
}
