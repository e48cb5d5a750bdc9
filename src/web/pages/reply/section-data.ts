import type { LoaderFunctionArgs } from "react-router";
import { asked as askedNow } from "../../../consultation/questionnaire/asked.ts";
import { checkAnswer } from "../../../consultation/questionnaire/check-answer.ts";
import { numbered } from "../../../consultation/questionnaire/order.ts";
import type { Conflict } from "../../../consultation/replying/model.ts";
import type { Problem } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { PageData } from "../../page.ts";
import { moreButton, type Typed } from "../../parts/questionnaire/fields/names.ts";
import { reviewAddress, savingAddress, sectionAddress } from "./addresses.ts";
import { ago, askReply, type ReplyAsk, replyCrumbs, sectionOf, whoIs } from "./asked.ts";
import { shownFigures } from "./figures.ts";
import { othersInWords } from "./people.ts";

/** What the page of one section shows. */
export async function sectionData(args: LoaderFunctionArgs) {
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
    others: othersInWords({ ...asked, content: asked.view.asked.content }, others),
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

export type SectionData = Awaited<ReturnType<typeof sectionData>>;

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
