import { direction, type Language } from "../../../../kernel/language.ts";
import { useFrame } from "../../../frame.ts";
import { editAddress } from "../../../pages/report/addresses.ts";

/** Words that somebody else has written in the meantime, beside which one's own stand in the field. */
export interface ShownConflict {
  readonly report: string;
  readonly block: string;
  readonly said: string;
  /** Their words as a text field holds them; of a block that was taken out, the last that stood there. */
  readonly theirs: string;
  readonly revision: number;
  readonly removed: boolean;
}

interface ConflictProps {
  readonly conflict: ShownConflict;
  readonly language: Language;
}

/** Both texts of a paragraph that two wrote at once: theirs here, one's own in the field above, and a way to choose. */
export function BlockConflict({ conflict, language }: ConflictProps) {
  const { words, language: page } = useFrame();
  const { t } = words;
  const { report, block, said, theirs, removed } = conflict;
  return (
    <div className="re-conflict" role="alert" data-conflict="">
      <p>{said}</p>
      <blockquote lang={language} dir={direction[language]}>
        {theirs === "" ? t("report-pages:conflict.empty") : theirs}
      </blockquote>
      <div className="re-buttons">
        {!removed && (
          <button type="submit" className="button" name="deed" value="save">
            {t("report-pages:conflict.keep-mine")}
          </button>
        )}
        <a href={editAddress(page, report, { in: language }, block)}>
          {t(removed ? "report-pages:conflict.leave" : "report-pages:conflict.take-theirs")}
        </a>
      </div>
    </div>
  );
}
