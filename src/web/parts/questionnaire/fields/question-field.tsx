import type { Question } from "../../../../consultation/questionnaire/model.ts";
import { ChoiceField } from "./choice.tsx";
import { DateField } from "./date.tsx";
import { DocumentField } from "./document.tsx";
import { FigureField } from "./figure.tsx";
import { NumberField } from "./number.tsx";
import { PracticeField } from "./practice.tsx";
import type { AnyField } from "./props.ts";
import { ScaleField } from "./scale.tsx";
import { TableField } from "./table.tsx";
import { TerritoryField } from "./territory.tsx";
import { TextField } from "./text.tsx";

/**
 * A question with the controls of its kind. A form that has one for territories, or a table with a column of them, needs one
 * `TerritoryList` too ({@link asksTerritories}).
 */
export function QuestionField({ question, ...rest }: AnyField) {
  switch (question.kind) {
    case "text":
      return <TextField question={question} {...rest} />;
    case "choice":
      return <ChoiceField question={question} {...rest} />;
    case "scale":
      return <ScaleField question={question} {...rest} />;
    case "number":
      return <NumberField question={question} {...rest} />;
    case "date":
      return <DateField question={question} {...rest} />;
    case "table":
      return <TableField question={question} {...rest} />;
    case "territory":
      return <TerritoryField question={question} {...rest} />;
    case "document":
      return <DocumentField question={question} {...rest} />;
    case "practice":
      return <PracticeField question={question} {...rest} />;
    case "figure":
      return <FigureField question={question} {...rest} />;
  }
}

/** True where a field of this question proposes the names of territories. */
export function asksTerritories(question: Question): boolean {
  return (
    question.kind === "territory" ||
    (question.kind === "table" && question.columns.some(({ kind }) => kind === "territory"))
  );
}
