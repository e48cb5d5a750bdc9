import { useFrame } from "../../../frame.ts";
import type { EditorBlock } from "../../../pages/report/editing.ts";
import { blockKinds } from "./kinds.ts";

interface DeedsProps {
  readonly block: EditorBlock;
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
}

/** What can be done with a paragraph; each button saves the whole page first. */
export function BlockDeeds({ block: { id, part, kind }, name, first, last }: DeedsProps) {
  const { t } = useFrame().words;
  const drawn = kind === "table" || kind === "figure";
  const deed = (value: string, key: string, off = false) => (
    <button
      type="submit"
      className="plain-button"
      name="deed"
      value={value}
      disabled={off}
      aria-label={t("report-pages:edit.deed-on", { deed: t(`report-pages:edit.${key}`), name })}
    >
      {t(`report-pages:edit.${key}`)}
    </button>
  );
  return (
    <div className="re-deeds">
      {deed(`evidence ${id}`, "evidence")}
      {deed(`up ${id}`, "up", first)}
      {deed(`down ${id}`, "down", last)}
      <details className="folded">
        <summary aria-label={t("report-pages:edit.deed-on", { deed: t("report-pages:edit.more"), name })}>
          {t("report-pages:edit.more")}
        </summary>
        <div className="re-more">
          {!drawn && (
            <p>
              <KindSelect name={`turn.${id}`} kind={kind} label={t("report-pages:edit.turn")} />
              {deed(`kind ${id}`, "turn-do")}
            </p>
          )}
          <p>
            <KindSelect name={`kind.${id}`} kind="paragraph" label={t("report-pages:edit.add-after")} />
            {deed(`add ${id} ${part}`, "add")}
          </p>
          <p>{deed(`remove ${id}`, "remove")}</p>
        </div>
      </details>
    </div>
  );
}

interface KindProps {
  readonly name: string;
  readonly kind: EditorBlock["kind"];
  readonly label: string;
}

/** The kinds of blocks that are written; tables and charts come by their evidence. */
export function KindSelect({ name, kind, label }: KindProps) {
  const { t } = useFrame().words;
  return (
    <label>
      {label}{" "}
      <select name={name} defaultValue={kind} autoComplete="off">
        {blockKinds.map((one) => (
          <option key={one} value={one}>
            {t(`report-pages:kind.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
