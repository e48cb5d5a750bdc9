import type { Language } from "../../../kernel/language.ts";
import type { Text } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";
import { SixTexts } from "./six-texts.tsx";

interface PublishFormProps {
  readonly number: number;
  readonly seen: number;
  readonly note: Text | null;
  readonly original: Language;
  readonly conflicts: number;
  readonly concerned: number;
}

/** Publishing: a note to everybody, whether those concerned are written to, and that conflicts are known. */
export function PublishForm({ number, seen, note, original, conflicts, concerned }: PublishFormProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="programme.keep" className="wide pg-form">
      <input type="hidden" name="seen" value={seen} />
      <SixTexts name="note" legend={t("programme:publish.note")} text={note} original={original} long />
      {concerned > 0 && (
        <label className="pg-tick">
          <input type="checkbox" name="tell" value="yes" defaultChecked /> {t("programme:publish.tell")}
        </label>
      )}
      {conflicts > 0 && (
        <label className="pg-tick">
          <input type="hidden" name="conflicts" value="some" />
          <input type="checkbox" name="sure" value="yes" />{" "}
          {t("programme:publish.sure", { count: conflicts })}
        </label>
      )}
      <p className="pg-save">
        <button type="submit" className="button">
          {t("programme:publish.publish", { version: number })}
        </button>
      </p>
    </PersonForm>
  );
}
