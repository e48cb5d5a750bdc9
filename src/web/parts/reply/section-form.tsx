import { useFrame } from "../../frame.ts";
import { replyAddress } from "../../pages/reply/addresses.ts";
import type { Refused, SectionData } from "../../pages/reply/section-data.ts";
import { PersonForm } from "../person-form.tsx";
import { asksTerritories } from "../questionnaire/fields/question-field.tsx";
import { SaidAtLength } from "../questionnaire/fields/said.tsx";
import { TerritoryList } from "../questionnaire/fields/territories.tsx";
import { ReplyQuestion } from "./question.tsx";

/** A section's questions in one form. The script saves each as it is answered; without it the buttons save them all. */
export function SectionForm(props: SectionData & { readonly refused: Refused | undefined }) {
  const { at, content, section, questions, canWrite, saving, refused } = props;
  const { words, language } = useFrame();
  const { t } = words;
  const fields = questions.map((one) => (
    <ReplyQuestion key={one.question.id} {...one} page={props} refused={refused?.wrong[one.question.id]} />
  ));
  const introduction = section.introduction && (
    <div className="prose">
      <SaidAtLength text={section.introduction} language={language} original={content.original} />
    </div>
  );
  const back = (
    <a className="reply-back" href={replyAddress(language, at)}>
      {t("replies:form.back")}
    </a>
  );
  if (!canWrite)
    return (
      <>
        {introduction}
        <div className="reply-form">{fields}</div>
        {back}
      </>
    );
  return (
    <>
      {introduction}
      <PersonForm className="reply-form" files={section.questions.some(({ kind }) => kind === "document")}>
        <div
          hidden
          data-reply={saving}
          data-saving={t("replies:script.saving")}
          data-saved={t("replies:script.saved", { time: "…" })}
          data-waiting={t("replies:script.waiting")}
          data-compare={t("replies:script.compare")}
          data-refused={t("replies:script.refused")}
          data-signed-out={t("replies:script.signed-out")}
          data-unsent={t("replies:script.unsent")}
          data-put-back={t("replies:script.put-back")}
          data-forget={t("replies:script.forget")}
        />
        {/* The first button of a form is the one that the Enter key presses. */}
        <button
          type="submit"
          name="go"
          value="stay"
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
        />
        {fields}
        {questions.some(({ question }) => asksTerritories(question)) && <TerritoryList />}
        <div className="reply-buttons">
          <button type="submit" name="go" value="next" className="button primary">
            {t("replies:form.next")}
          </button>
          <button type="submit" name="go" value="stay" className="button">
            {t("replies:form.stay")}
          </button>
          {back}
        </div>
      </PersonForm>
    </>
  );
}
