import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { conditionWords } from "../../../consultation/questionnaire/condition-words.ts";
import { numbered } from "../../../consultation/questionnaire/order.ts";
import { aboutAnswers, possible } from "../../../consultation/questionnaire/possible.ts";
import { PartyKind, partyKinds } from "../../../directory/model.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { Chooser } from "../../parts/chooser.tsx";
import { asksTerritories, QuestionField } from "../../parts/questionnaire/fields/question-field.tsx";
import { Said, SaidAtLength } from "../../parts/questionnaire/fields/said.tsx";
import { TerritoryList } from "../../parts/questionnaire/fields/territories.tsx";
import { QuestionnairePage } from "../../parts/questionnaire/page.tsx";
import { previewAddress } from "./addresses.ts";
import { askQuestionnaire, crumbsTo } from "./asked.ts";
import { waysOf } from "./ways.ts";

/** What of the query this page reads. */
export const handle = { query: ["as", "version"] };

/** The form as recipients of a kind get it, in the language of the page, with what depends on their answers. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await askQuestionnaire(args);
  const { words, language, kept, query } = asked;
  const { content, id } = kept;
  const given = PartyKind.safeParse(query.get("as"));
  const as = given.success ? given.data : "member-state";
  const newest = kept.versions[0]?.version === kept.version;
  const version = newest ? undefined : kept.version;
  const numbers = numbered(content);
  const told = (when: Parameters<typeof aboutAnswers>[0]) => {
    const left = aboutAnswers(when);
    return left === null ? null : conditionWords(left, content, words);
  };
  const sections = possible(content, as).map((section) => ({
    id: section.id,
    number: numbers.get(section.id) ?? "",
    title: section.title,
    introduction: section.introduction,
    when: told(section.when),
    questions: section.questions.map((question) => ({
      question,
      number: numbers.get(question.id) ?? "",
      when: told(question.when),
    })),
  }));
  return {
    head: {
      title: words.t("questionnaires:preview.title", { title: asked.title }),
      description: words.t("questionnaires:preview.about"),
      canonical: previewAddress(language, id, { as: given.success ? as : undefined, version }),
      crumbs: crumbsTo(asked, words.t("questionnaires:ways.preview")),
      sources: [],
    },
    ways: waysOf(asked, "preview"),
    title: content.title,
    introduction: content.introduction,
    original: content.original,
    sections,
    territories: sections.some(({ questions }) =>
      questions.some(({ question }) => asksTerritories(question)),
    ),
    choices: partyKinds.map((kind) => ({
      words: words.t(`directory:kind.${kind}`),
      to: previewAddress(language, id, { as: kind === "member-state" ? undefined : kind, version }),
      chosen: kind === as,
    })),
  } satisfies PageData & Record<string, unknown>;
}

export default function Preview() {
  const { words, language } = useFrame();
  const { t } = words;
  const { head, ways, title, introduction, original, sections, territories, choices } =
    useLoaderData<typeof loader>();
  const own = { language, original };
  return (
    <QuestionnairePage title={head.title} lede={head.description} ways={ways} quietOnPaper>
      <div className="choosers stacked wide screen-only">
        <Chooser name={t("questionnaires:preview.as")} choices={choices} />
      </div>
      <article className="q-form prose">
        <h2 className="q-form-title">
          <Said text={title} {...own} />
        </h2>
        {introduction && <SaidAtLength text={introduction} {...own} />}
        {territories && <TerritoryList />}
        {sections.map((section) => (
          <section key={section.id} className="q-form-section">
            <h3>
              <span className="field-number">{section.number}</span> <Said text={section.title} {...own} />
            </h3>
            {section.when !== null && (
              <p className="q-when">{t("questionnaires:preview.section-if", { condition: section.when })}</p>
            )}
            {section.introduction && <SaidAtLength text={section.introduction} {...own} />}
            {section.questions.map(({ question, number, when }) => (
              <div key={question.id} className={when === null ? undefined : "q-depends"}>
                {when !== null && (
                  <p className="q-when">{t("questionnaires:preview.if", { condition: when })}</p>
                )}
                <QuestionField question={question} number={number} value={null} problems={[]} {...own} />
              </div>
            ))}
          </section>
        ))}
      </article>
    </QuestionnairePage>
  );
}
