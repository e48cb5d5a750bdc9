import type { Dropped } from "../../../consultation/questionnaire/editing.ts";
import type { Language } from "../../../kernel/language.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import { DraftForm } from "./draft-form.tsx";

interface UndoProps {
  readonly dropped: Dropped;
  readonly seen: string;
  readonly original: Language;
}

/** What was just taken out, and the way to put it back where it stood. */
export function Undo({ dropped, seen, original }: UndoProps) {
  const { words, language } = useFrame();
  const text = dropped.sort === "section" ? dropped.section.title : dropped.question.ask;
  return (
    <DraftForm seen={seen} className="q-undo wide">
      <p role="status">
        {words.t("questionnaires:editor.dropped", { text: textIn(text, language, original).text })}
      </p>
      <input type="hidden" name="dropped" value={JSON.stringify(dropped)} />
      <button type="submit" className="button" name="deed" value="put-back">
        {words.t("questionnaires:editor.put-back")}
      </button>
    </DraftForm>
  );
}
