import { useFrame } from "../../frame.ts";
import type { ChangeShown } from "../../pages/programme/change-words.ts";
import { Written } from "./written.tsx";

/** What changed, session by session: before and after beside one another. */
export function ChangeList({ changes }: { readonly changes: readonly ChangeShown[] }) {
  const { t } = useFrame().words;
  return (
    <ol className="pg-changes wide">
      {changes.map(({ id, kind, title, when, lines }) => (
        <li key={id}>
          <h2 className="pg-change-title">
            <span className={`pg-change-kind ${kind}`}>{t(`programme:change.${kind}`)}</span>{" "}
            <Written shown={title} />
          </h2>
          <p className="note">{when}</p>
          {lines.length > 0 && (
            <dl>
              {lines.map(({ label, before, after }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <del>{before === "" ? t("programme:change.nothing") : before}</del>
                    <span className="visually-hidden">{t("programme:change.now")}</span>
                    <ins>{after === "" ? t("programme:change.nothing") : after}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}
