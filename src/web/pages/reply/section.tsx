import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from "react-router";
import { asked as askedNow } from "../../../consultation/questionnaire/asked.ts";
import { checkAnswer } from "../../../consultation/questionnaire/check-answer.ts";
import { numbered } from "../../../consultation/questionnaire/order.ts";
import { textIn } from "../../../consultation/questionnaire/texts.ts";
import type { Conflict } from "../../../consultation/replying/model.ts";
import type { Problem } from "../../../kernel/problem.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import type { Typed } from "../../parts/questionnaire/fields/names.ts";
import { moreButton } from "../../parts/questionnaire/fields/names.ts";
import { SectionConflict } from "../../parts/reply/conflict.tsx";
import { SectionForm } from "../../parts/reply/section-form.tsx";
import { field, personForm } from "../../signed.ts";
import style from "../../styles/reply.css?url";
import { reviewAddress, savingAddress, sectionAddress } from "./addresses.ts";
import {
  addressOf,
  ago,
  askReply,
  found,
  type ReplyAsk,
  replyCrumbs,
  sectionOf,
  statusOf,
  whoIs,
} from "./asked.ts";
import { shownFigures } from "./figures.ts";
import { othersInWords } from "./people.ts";
import { allTyped, savePosted } from "./posted.ts";

/** What of the query this page reads. */
export const handle = { query: ["saved", "ended", "more"] };

/** One section of a reply, to be filled page by page. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askReply(args);
  const { words, language, view, services, person, at, query } = asked;
  const section = sectionOf(asked, args);
  const { content } = view.asked;
  const values = new Map([...view.answers].map(([id, { value }]) => [id, value]));
  const put = askedNow(content, values, view.party.kind);
  const numbers = numbered(content);
  const earlier = view.may.team || view.may.write ? await services.replies.earlier(person.actor, at) : null;
  const others = services.replies.present(person.actor, at, section.id);
  const title = textIn(section.title, language, content.original).text;
  const place = content.sections.indexOf(section) + 1;
  return {
    head: {
      title,
      description: words.t("replies:form.description", {
        number: String(place),
        party: view.party.names[language],
      }),
      canonical: sectionAddress(language, at, section.id),
      crumbs: replyCrumbs(asked, title),
      sources: [],
    },
    at,
    content,
    section,
    place,
    canWrite: view.may.write && view.closed === null && view.reply.state !== "submitted",
    why: whyNot(asked),
    saving: savingAddress(language, at, section.id),
    review: reviewAddress(language, at),
    saved: query.get("saved") !== null,
    ended: query.get("ended") !== null,
    more: query.get(moreButton),
    others: othersInWords(asked, others),
    colleagues: view.may.team,
    figures: await shownFigures(asked, section),
    questions: section.questions
      .filter(({ id }) => put.has(id))
      .map((question) => {
        const kept = view.answers.get(question.id);
        const before = earlier?.ok ? earlier.value?.answers.get(question.id) : undefined;
        return {
          question,
          number: numbers.get(question.id) ?? "",
          value: kept?.value ?? null,
          revision: view.revisions.get(question.id) ?? 0,
          problems: kept ? checkAnswer(question, kept.value, { language }) : [],
          by: kept
            ? words.t("replies:form.by", {
                who: whoIs(words, kept.actor, view.names),
                when: ago(words, kept.at, services.now()),
              })
            : null,
          via: kept && kept.via !== "page" ? words.t(`replies:form.via.${kept.via}`) : null,
          earlier: before ?? null,
          notes: view.notes
            .filter((note) => note.question === question.id)
            .map(({ author, text, at: written }) => ({
              author,
              text,
              when: ago(words, written, services.now()),
            })),
        };
      }),
    earlierAbout:
      earlier?.ok && earlier.value
        ? words.t("replies:earlier.about", {
            title: textIn(earlier.value.title, language, content.original).text,
            day: words.date(earlier.value.submission.at),
          })
        : null,
  } satisfies PageData & Record<string, unknown>;
}

function whyNot({ view, words }: ReplyAsk): string | null {
  if (view.closed) return words.problem(view.closed);
  if (!view.may.write) return words.t("replies:form.read-only");
  return view.reply.state === "submitted" ? words.t("replies:problem.submitted") : null;
}

/** What an answer to a section's form shows in the place of the form. */
export interface Refused {
  /** Why nothing was saved. */
  readonly whole: readonly Problem[];
  readonly wrong: Readonly<Record<string, { readonly problems: readonly Problem[]; readonly typed: Typed }>>;
  readonly conflicts: readonly (Conflict & {
    readonly typed: Typed;
    readonly who: string;
    readonly when: string;
  })[];
}

/** Saves, and leads on; stays, with all that was typed, where something could not be saved. */
export async function action(args: ActionFunctionArgs) {
  const posted = await personForm(args);
  const { form, services, person, words, language } = posted;
  const at = addressOf(args);
  const view = found(await services.replies.look(person.actor, at));
  const section = sectionOf({ view }, args);
  const take = field(form, "take");
  const typed = allTyped(form, section);
  const done = await savePosted(posted, { at, view }, section, take ?? undefined);
  if (!done.ok) {
    const wrong = Object.fromEntries(
      Object.entries(typed).map(([id, own]) => [id, { problems: [], typed: own }]),
    );
    const refused: Refused = { whole: done.problems, wrong, conflicts: [] };
    return data(refused, { status: statusOf(done.problems[0]?.code) });
  }
  const { outcome, wrong } = done.value;
  for (const { id } of section.questions) {
    const text = field(form, `n.${id}`);
    if (text !== null)
      found(await services.replies.addNote(person.actor, at, { text, question: id, readers: "party" }));
  }
  if (outcome.conflicts.length > 0 || Object.keys(wrong).length > 0) {
    const now = found(await services.replies.look(person.actor, at));
    const conflicts = outcome.conflicts.map((one) => ({
      ...one,
      typed: typed[one.question] ?? {},
      who: whoIs(words, one.theirs.actor, now.names),
      when: ago(words, one.theirs.at, services.now()),
    }));
    const refused: Refused = { whole: [], wrong, conflicts };
    return data(refused, { status: conflicts.length > 0 ? 409 : 422 });
  }
  const to = (path: string) => redirect(path, { status: 303, headers: { "Cache-Control": "no-store" } });
  if (take !== null) {
    found(await services.replies.takeOver(person.actor, at, [take]));
    return to(sectionAddress(language, at, section.id, { question: take, saved: true }));
  }
  const more = field(form, moreButton);
  if (more !== null) {
    const here = sectionAddress(language, at, section.id, { saved: true });
    return to(`${here}&${moreButton}=${encodeURIComponent(more)}#q.${encodeURIComponent(more)}`);
  }
  const ended = outcome.clearanceEnded ? "&ended=1" : "";
  if (field(form, "go") !== "next")
    return to(`${sectionAddress(language, at, section.id, { saved: true })}${ended}`);
  // What was answered may have changed what is asked next.
  const { progress } = found(await services.replies.look(person.actor, at));
  const after = progress.sections.find(
    ({ number }) => Number(number) > view.asked.content.sections.indexOf(section) + 1,
  );
  return to(
    after
      ? `${sectionAddress(language, at, after.section.id, { saved: true })}${ended}`
      : reviewAddress(language, at),
  );
}

export default function Section() {
  const { words } = useFrame();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { head, why, saved, ended, others, place, content, canWrite } = loaded;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="reply" />
      <header className="prose">
        <p className="reply-place">
          {words.t("replies:form.of", { number: String(place), count: content.sections.length })}
        </p>
        <h1>{head.title}</h1>
        {why !== null && <p className="reply-why">{why}</p>}
        {saved && !refused && canWrite && (
          <p role="status" className="reply-saved">
            {words.t("replies:form.saved")}
          </p>
        )}
        {ended && <p role="status">{words.t("replies:form.clearance-ended")}</p>}
        <div className="reply-others" data-others aria-live="polite">
          {others.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {refused && refused.conflicts.length === 0 && (
          <div role="alert" className="reply-refused">
            {refused.whole.map((one) => (
              <p key={one.code}>{words.problem(one)}</p>
            ))}
            <p>{words.t("replies:form.not-saved")}</p>
          </div>
        )}
      </header>
      {refused && refused.conflicts.length > 0 ? (
        <SectionConflict {...loaded} refused={refused} />
      ) : (
        <SectionForm {...loaded} refused={refused} />
      )}
    </>
  );
}

export type SectionData = Awaited<ReturnType<typeof loader>>;
