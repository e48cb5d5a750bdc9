import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface DelegationListProps {
  readonly delegates: readonly {
    readonly number: number;
    readonly rankWords: string;
    readonly name: string;
    readonly post: string | null;
    readonly gone: boolean;
  }[];
  /** True where each name can be taken out. */
  readonly erase?: boolean;
}

/** A delegation as a list; for the secretariat folded away, each name with the means to take it out. */
export function DelegationList({ delegates, erase = false }: DelegationListProps) {
  const { t } = useFrame().words;
  if (delegates.length === 0) return <p className="prose">{t("meetings:delegation.empty")}</p>;
  const list = (
    <ol className="delegate-list">
      {delegates.map((one) => (
        <li key={one.number}>
          <bdi>{one.name}</bdi>
          <span className="note">
            {one.rankWords}
            {one.post !== null && (
              <>
                {" · "}
                <bdi>{one.post}</bdi>
              </>
            )}
          </span>
          {erase && !one.gone && (
            <PersonForm deed="meeting.keep" className="form-row">
              <input type="hidden" name="number" value={one.number} />
              <button
                type="submit"
                name="deed"
                value="erase"
                aria-label={t("meetings:delegation.erase-one", { name: one.name })}
              >
                {t("meetings:delegation.erase")}
              </button>
            </PersonForm>
          )}
        </li>
      ))}
    </ol>
  );
  if (!erase) return <div className="prose">{list}</div>;
  return (
    <details className="folded prose screen-only">
      <summary>{t("meetings:delegation.erase-title")}</summary>
      <p>{t("meetings:delegation.erase-about")}</p>
      {list}
    </details>
  );
}
