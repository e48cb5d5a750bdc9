import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface ImportFormProps {
  /** So many files at once. */
  readonly most: number;
  /** Something was read already. */
  readonly again: boolean;
}

/** Where files are chosen; the script lets them be dropped on it too. */
export function ImportForm({ most, again }: ImportFormProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="record.import" className="import-form" files>
      <h2>{t(again ? "record-pages:import.more" : "record-pages:import.choose")}</h2>
      <div className="drop" data-drop="">
        <label htmlFor="files">{t("record-pages:import.files", { count: most })}</label>
        <input
          id="files"
          name="files"
          type="file"
          multiple
          required
          accept=".txt,.pdf,.docx,.html,.htm,.xml,.akn,.md"
        />
        <p className="note" data-drop-hint="" hidden>
          {t("record-pages:import.drop")}
        </p>
      </div>
      <button type="submit" className="button" name="deed" value="read">
        {t("record-pages:import.read")}
      </button>
      <p className="note">{t("record-pages:import.nothing-yet")}</p>
    </PersonForm>
  );
}
