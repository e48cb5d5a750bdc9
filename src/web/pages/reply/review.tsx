import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { asked as askedNow } from "../../../consultation/questionnaire/asked.ts";
import { numbered } from "../../../consultation/questionnaire/order.ts";
import type { Answer } from "../../../consultation/replying/answer.ts";
import { Publication } from "../../../consultation/replying/model.ts";
import type { Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Said } from "../../parts/questionnaire/fields/said.tsx";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { Deciding } from "../../parts/reply/deciding.tsx";
import { SaidAnswer } from "../../parts/reply/said-answer.tsx";
import { field, personForm } from "../../signed.ts";
import style from "../../styles/reply.css?url";
import { receiptAddress, reviewAddress, sectionAddress } from "./addresses.ts";
import { addressOf, ago, askReply, moment, replyCrumbs, stateInWords, titleOf, whoIs } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** The whole reply as it would be, or was, submitted; it prints as such. Here it is cleared, submitted and taken up again. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askReply(args);
  const { words, language, view, services, at } = asked;
  const { content } = view.asked;
  const { reply, submissions, progress, may } = view;
  const last = submissions.at(-1);
  // Whoever may not see the draft reads what was submitted; everybody does once nothing is under way.
  const draft = reply.state !== "submitted" && (may.team || view.answers.size > 0);
  const answers: ReadonlyMap<string, Answer> = draft
    ? new Map([...view.answers].map(([id, { value }]) => [id, value]))
    : new Map(Object.entries(last?.answers ?? {}));
  const put = askedNow(content, answers, view.party.kind);
  const numbers = numbered(content);
  const title = words.t("replies:review.title");
  const open = view.closed === null && reply.state !== "declined";
  return {
    head: {
      title,
      description: words.t("replies:first.description", {
        party: view.party.names[language],
        title: titleOf(view, language),
      }),
      canonical: reviewAddress(language, at),
      crumbs: replyCrumbs(asked, title),
      sources: [],
    },
    at,
    content,
    party: view.party.names[language],
    consultation: titleOf(view, language),
    state: stateInWords(words, reply),
    submitted:
      !draft && last
        ? {
            receipt: last.receipt,
            when: moment(words, last.at),
            to: receiptAddress(language, at, last.number),
          }
        : null,
    enteredFor: reply.enteredFor ? words.t(`replies:entered.${reply.enteredFor}`) : null,
    cleared:
      reply.state === "cleared" && reply.cleared !== null
        ? words.t("replies:review.cleared", {
            who: whoIs(words, reply.clearedBy ?? "", view.names),
            when: ago(words, reply.cleared, services.now()),
          })
        : null,
    sections: put.sections.map((section) => ({
      section,
      number: content.sections.indexOf(section) + 1,
      questions: put.questions
        .filter((one) => one.section === section)
        .map(({ question, number }) => ({ question, number, answer: answers.get(question.id) ?? null })),
    })),
    hindrances:
      draft && open
        ? progress.hindrances.map(({ question, section, problems }) => ({
            id: question.id,
            number: numbers.get(question.id) ?? "",
            ask: textIn(question.ask, language, content.original).text,
            to: sectionAddress(language, at, section.id, { question: question.id }),
            why: problems.map((one) => words.problem(one)),
          }))
        : [],
    deciding: {
      open,
      may,
      state: reply.state,
      seen: view.state,
      answered: progress.answered,
      publication: reply.publication ?? "secretariat",
      promise: view.asked.promise === "anonymous",
    },
  } satisfies PageData & Record<string, unknown>;
}

/** Clears, withdraws the clearance, submits, takes up again. */
export async function action(args: ActionFunctionArgs) {
  const { form, services, person, language } = await personForm(args);
  const { replies } = services;
  const { actor } = person;
  const at = addressOf(args);
  const deed = field(form, "deed");
  const seen = field(form, "seen") ?? undefined;
  const to = (path: string) => redirect(path, { status: 303, headers: { "Cache-Control": "no-store" } });
  if (deed === "submit") {
    const publication = Publication.catch("secretariat").parse(field(form, "publication"));
    const done = await replies.submit(actor, at, { publication, seen });
    if (!done.ok) return { refused: done.problems };
    throw to(receiptAddress(language, at, done.value.number));
  }
  const done: Result<unknown> =
    deed === "clear"
      ? await replies.clear(actor, at, seen)
      : deed === "withdraw"
        ? await replies.withdrawClearance(actor, at)
        : await replies.reopen(actor, at);
  if (!done.ok) return { refused: done.problems };
  throw to(reviewAddress(language, at));
}

export default function Review() {
  const { words, language } = useFrame();
  const { t } = words;
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { head, at, content, party, consultation, state, submitted, sections, hindrances } = loaded;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="reply" />
      <header className="prose">
        <p className="reply-place">{party}</p>
        <h1>{consultation}</h1>
        <p className="reply-facts">
          <span className="screen-only">{head.title}</span> <strong>{state}</strong>{" "}
          {loaded.cleared !== null && <span>{loaded.cleared}</span>}{" "}
          {submitted && (
            <span>
              <a href={submitted.to}>
                <bdi dir="ltr">{submitted.receipt}</bdi>
              </a>
              , {submitted.when}
            </span>
          )}
        </p>
        {loaded.enteredFor !== null && <p>{loaded.enteredFor}</p>}
        {refused && <RefusedLines lines={refused.refused.map(words.problem)} />}
      </header>
      {hindrances.length > 0 && (
        <section className="prose screen-only" aria-labelledby="hindrances">
          <h2 id="hindrances">{t("replies:review.hindrances")}</h2>
          <ul className="reply-hindrances">
            {hindrances.map(({ id, number, ask, to, why }) => (
              <li key={id}>
                <a href={to}>
                  {number} {ask}
                </a>
                {why.map((line) => (
                  <p key={line} className="reply-note">
                    {line}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {sections.map(({ section, number, questions }) => (
        <section key={section.id} className="prose reply-read" aria-labelledby={`s-${section.id}`}>
          <h2 id={`s-${section.id}`}>
            {number} <Said text={section.title} language={language} original={content.original} />
          </h2>
          <dl>
            {questions.map(({ question, number: n, answer }) => (
              <div key={question.id} className="reply-pair">
                <dt>
                  <span className="reply-number">{n}</span>{" "}
                  <Said text={question.ask} language={language} original={content.original} />
                </dt>
                <dd>
                  {answer === null ? (
                    <p className="reply-note">{t("replies:review.unanswered")}</p>
                  ) : (
                    <SaidAnswer questionnaire={content} question={question.id} answer={answer} files={at} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Deciding {...loaded.deciding} hindrances={hindrances.length} />
    </>
  );
}
