import { Question, type Questionnaire, type Section } from "../../../consultation/questionnaire/model.ts";
import type { TextShown } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import { partAnchor, questionnaireAddress } from "../../pages/questionnaire/addresses.ts";
import { ConditionInputs } from "./condition-inputs.tsx";
import { DraftForm } from "./draft-form.tsx";
import { QuestionEditor } from "./question-editor.tsx";
import { TextInputs } from "./text-inputs.tsx";

/** A section as the editor shows it. */
export interface ShownSection {
  readonly section: Section;
  readonly number: string;
  readonly title: TextShown;
  readonly when: string | null;
  readonly questions: readonly ShownQuestion[];
}

export interface ShownQuestion {
  readonly question: Question;
  readonly number: string;
  readonly ask: TextShown;
  readonly kind: string;
  readonly when: string | null;
  readonly about: readonly { readonly address: string; readonly to: string }[];
}

interface SectionEditorProps {
  readonly shown: ShownSection;
  readonly content: Questionnaire;
  /** The part whose form stands open. */
  readonly edit: string | null;
  readonly id: string;
  readonly seen: string;
  readonly writes: boolean;
  readonly first: boolean;
  readonly last: boolean;
}

const kinds = Question.options.map((one) => one.shape.kind.value);

/** A section: its title and condition, its questions, and the ways to change them. */
export function SectionEditor(props: SectionEditorProps) {
  const { shown, content, edit, id, seen, writes, first, last } = props;
  const { words, language } = useFrame();
  const { t } = words;
  const { section, number, title, when, questions } = shown;
  const kindId = `kind.${section.id}`;
  return (
    <section className="q-section wide" id={partAnchor(section.id)}>
      <header className="q-part">
        <h2>
          <span className="field-number">{number}</span>{" "}
          <span lang={title.language} dir="auto">
            {title.text}
          </span>
        </h2>
        {writes && (
          <PartDeeds
            part={section.id}
            name={`${number} ${title.text}`}
            seen={seen}
            first={first}
            last={last}
            edit={questionnaireAddress(language, id, { edit: section.id })}
            may={content.sections.length > 1}
          />
        )}
      </header>
      {when !== null && (
        <p className="q-when">{t("questionnaires:preview.section-if", { condition: when })}</p>
      )}
      {writes && edit === section.id && (
        <DraftForm seen={seen} part={section.id} className="q-edit">
          <TextInputs
            name="title"
            label={t("questionnaires:editor.title")}
            text={section.title}
            original={content.original}
          />
          <TextInputs
            name="introduction"
            label={t("questionnaires:editor.introduction")}
            text={section.introduction}
            original={content.original}
            long
          />
          <ConditionInputs when={section.when} part={section.id} content={content} />
          <EditEnd deed="save-section" back={questionnaireAddress(language, id)} part={section.id} />
        </DraftForm>
      )}
      <ol className="q-questions">
        {questions.map((one, at) => (
          <li key={one.question.id} id={partAnchor(one.question.id)}>
            <div className="q-part">
              <p className="q-ask">
                <span className="field-number">{one.number}</span>{" "}
                <span lang={one.ask.language} dir="auto">
                  {one.ask.text}
                </span>
              </p>
              {writes && (
                <PartDeeds
                  part={one.question.id}
                  name={one.number}
                  seen={seen}
                  first={first && at === 0}
                  last={last && at === questions.length - 1}
                  edit={questionnaireAddress(language, id, { edit: one.question.id })}
                  may={questions.length > 1}
                />
              )}
            </div>
            <p className="q-facts">
              <span>{one.kind}</span>
              {one.question.required && <span>{t("questionnaires:editor.required")}</span>}
              {one.when !== null && <span>{t("questionnaires:preview.if", { condition: one.when })}</span>}
              {one.about.map(({ address, to }) => (
                <a key={address} href={to} dir="ltr">
                  {address}
                </a>
              ))}
            </p>
            {writes && edit === one.question.id && (
              <DraftForm seen={seen} part={one.question.id} className="q-edit">
                <QuestionEditor question={one.question} content={content} />
                <EditEnd
                  deed="save-question"
                  back={questionnaireAddress(language, id)}
                  part={one.question.id}
                />
              </DraftForm>
            )}
          </li>
        ))}
      </ol>
      {writes && (
        <DraftForm seen={seen} part={section.id} className="form-row screen-only">
          <label htmlFor={kindId}>{t("questionnaires:editor.new-question")}</label>
          <select id={kindId} name="kind">
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`questionnaires:kind.${kind}`)}
              </option>
            ))}
          </select>
          <button type="submit" className="button" name="deed" value="add-question">
            {t("questionnaires:editor.add")}
          </button>
        </DraftForm>
      )}
    </section>
  );
}

interface PartDeedsProps {
  readonly part: string;
  /** By which its buttons are told from those of other parts. */
  readonly name: string;
  readonly seen: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly edit: string;
  /** False for the last of its kind, which stays. */
  readonly may: boolean;
}

function PartDeeds({ part, name, seen, first, last, edit, may }: PartDeedsProps) {
  const { t } = useFrame().words;
  const deeds = [...(first ? [] : ["up"]), ...(last ? [] : ["down"]), ...(may ? ["drop"] : [])] as const;
  return (
    <DraftForm seen={seen} part={part} className="q-part-deeds screen-only">
      <a href={edit} aria-label={t("questionnaires:editor.change-named", { name })}>
        {t("questionnaires:editor.change")}
      </a>
      {deeds.map((deed) => (
        <button
          key={deed}
          type="submit"
          className="plain-button"
          name="deed"
          value={deed}
          aria-label={t(`questionnaires:editor.${deed}-named`, { name })}
        >
          {t(`questionnaires:editor.${deed}`)}
        </button>
      ))}
    </DraftForm>
  );
}

function EditEnd({
  deed,
  back,
  part,
}: {
  readonly deed: string;
  readonly back: string;
  readonly part: string;
}) {
  const { t } = useFrame().words;
  return (
    <p className="form-row">
      <button type="submit" className="button" name="deed" value={deed}>
        {t("questionnaires:editor.save")}
      </button>
      <a href={`${back}#${partAnchor(part)}`}>{t("questionnaires:editor.leave")}</a>
    </p>
  );
}
