import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { EnteredFrom, NoteReaders } from "../../../consultation/replying/model.ts";
import type { Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { SaidAtLength } from "../../parts/questionnaire/fields/said.tsx";
import { RefusedLines } from "../../parts/refused-lines.tsx";
import { Decline, EnterFor, ReplyNotes } from "../../parts/reply/beside.tsx";
import { ReplySections } from "../../parts/reply/sections.tsx";
import { Submissions } from "../../parts/reply/submissions.tsx";
import { field, type PersonForm as Posted, personForm } from "../../signed.ts";
import style from "../../styles/reply.css?url";
import { formsAddress } from "../reply-forms/addresses.ts";
import { replyAddress, reviewAddress, sectionAddress } from "./addresses.ts";
import {
  addressOf,
  ago,
  askReply,
  dueInWords,
  moment,
  type ReplyAsk,
  replyCrumbs,
  stateInWords,
  titleOf,
  whoIs,
} from "./asked.ts";
import { colleaguesOf, othersInWords } from "./people.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** A reply at a glance: how far each section is, who works on it, what was submitted. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askReply(args);
  const { words, language, view, services, person, at } = asked;
  const now = services.now();
  const { content, promise } = view.asked;
  const { progress, reply } = view;
  const open = view.closed === null && reply.state !== "submitted" && reply.state !== "declined";
  const next =
    progress.sections.find(({ answered, questions }) => answered < questions) ?? progress.sections[0];
  const mayRead = view.may.team || view.answers.size > 0;
  const earlier = view.may.write && open ? await services.replies.earlier(person.actor, at) : null;
  const before = earlier?.ok ? earlier.value : null;
  return {
    head: {
      title: titleOf(view, language),
      description: words.t("replies:first.description", {
        party: view.party.names[language],
        title: titleOf(view, language),
      }),
      canonical: replyAddress(language, at),
      crumbs: replyCrumbs(asked),
      sources: [],
    },
    at,
    party: view.party.names[language],
    state: stateInWords(words, reply),
    due: dueInWords(words, view.term, now),
    extended: view.term.extended,
    closed: view.closed && reply.state !== "submitted" ? words.problem(view.closed) : null,
    enteredFor: reply.enteredFor ? words.t(`replies:entered.${reply.enteredFor}`) : null,
    declined: reply.state === "declined" ? (reply.declinedWhy ?? "") : null,
    introduction: content.introduction,
    original: content.original,
    promise: promise === "anonymous",
    may: view.may,
    open,
    draftHidden: !mayRead && reply.state !== "submitted" && reply.submitted === null,
    progress: words.t("replies:progress.of", {
      answered: progress.answered,
      questions: progress.questions,
    }),
    goOn:
      view.may.write && open && next
        ? {
            to: sectionAddress(language, at, next.section.id),
            words:
              progress.answered === 0
                ? words.t("replies:first.begin")
                : words.t("replies:first.go-on", {
                    section: textIn(next.section.title, language, content.original).text,
                  }),
          }
        : null,
    review: mayRead || view.submissions.length > 0 ? reviewAddress(language, at) : null,
    sections: progress.sections.map((one) => ({
      id: one.section.id,
      number: one.number,
      title: textIn(one.section.title, language, content.original).text,
      to: mayRead ? sectionAddress(language, at, one.section.id) : null,
      questions: one.questions,
      answered: one.answered,
      missing: one.missing,
      wrong: one.wrong,
      last:
        one.last && mayRead
          ? words.t("replies:first.by", {
              who: whoIs(words, one.last.actor, view.names),
              when: ago(words, one.last.at, now),
            })
          : null,
    })),
    others: othersInWords(
      { ...asked, content: asked.view.asked.content },
      services.replies.present(person.actor, at, null),
    ),
    colleagues: view.may.team || view.may.enterFor ? await colleaguesOf(asked) : null,
    earlier:
      before && before.answers.size > 0
        ? {
            about: words.t("replies:earlier.about", {
              title: textIn(before.title, language, content.original).text,
              day: words.date(before.submission.at),
            }),
            offered: words.t("replies:earlier.offered", { count: before.answers.size }),
          }
        : null,
    notes: view.notes.map(({ author, actor, text, readers, at: written, question }) => ({
      author: author === "" ? whoIs(words, actor, view.names) : author,
      text,
      readers,
      when: ago(words, written, now),
      on: question === null ? null : words.t("replies:notes.on", { number: numberOf(asked, question) }),
    })),
    submissions: view.submissions.map(({ number, receipt, at: when, author }) => ({
      number,
      receipt,
      when: moment(words, when),
      who: author,
    })),
  } satisfies PageData & Record<string, unknown>;
}

function numberOf({ view }: ReplyAsk, question: string): string {
  for (const [s, { questions }] of view.asked.content.sections.entries()) {
    const q = questions.findIndex(({ id }) => id === question);
    if (q >= 0) return `${s + 1}.${q + 1}`;
  }
  return question;
}

/** The steps that are taken from the first page; each leads back to it, or says why it could not be taken. */
export async function action(args: ActionFunctionArgs) {
  const posted = await personForm(args);
  const at = addressOf(args);
  const done = await step(posted, at);
  if (!done.ok) return { refused: done.problems, note: field(posted.form, "text") };
  throw redirect(replyAddress(posted.language, at), {
    status: 303,
    headers: { "Cache-Control": "no-store" },
  });
}

async function step(
  { form, services: { replies }, person: { actor } }: Posted,
  at: ReplyAsk["at"],
): Promise<Result<unknown>> {
  const deed = field(form, "deed");
  if (deed === "take-all") return replies.takeOver(actor, at, "all");
  if (deed === "decline") return replies.decline(actor, at, field(form, "why") ?? "");
  if (deed === "reopen") return replies.reopen(actor, at);
  if (deed === "enter-for")
    return replies.enterFor(actor, at, EnteredFrom.catch("mail").parse(field(form, "from")));
  const readers = NoteReaders.catch("party").parse(field(form, "readers"));
  return replies.addNote(actor, at, { text: field(form, "text") ?? "", question: null, readers });
}

export default function First() {
  const { words } = useFrame();
  const { t } = words;
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { head, party, state, due, extended, closed, introduction, original, goOn, review, may } = loaded;
  const { language } = useFrame();
  return (
    <>
      <link rel="stylesheet" href={style} precedence="reply" />
      <header className="prose">
        <p className="reply-place">{party}</p>
        <h1>{head.title}</h1>
        <p className="reply-facts">
          <strong>{state}</strong> <span>{due}</span> {extended && <span>{t("replies:due.extended")}</span>}{" "}
          <span>{loaded.progress}</span>
        </p>
        {loaded.enteredFor !== null && <p>{loaded.enteredFor}</p>}
        {refused && <RefusedLines lines={refused.refused.map(words.problem)} />}
        {closed !== null && <p className="reply-why">{closed}</p>}
        {loaded.draftHidden && <p className="reply-why">{t("replies:first.draft-hidden")}</p>}
        {loaded.declined !== null && loaded.declined !== "" && (
          <blockquote dir="auto">{loaded.declined}</blockquote>
        )}
        {introduction && <SaidAtLength text={introduction} language={language} original={original} />}
        {loaded.promise && <p>{t("replies:review.promise")}</p>}
        <p className="reply-buttons">
          {goOn && (
            <a className="button primary" href={goOn.to}>
              {goOn.words}
            </a>
          )}
          {review !== null && (
            <a className="button" href={review}>
              {t(loaded.open && may.submit ? "replies:first.review" : "replies:first.read")}
            </a>
          )}
          {(may.write || may.enterFor) && (
            <a className="button" href={formsAddress(language, loaded.at)}>
              {t("reply-forms:page.title")}
            </a>
          )}
        </p>
      </header>
      {loaded.earlier && (
        <section className="prose" aria-labelledby="earlier">
          <h2 id="earlier">{t("replies:earlier.title")}</h2>
          <p>{loaded.earlier.about}</p>
          <p>{loaded.earlier.offered}</p>
          <PersonForm className="form-row">
            <button type="submit" name="deed" value="take-all" className="button">
              {t("replies:earlier.take-all")}
            </button>
          </PersonForm>
        </section>
      )}
      <ReplySections sections={loaded.sections} />
      <Submissions at={loaded.at} submissions={loaded.submissions} />
      {loaded.colleagues && (
        <section className="prose" aria-labelledby="people">
          <h2 id="people">{t("replies:people.title")}</h2>
          <div className="reply-others">
            {loaded.others.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {loaded.colleagues.length === 0 && <p>{t("replies:people.nobody")}</p>}
          <ul className="reply-people">
            {loaded.colleagues.map(({ name, part }) => (
              <li key={name}>
                <bdi>{name}</bdi> <span className="reply-when">{t(`replies:people.${part}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ReplyNotes notes={loaded.notes} may={may} kept={refused?.note ?? null} />
      {may.submit && loaded.declined === null && loaded.open && <Decline />}
      {may.submit && loaded.declined !== null && (
        <PersonForm className="form-row prose">
          <button type="submit" name="deed" value="reopen" className="button">
            {t("replies:decline.again")}
          </button>
        </PersonForm>
      )}
      {may.enterFor && loaded.enteredFor === null && loaded.submissions.length === 0 && <EnterFor />}
    </>
  );
}
