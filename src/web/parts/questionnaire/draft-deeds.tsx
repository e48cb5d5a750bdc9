import { useFrame } from "../../frame.ts";
import { DraftForm } from "./draft-form.tsx";

interface DraftDeedsProps {
  readonly kept: {
    readonly state: "draft" | "settled";
    readonly changed: string;
    readonly archived: boolean;
    readonly only: boolean;
  };
  readonly mayWrite: boolean;
  /** Where a consultation with it is prepared. */
  readonly ask: string;
  /** What keeps it from being settled. */
  readonly problems: readonly string[];
}

/** What can be done with a questionnaire as a whole, and what is still wrong with it. */
export function DraftDeeds({ kept, mayWrite, ask, problems }: DraftDeedsProps) {
  const { t } = useFrame().words;
  if (!mayWrite) return null;
  const deeds =
    kept.state === "draft"
      ? ([
          ...(problems.length === 0 ? (["settle"] as const) : []),
          "copy",
          ...(kept.only ? [] : (["discard"] as const)),
        ] as const)
      : (["revise", "copy"] as const);
  return (
    <section className="q-deeds wide screen-only" aria-label={t("questionnaires:editor.deeds")}>
      {kept.state === "draft" && problems.length > 0 && (
        <div className="q-unsettled">
          <p>{t("questionnaires:editor.not-yet")}</p>
          <ul className="bulleted">
            {problems.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <DraftForm seen={kept.changed} className="form-row">
        {kept.state === "settled" && (
          <a className="button" href={ask}>
            {t("questionnaires:editor.ask")}
          </a>
        )}
        {deeds.map((deed) => (
          <button key={deed} type="submit" className="button" name="deed" value={deed}>
            {t(`questionnaires:editor.${deed}`)}
          </button>
        ))}
        <button type="submit" className="button" name="deed" value={kept.archived ? "unarchive" : "archive"}>
          {t(`questionnaires:editor.${kept.archived ? "unarchive" : "archive"}`)}
        </button>
      </DraftForm>
      <p className="note">
        {t(`questionnaires:editor.${kept.state === "draft" ? "draft-note" : "settled-note"}`)}
      </p>
    </section>
  );
}

/** One more section at the end. */
export function AddSection({ seen }: { readonly seen: string }) {
  const { t } = useFrame().words;
  return (
    <DraftForm seen={seen} className="form-row wide screen-only">
      <button type="submit" className="button" name="deed" value="add-section">
        {t("questionnaires:editor.add-section")}
      </button>
    </DraftForm>
  );
}
