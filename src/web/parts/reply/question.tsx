import { useFrame } from "../../frame.ts";
import { documentAddress } from "../../pages/record/addresses.ts";
import type { Refused, SectionData } from "../../pages/reply/section-data.ts";
import { QuestionField } from "../questionnaire/fields/question-field.tsx";
import { SaidAnswer } from "./said-answer.tsx";

type Asked = SectionData["questions"][number];

interface ReplyQuestionProps extends Asked {
  readonly page: SectionData;
  readonly refused: Refused["wrong"][string] | undefined;
}

/** Rows or places that pressing "more" adds. */
const moreAtOnce = 5;

/** A question with its field, and beside it what helps to answer: last time's answer, who wrote what, notes among colleagues. */
export function ReplyQuestion(props: ReplyQuestionProps) {
  const { question, number, value, revision, problems, by, via, earlier, notes, page, refused } = props;
  const { words, language } = useFrame();
  const { t } = words;
  const { content, at, canWrite, figures, colleagues, more, earlierAbout } = page;
  const figure = figures[question.id];
  const id = question.id;
  return (
    <div className="reply-question" data-question={id}>
      {canWrite && <input type="hidden" name={`r.${id}`} value={revision} autoComplete="off" />}
      <QuestionField
        question={question}
        number={number}
        value={value}
        language={language}
        original={content.original}
        problems={refused && refused.problems.length > 0 ? refused.problems : problems}
        typed={refused?.typed}
        readOnly={!canWrite}
        shown={figure?.shown}
        more={more === id ? moreAtOnce : 0}
      />
      {question.about.length > 0 && (
        <p className="reply-note">
          {question.about.map((address) => {
            const [symbol = "", paragraph] = address.split("#");
            return (
              <a key={address} href={documentAddress(language, symbol, paragraph)}>
                {t("replies:form.about", { symbol: address.replace("#", ", ") })}
              </a>
            );
          })}
        </p>
      )}
      {refused && question.kind === "document" && <p className="reply-note">{t("replies:form.new-files")}</p>}
      {figure?.why && <p className="reply-note">{figure.why}</p>}
      <p className="reply-status" data-status aria-live="polite">
        {[by, via].filter((line) => line !== null).join(" ")}
      </p>
      {earlier !== null && (
        <details className="folded reply-earlier">
          <summary>{t("replies:earlier.title")}</summary>
          <p className="reply-note">{earlierAbout}</p>
          <SaidAnswer questionnaire={content} question={id} answer={earlier} files={at} />
          {canWrite && earlier.kind !== "figure" && (
            <button type="submit" name="take" value={id} className="plain-button" formNoValidate>
              {t("replies:earlier.take")}
            </button>
          )}
        </details>
      )}
      {colleagues && (notes.length > 0 || canWrite) && (
        <details className="folded reply-notes" open={notes.length > 0}>
          <summary>{t("replies:notes.team")}</summary>
          {notes.map((note) => (
            <p key={`${note.author} ${note.when} ${note.text}`} className="reply-said">
              <bdi className="reply-author">{note.author}</bdi>{" "}
              <span className="reply-when">{note.when}</span>
              <span className="reply-text" dir="auto">
                {note.text}
              </span>
            </p>
          ))}
          {canWrite && (
            <textarea
              name={`n.${id}`}
              rows={2}
              dir="auto"
              maxLength={4000}
              aria-label={t("replies:notes.to-colleagues")}
              placeholder={t("replies:notes.to-colleagues")}
            />
          )}
        </details>
      )}
    </div>
  );
}
