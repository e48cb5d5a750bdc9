import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface StepsProps {
  readonly steps: readonly { readonly number: number; readonly undone: boolean; readonly words: string }[];
  readonly keeps: boolean;
  readonly day: string;
}

/** What was done last, each to be taken back. */
export function Steps({ steps, keeps, day }: StepsProps) {
  const { t } = useFrame().words;
  return (
    <details className="prose folded screen-only">
      <summary>{t("programme:step.title")}</summary>
      <ol className="pg-steps">
        {steps.map(({ number, undone, words }) => (
          <li key={number}>
            <span className={undone ? "pg-undone" : undefined}>{words}</span>
            {undone && <span className="note"> {t("programme:step.undone")}</span>}
            {keeps && !undone && (
              <PersonForm deed="programme.keep">
                <input type="hidden" name="step" value={number} />
                <input type="hidden" name="day" value={day} />
                <button
                  type="submit"
                  className="plain"
                  name="deed"
                  value="undo"
                  aria-label={t("programme:step.undo-of", { what: words })}
                >
                  {t("programme:step.undo")}
                </button>
              </PersonForm>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
