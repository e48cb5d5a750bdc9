import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from "react-router";
import { direction } from "../../../kernel/language.ts";
import { refusal } from "../../answers.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { PersonForm } from "../../parts/person-form.tsx";
import { ResponseCounts } from "../../parts/responses/counts.tsx";
import { ResponseFigureView } from "../../parts/responses/figure.tsx";
import { ResponseFiles } from "../../parts/responses/files.tsx";
import { ResponsesHead, ResponsesPage } from "../../parts/responses/responses-page.tsx";
import { field, personForm } from "../../signed.ts";
import { figureFileAddress, questionAddress, responsesAddress } from "./addresses.ts";
import { askResponses, crumbsOf, found, sightNotes, titleOf } from "./asked.ts";
import { overviewFigures, questionRows } from "./overview-figures.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Who has answered a consultation: rates by group and question, the map, the days. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askResponses(args);
  const { words, language, responses, actor } = asked;
  const overview = found(await responses.overview(actor, args.params.id ?? ""));
  const { consultation, questionnaire, rates } = overview;
  const title = titleOf(consultation, words);
  const { states } = rates;
  return {
    head: {
      title,
      description: words.t("responses:page.about", { title }),
      canonical: responsesAddress(language, consultation.id),
      crumbs: crumbsOf(asked, consultation),
      sources: [],
    },
    consultation,
    ways: waysOf(asked, consultation, "overview"),
    notes: sightNotes(consultation, words),
    lede: words.t("responses:rate.of", {
      answered: words.number(rates.answered),
      asked: words.number(rates.asked),
      share: words.number(rates.asked === 0 ? 0 : rates.answered / rates.asked, { style: "percent" }),
    }),
    readable:
      consultation.open && rates.readable < rates.answered
        ? words.t("responses:rate.readable", { count: rates.readable })
        : null,
    states:
      states === null
        ? []
        : (["asked", "opened", "begun", "cleared", "submitted", "declined"] as const).map((state) => ({
            name: words.t(`responses:state.${state}`),
            count: states[state],
          })),
    ...(await overviewFigures(overview, words)),
    sections: questionnaire.sections.map(({ id }) => id as string),
    questions: questionRows(rates, questionnaire, words).map((one) => ({
      ...one,
      to: questionAddress(language, consultation.id, one.question),
    })),
  } satisfies PageData & Record<string, unknown>;
}

/** Shows the answers to those for whom they were given, or no longer. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { form, person, services, language } = await personForm(args);
  const id = args.params.id ?? "";
  const done = await services.responses.publish(person.actor, id, field(form, "deed") === "publish");
  if (!done.ok) throw refusal(400, ...done.problems);
  return redirect(responsesAddress(language, id), 303);
}

export default function ResponsesOverview() {
  const { words } = useFrame();
  const { t } = words;
  const { head, consultation, ways, notes, lede, readable, states, map, days, groups, questions } =
    useLoaderData<typeof loader>();
  const fileOf = (figure: string) => (format: string) =>
    figureFileAddress(words.language, consultation.id, { figure }, format);
  return (
    <ResponsesPage>
      <ResponsesHead
        title={head.title}
        lede={lede}
        ways={ways}
        notes={readable === null ? notes : [...notes, readable]}
      />
      {consultation.state !== "preparing" && (
        <PersonForm deed="consultation.publish" className="form-row screen-only">
          <button
            type="submit"
            name="deed"
            value={consultation.shown ? "withdraw" : "publish"}
            className="button"
          >
            {t(consultation.shown ? "responses:act.withdraw" : "responses:act.publish")}
          </button>
          <span className="note">
            {t(consultation.shown ? "responses:act.withdraw-about" : "responses:act.publish-about")}
          </span>
        </PersonForm>
      )}
      {states.length > 0 && <ResponseCounts counts={states} wide />}
      {map !== null && <ResponseFigureView figure={map} file={fileOf(map.id)} map wide />}
      {days !== null && <ResponseFigureView figure={days} file={fileOf(days.id)} wide said />}
      {groups.length > 0 && (
        <section className="section wide" aria-labelledby="groups">
          <h2 id="groups">{t("responses:page.groups")}</h2>
          <div className="pair">
            {groups.map((figure) => (
              <ResponseFigureView key={figure.id} figure={figure} file={fileOf(figure.id)} />
            ))}
          </div>
        </section>
      )}
      <section className="section wide" aria-labelledby="questions">
        <h2 id="questions">{t("responses:page.questions")}</h2>
        <p className="note">{t("responses:note.questions")}</p>
        <div className="table-frame whole">
          <table className="table full">
            <thead>
              <tr>
                <th scope="col">{t("responses:column.question")}</th>
                {(["asked", "answered", "none", "missing"] as const).map((key) => (
                  <th key={key} scope="col" className="numeric">
                    {t(`responses:column.${key}-count`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {questions.map(({ question, number, ask, language, to, asked, answered, none, missing }) => (
                <tr key={question}>
                  <th scope="row">
                    <a href={to}>
                      <span className="question-number">{number}</span>{" "}
                      <span lang={language} dir={direction[language]}>
                        {ask}
                      </span>
                    </a>
                  </th>
                  {[asked, answered, none, missing].map((count, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
                    <td key={index} className="numeric">
                      {words.number(count)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <ResponseFiles consultation={consultation.id} />
    </ResponsesPage>
  );
}
