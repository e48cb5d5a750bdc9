import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { sayAnswer } from "../../../consultation/responses/saying.ts";
import { direction } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { AnswerText } from "../../parts/responses/answer.tsx";
import { ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { answerAddress, partyResponsesAddress, questionAddress, responsesAddress } from "./addresses.ts";
import { askResponses, found, titleOf } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Everything that the reader may read of a party, consultation by consultation. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, responses, actor } = askResponses(args);
  const { party, replies } = found(await responses.party(actor, args.params.party ?? ""));
  const name = party.names[language];
  return {
    head: {
      title: name,
      description: words.t("responses:page.party-about", { name }),
      canonical: partyResponsesAddress(language, party.id),
      crumbs: [{ words: words.t("responses:page.all"), to: responsesAddress(language) }, { words: name }],
      sources: [],
    },
    replies: replies.map(({ consultation, questionnaire, language: own, submitted, answers }) => {
      const { original, sections } = questionnaire;
      return {
        id: consultation.id,
        title: titleOf(consultation, words),
        to: responsesAddress(language, consultation.id),
        submitted: words.t("responses:page.submitted", { date: words.date(submitted) }),
        sections: sections.flatMap((section) => {
          const given = answers.filter(
            (one) => one.section.id === section.id && one.answer !== null && one.standing !== "not-asked",
          );
          if (given.length === 0) return [];
          return [
            {
              id: section.id,
              title: textIn(section.title, language, original),
              answers: given.map(({ question, number, answer, version, reference }) => ({
                id: question.id,
                number,
                ask: textIn(question.ask, language, original),
                to: questionAddress(language, consultation.id, question.id),
                cite:
                  version === null || reference === null
                    ? null
                    : answerAddress(language, {
                        consultation: consultation.id,
                        party: reference.slice(0, reference.indexOf("@")).split("/").at(-1) ?? party.id,
                        version,
                        question: question.id,
                      }),
                pieces:
                  answer === null ? [] : sayAnswer(question, answer, words, { original, language: own }),
              })),
            },
          ];
        }),
      };
    }),
  } satisfies PageData & Record<string, unknown>;
}

export default function PartyResponses() {
  const { words } = useFrame();
  const { t } = words;
  const { head, replies } = useLoaderData<typeof loader>();
  return (
    <ResponsesPage>
      <header className="prose">
        <h1>{head.title}</h1>
        <p className="lede">{head.description}</p>
      </header>
      {replies.length === 0 && <p>{t("responses:page.party-none")}</p>}
      {replies.map(({ id, title, to, submitted, sections }) => (
        <section key={id} className="section" aria-labelledby={id}>
          <h2 id={id}>
            <a href={to}>{title}</a>
          </h2>
          <p className="note">{submitted}</p>
          {sections.map((section) => (
            <section key={section.id} className="party-section">
              <h3 lang={section.title.language} dir={direction[section.title.language]}>
                {section.title.text}
              </h3>
              {section.answers.map(({ id: question, number, ask, to: all, cite, pieces }) => (
                <div key={question} className="party-answer">
                  <p className="party-ask" lang={ask.language} dir={direction[ask.language]}>
                    <a href={all}>{number}</a> {ask.text}
                  </p>
                  <AnswerText pieces={pieces} />
                  {cite !== null && (
                    <p className="answer-cite screen-only">
                      <a href={cite}>{t("responses:act.cite")}</a>
                    </p>
                  )}
                </div>
              ))}
            </section>
          ))}
        </section>
      ))}
    </ResponsesPage>
  );
}
