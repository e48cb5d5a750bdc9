import { useFrame } from "../../frame.ts";
import { sectionAddress } from "../../pages/reply/addresses.ts";
import type { Refused, SectionData } from "../../pages/reply/section-data.ts";
import { PersonForm } from "../person-form.tsx";
import { asksTerritories, QuestionField } from "../questionnaire/fields/question-field.tsx";
import { TerritoryList } from "../questionnaire/fields/territories.tsx";
import { ReplyQuestion } from "./question.tsx";
import { SaidAnswer } from "./said-answer.tsx";

/** Where two answered the same at once: both versions side by side, to choose one or write a third. */
export function SectionConflict(props: SectionData & { readonly refused: Refused }) {
  const { at, content, section, questions, figures, refused } = props;
  const { words, language } = useFrame();
  const { t } = words;
  const conflicts = refused.conflicts.flatMap((conflict) => {
    const asked = questions.find(({ question }) => question.id === conflict.question);
    return asked ? [{ ...conflict, asked }] : [];
  });
  // What could not be kept beside them is asked here too: nothing that was typed is lost.
  const wrong = questions.flatMap((asked) => {
    const one = refused.wrong[asked.question.id];
    return one ? [{ asked, ...one }] : [];
  });
  return (
    <section className="wide" aria-labelledby="conflict">
      <div className="prose" role="alert">
        <h2 id="conflict">{t("replies:conflict.title")}</h2>
        <p>{t("replies:conflict.about")}</p>
      </div>
      <PersonForm
        className="reply-form reply-conflicts"
        files={section.questions.some(({ kind }) => kind === "document")}
      >
        {conflicts.map(({ asked, theirs, typed, who, when }) => (
          <div key={asked.question.id} className="reply-conflict">
            <div className="reply-theirs">
              <h3>{t("replies:conflict.theirs", { who, when })}</h3>
              {theirs.value === null ? (
                <p>{t("replies:conflict.taken-back")}</p>
              ) : (
                <SaidAnswer
                  questionnaire={content}
                  question={asked.question.id}
                  answer={theirs.value}
                  files={at}
                />
              )}
            </div>
            <div className="reply-mine">
              <h3>{t("replies:conflict.mine")}</h3>
              <input
                type="hidden"
                name={`r.${asked.question.id}`}
                value={theirs.revision}
                autoComplete="off"
              />
              <QuestionField
                question={asked.question}
                number={asked.number}
                value={asked.value}
                language={language}
                original={content.original}
                problems={[]}
                typed={typed}
                shown={figures[asked.question.id]?.shown}
              />
            </div>
          </div>
        ))}
        {wrong.map(({ asked, problems, typed }) => (
          <ReplyQuestion key={asked.question.id} {...asked} page={props} refused={{ problems, typed }} />
        ))}
        {conflicts.some(({ asked }) => asksTerritories(asked.question)) && <TerritoryList />}
        <div className="reply-buttons">
          <button type="submit" name="go" value="stay" className="button primary">
            {t("replies:conflict.take-mine")}
          </button>
          <a href={sectionAddress(language, at, section.id)}>{t("replies:conflict.leave")}</a>
        </div>
      </PersonForm>
    </section>
  );
}
