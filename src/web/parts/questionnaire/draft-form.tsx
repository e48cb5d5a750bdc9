import type { ReactNode } from "react";
import { PersonForm } from "../person-form.tsx";

interface DraftFormProps {
  readonly children: ReactNode;
  /** The `changed` of the draft that the form was made from. */
  readonly seen: string;
  readonly part?: string;
  readonly className?: string;
}

/** A form that changes a draft: it carries which draft its writer saw. */
export function DraftForm({ children, seen, part, className }: DraftFormProps) {
  return (
    <PersonForm deed="questionnaire.write" {...(className === undefined ? {} : { className })}>
      <input type="hidden" name="seen" value={seen} />
      {part !== undefined && <input type="hidden" name="part" value={part} />}
      {children}
    </PersonForm>
  );
}
