import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { nameAnswerer, sayAnswer } from "../../../consultation/responses/saying.ts";
import { direction } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { AnswerText } from "../../parts/responses/answer.tsx";
import { ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { answerAddress, questionAddress } from "./addresses.ts";
import { askResponses, crumbsOf, found, titleOf } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** What an evidence reference names: one answer as it was submitted then. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askResponses(args);
  const { words, language, responses, actor } = asked;
  const { consultation: id = "", party = "", version = "", question = "" } = args.params;
  const address = { consultation: id, party, version, question };
  const cited = found(await responses.cited(actor, address));
  const { consultation, questionnaire, number, who, seen, newer, at } = cited;
  const ask = textIn(cited.question.ask, language, questionnaire.original);
  const name = nameAnswerer(who, words);
  return {
    head: {
      title: words.t("responses:page.excerpt-of", { name, number }),
      description: words.t("responses:page.answer-about", { name, title: titleOf(consultation, words) }),
      canonical: answerAddress(language, address),
      crumbs: crumbsOf(asked, consultation, number),
      sources: [],
    },
    name,
    ask,
    number,
    to: questionAddress(language, id, question, {}, who.key),
    pieces:
      seen.answer === null
        ? []
        : sayAnswer(cited.question, seen.answer, words, {
            original: questionnaire.original,
            language: cited.language,
          }),
    withheld: seen.withheld
      ? words.t(seen.answer === null ? "responses:standing.withheld" : "responses:standing.partly")
      : null,
    at: at === null ? null : words.t("responses:page.submitted", { date: words.date(at) }),
    reference: cited.reference,
    newer:
      newer === null
        ? null
        : {
            said: words.t(newer.changed ? "responses:page.newer" : "responses:page.newer-same"),
            to: answerAddress(language, { ...address, party: who.key, version: newer.version }),
          },
  } satisfies PageData & Record<string, unknown>;
}

export default function CitedAnswerPage() {
  const { t } = useFrame().words;
  const { head, ask, number, to, pieces, withheld, at, reference, newer } = useLoaderData<typeof loader>();
  return (
    <ResponsesPage>
      <header className="prose">
        <h1>{head.title}</h1>
        <p lang={ask.language} dir={direction[ask.language]} className="lede">
          {number} {ask.text}
        </p>
      </header>
      {newer !== null && (
        <p role="note" className="answer-newer">
          {newer.said} <a href={newer.to}>{t("responses:page.newer-to")}</a>
        </p>
      )}
      <blockquote className="cited">
        <AnswerText pieces={pieces} />
        {withheld !== null && <p className="note">{withheld}</p>}
      </blockquote>
      {at !== null && <p className="note">{at}</p>}
      <p className="answer-cite">
        <code dir="ltr">{reference}</code>
      </p>
      <p>
        <a href={to}>{t("responses:page.answers-all", { number })}</a>
      </p>
    </ResponsesPage>
  );
}
