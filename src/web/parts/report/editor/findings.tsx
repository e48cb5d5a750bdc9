import { useFrame } from "../../../frame.ts";
import type { EditorFinding } from "../../../pages/report/findings.ts";

interface FindingsProps {
  readonly block: string;
  readonly findings: readonly EditorFinding[];
}

/** What the house style remarks in a paragraph: each leads to its place in the text field, and what is known to be right is put in on a press. */
export function Findings({ block, findings }: FindingsProps) {
  const { t } = useFrame().words;
  return (
    <ul className="re-findings" data-findings="">
      {findings.map(({ words, from, to, text, mend }) => (
        <li key={`${from} ${words}`} data-from={from} data-to={to} data-text={text}>
          <a href={`#t.${block}`}>{words}</a>
          {mend !== null && (
            <button
              type="submit"
              className="plain-button"
              name="deed"
              value={`mend ${block} ${from} ${to}`}
              data-mend={mend}
              aria-label={t("report-pages:edit.mend-named", { mend, text })}
            >
              {t("report-pages:edit.mend")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
