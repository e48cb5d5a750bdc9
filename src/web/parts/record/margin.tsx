import type { Footnote } from "../../../record/model.ts";
import type { Mandate } from "../../../record/understanding/model.ts";
import { useWords } from "../../frame.ts";
import { dueInWords } from "./due.ts";
import type { CitationPlace } from "./inline.ts";
import { type HeldAddresses, noteId, SetText } from "./set-text.tsx";
import { Source, sourceLanguage } from "./source-text.tsx";

/** What became of a request, with where its due date leads. */
export interface MandateStanding {
  readonly state: string;
  /** The address of what is due with it. */
  readonly due: string | null;
  readonly evidence: string | null;
}

interface MandateNoteProps {
  readonly mandate: Mandate;
  readonly standing: MandateStanding | undefined;
}

/** A request to act, in the margin: who, what, for whom, by when, and how it stands. */
export function MandateNote({ mandate, standing }: MandateNoteProps) {
  const { t, has, list } = useWords();
  const words = useWords();
  const due = dueInWords(words, mandate.due);
  const when = due.length === 0 ? null : list(due);
  return (
    <div className="margin-note mandate" role="note" aria-label={t("record-pages:mandate.label")}>
      <p className="mandate-who">
        <Source>{mandate.addressee.join("; ")}</Source>
      </p>
      <p>
        {has(`record:form.${mandate.form}`) ? t(`record:form.${mandate.form}`) : mandate.form}
        {mandate.recipient !== null && (
          <>
            {" "}
            {t("record-pages:mandate.for")} <Source>{mandate.recipient}</Source>
          </>
        )}
      </p>
      {(when !== null || mandate.due.event !== undefined) && (
        <p className="mandate-due">
          {when !== null && (standing?.due ? <a href={standing.due}>{when}</a> : when)}
          {mandate.due.event !== undefined && (
            <>
              {when !== null && " · "}
              <Source>{mandate.due.event}</Source>
            </>
          )}
        </p>
      )}
      {standing && (
        <p>
          <State state={standing.state} />
          {standing.evidence !== null && (
            <>
              {" · "}
              <Source>{standing.evidence}</Source>
            </>
          )}
        </p>
      )}
    </div>
  );
}

/** How a request stands, as a word with a sign of its own: a ring that fills. */
export function State({ state }: { readonly state: string }) {
  const { t } = useWords();
  return <span className={`state state-${state}`}>{t(`record-pages:state.${state}`)}</span>;
}

interface FootnoteNoteProps {
  readonly footnote: Footnote;
  readonly citations: readonly CitationPlace[];
  readonly held: HeldAddresses;
}

/** A footnote beside the paragraph that bears its first mark. */
export function FootnoteNote({ footnote: { marker, text }, citations, held }: FootnoteNoteProps) {
  const { t } = useWords();
  return (
    <div
      className="margin-note footnote"
      role="note"
      id={noteId(marker)}
      aria-label={t("record-pages:note.to", { marker })}
    >
      <p {...sourceLanguage}>
        <span className="footnote-mark">{marker}</span>{" "}
        {text === "" ? (
          <span className="doubt">{t("record-pages:note.lost")}</span>
        ) : (
          <SetText text={text} knowledge={{ citations }} held={held} />
        )}
      </p>
    </div>
  );
}
