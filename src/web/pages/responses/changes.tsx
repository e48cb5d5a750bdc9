import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import type { Question } from "../../../consultation/questionnaire/model.ts";
import type { Distribution } from "../../../consultation/responses/distribution.ts";
import { nameAnswerer, sayAnswer } from "../../../consultation/responses/saying.ts";
import { direction } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { AnswerText } from "../../parts/responses/answer.tsx";
import { ResponseCounts } from "../../parts/responses/counts.tsx";
import { ResponsesHead, ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { changesAddress, questionAddress, responsesAddress } from "./addresses.ts";
import { askResponses, crumbsOf, found, sightNotes, titleOf } from "./asked.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["question"] };

/** As many changed answers as stand beside each other on the page of all questions; where there are more, the question has a page of its own. */
const few = 8;

/** What changed since the last round, question by question. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askResponses(args);
  const { words, language, responses, actor, query } = asked;
  const one = query.get("question") ?? undefined;
  const { id = "" } = args.params;
  const { consultation, previous, questionnaire, changes, added, dropped } = found(
    await responses.changes(actor, id),
  );
  const { original } = questionnaire;
  const title = words.t("responses:way.changes");
  const askOf = (question: Question) => textIn(question.ask, language, original).text;
  return {
    head: {
      title,
      description: words.t("responses:page.changes-about", { title: titleOf(previous, words) }),
      canonical: changesAddress(language, id, one),
      crumbs: crumbsOf(asked, consultation, title),
      sources: [],
    },
    ways: waysOf(asked, consultation, "changes"),
    notes: sightNotes(consultation, words),
    previous: { title: titleOf(previous, words), to: responsesAddress(language, previous.id) },
    questions: (one === undefined ? changes : changes.filter(({ question }) => question.id === one)).map(
      ({ question, number, changes: own, matched }) => {
        const changed = own.filter(({ kind }) => kind === "changed");
        const whole = one !== undefined || changed.length <= few;
        const count = (kind: string) => own.filter((one) => one.kind === kind).length;
        return {
          id: question.id,
          number,
          ask: textIn(question.ask, language, original),
          to: questionAddress(language, id, question.id),
          counts: (["same", "changed", "new", "gone"] as const).map((kind) => ({
            name: words.t(`responses:change.${kind}`),
            count: count(kind),
          })),
          items: itemsOf(question, matched, words, original),
          count: changed.length,
          more: whole ? null : changesAddress(language, id, question.id),
          changed: (whole ? changed : []).flatMap(({ who, before, after }) =>
            !before || !after
              ? []
              : [
                  {
                    key: who.key,
                    name: nameAnswerer(who, words),
                    before: sayAnswer(question, before, words, { original, language: null }),
                    after: sayAnswer(question, after, words, { original, language: null }),
                  },
                ],
          ),
        };
      },
    ),
    added: added.map(askOf),
    dropped: dropped.map(askOf),
  } satisfies PageData & Record<string, unknown>;
}

/** Counts then and now of those who answered both times, for what can be counted. */
function itemsOf(
  question: Question,
  { before, after }: { readonly before: Distribution | null; readonly after: Distribution | null },
  words: Words,
  original: Parameters<typeof textIn>[2],
) {
  if (before === null || after === null) return [];
  if (before.kind === "numbers" || after.kind === "numbers")
    return before.kind === "numbers" && after.kind === "numbers" && before.all && after.all
      ? [{ name: words.t("responses:column.median"), before: before.all.median, after: after.all.median }]
      : [];
  const ids = [...new Set([...after.items, ...before.items].map(({ id }) => id))];
  const name = (id: string) => {
    const option = question.kind === "choice" ? question.options.find((one) => one.id === id) : undefined;
    if (option) return textIn(option.text, words.language, original).text;
    return id === "other" || id === "confirmed" || id === "corrected" ? words.t(`responses:piece.${id}`) : id;
  };
  const count = (of: typeof before, id: string) => of.items.find((one) => one.id === id)?.count ?? 0;
  return ids
    .map((id) => ({ name: name(id), before: count(before, id), after: count(after, id) }))
    .slice(0, 30);
}

export default function ResponsesChanges() {
  const { words } = useFrame();
  const { t } = words;
  const { head, ways, notes, previous, questions, added, dropped } = useLoaderData<typeof loader>();
  return (
    <ResponsesPage>
      <ResponsesHead title={head.title} lede={head.description} ways={ways} notes={notes} />
      <p>
        <a href={previous.to}>{previous.title}</a>
      </p>
      {questions.map(({ id, number, ask, to, counts, items, changed, count, more }) => (
        <section key={id} className="section wide" aria-labelledby={id}>
          <h2 id={id}>
            <a href={to}>{number}</a>{" "}
            <span lang={ask.language} dir={direction[ask.language]}>
              {ask.text}
            </span>
          </h2>
          <ResponseCounts counts={counts} />
          {items.length > 0 && (
            <div className="table-frame whole">
              <table className="table">
                <caption>{t("responses:note.matched")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("responses:column.answer")}</th>
                    <th scope="col" className="numeric">
                      {t("responses:change.then")}
                    </th>
                    <th scope="col" className="numeric">
                      {t("responses:change.now")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ name, before, after }) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td className="numeric">{words.number(before)}</td>
                      <td className="numeric">{words.number(after)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {changed.length > 0 && (
            <div>
              <h3>{t("responses:page.changed", { count })}</h3>
              {changed.map(({ key, name, before, after }) => (
                <div key={key} className="then-now">
                  <h4>{name}</h4>
                  <div>
                    <p className="answer-label">{t("responses:change.then")}</p>
                    <AnswerText pieces={before} />
                  </div>
                  <div>
                    <p className="answer-label">{t("responses:change.now")}</p>
                    <AnswerText pieces={after} />
                  </div>
                </div>
              ))}
            </div>
          )}
          {more !== null && (
            <p>
              <a href={more}>{t("responses:page.changed", { count })}</a>
            </p>
          )}
        </section>
      ))}
      {[["added", added] as const, ["dropped", dropped] as const].map(
        ([key, list]) =>
          list.length > 0 && (
            <section key={key} className="section" aria-labelledby={key}>
              <h2 id={key}>{t(`responses:change.${key}`)}</h2>
              <ul className="bulleted">
                {list.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </section>
          ),
      )}
    </ResponsesPage>
  );
}
