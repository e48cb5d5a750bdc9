import type { ReactNode } from "react";
import { useFrame } from "../../../frame.ts";
import { fieldName } from "./names.ts";
import { NoAnswer } from "./no-answer.tsx";
import type { AnyField } from "./props.ts";
import { Said, SaidAtLength } from "./said.tsx";

/** What the control in a frame needs, to be told apart and read aloud. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** The attributes of the one control of a question. */
export function controlOf({ question, problems }: AnyField): ControlProps {
  const name = fieldName(question.id);
  return {
    id: name,
    name,
    "aria-describedby": describedBy({ question, problems }),
    "aria-invalid": problems.length > 0 ? true : undefined,
  };
}

function describedBy({
  question: { id, help },
  problems,
}: Pick<AnyField, "question" | "problems">): string | undefined {
  const parts = [
    ...(help ? [`${fieldName(id)}.help`] : []),
    ...(problems.length > 0 ? [`${fieldName(id)}.problems`] : []),
  ];
  return parts.length > 0 ? parts.join(" ") : undefined;
}

interface FrameProps {
  readonly field: AnyField;
  /** True where several controls answer together: they are named by a legend. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** A question around its controls: number, words, help, what is wrong, and the way to say that there is no answer. */
export function FieldFrame({ field, group = false, children }: FrameProps) {
  const { question, number, problems, readOnly = false } = field;
  const { words } = useFrame();
  const name = fieldName(question.id);
  const ask = (
    <>
      <span className="field-number">{number}</span>{" "}
      <span className="field-ask">
        <Said text={question.ask} language={field.language} original={field.original} />
      </span>
      {question.required && (
        <span className="field-required"> {words.t("questionnaires:field.required")}</span>
      )}
    </>
  );
  const inside = (
    <>
      {question.help && (
        <div className="field-help" id={`${name}.help`}>
          <SaidAtLength text={question.help} language={field.language} original={field.original} />
        </div>
      )}
      {problems.length > 0 && (
        <div className="field-problems" id={`${name}.problems`} role="alert">
          {problems.map((one) => (
            <p key={`${one.code} ${JSON.stringify(one.facts)}`}>{words.problem(one)}</p>
          ))}
        </div>
      )}
      {children}
      <NoAnswer {...field} />
    </>
  );
  const classes = problems.length > 0 ? "field wrong" : "field";
  const anchor = `q.${question.id}`;
  return group ? (
    <fieldset
      className={classes}
      id={anchor}
      disabled={readOnly}
      aria-describedby={describedBy({ question, problems })}
    >
      <legend>{ask}</legend>
      {inside}
    </fieldset>
  ) : (
    <fieldset className={classes} id={anchor} disabled={readOnly}>
      <label htmlFor={name}>{ask}</label>
      {inside}
    </fieldset>
  );
}
