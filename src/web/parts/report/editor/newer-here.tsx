import { useFrame } from "../../../frame.ts";
import type { EditorNewer } from "../../../pages/report/taking.ts";
import { Sources } from "../sources.tsx";

interface NewerProps {
  readonly block: string;
  readonly newer: readonly EditorNewer[];
}

/** Values of a paragraph that their sources say otherwise now: old and new beside each other, taken over on a press and never by themselves. */
export function NewerHere({ block, newer }: NewerProps) {
  const { words } = useFrame();
  const { t } = words;
  if (newer.length === 0) return null;
  return (
    <div className="re-newer-here">
      <ul aria-label={t("report-pages:newer.here", { n: words.number(newer.length) })}>
        {newer.map((one, at) => (
          <li key={one.binding}>
            <dl>
              <div>
                <dt>{t("report-pages:newer.old")}</dt>
                <dd className="re-old" dir="auto">
                  {one.old}
                </dd>
              </div>
              <div>
                <dt>{t("report-pages:newer.new")}</dt>
                <dd dir="auto">
                  {one.now === null ? one.problems.join(" ") : <b>{one.now}</b>}
                  {one.same && <span className="note"> {t("report-pages:newer.same")}</span>}{" "}
                  <Sources references={one.evidence} next={newer[at + 1]?.evidence} />
                </dd>
              </div>
            </dl>
            {one.now !== null && (
              <button
                type="submit"
                className="button"
                name="deed"
                value={`take ${block} ${one.binding}`}
                aria-label={t("report-pages:newer.take-named", { value: one.now, name: one.binding })}
              >
                {t("report-pages:newer.take")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
