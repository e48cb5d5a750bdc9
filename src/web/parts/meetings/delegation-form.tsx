import { mostAlternates, mostRepresentatives, ranks } from "../../../dialogue/participation/model.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface DelegationFormProps {
  readonly levels: readonly { readonly level: string; readonly words: string }[];
  readonly level: string | null;
  readonly revision: number | null;
  readonly delegates: readonly {
    readonly rank: string;
    readonly name: string;
    readonly post: string | null;
    readonly sex: string | null;
  }[];
  readonly spare: number;
  /** The page's address, to which the number of empty lines is added. */
  readonly more: string;
  readonly registered: boolean;
}

/** A delegation as one form: its level, and a line a delegate. Lines without a name are not kept. */
export function DelegationForm(props: DelegationFormProps) {
  const { t } = useFrame().words;
  const { levels, level, revision, delegates, spare, more, registered } = props;
  const empty = Array.from({ length: spare }, (_, line) => ({
    rank: delegates.length + line === 0 ? "head" : "adviser",
    name: "",
    post: null,
    sex: null,
  }));
  const lines = [...delegates, ...empty];
  return (
    <>
      <PersonForm className="consultation-form wide">
        <input type="hidden" name="deed" value="register" />
        {revision !== null && <input type="hidden" name="revision" value={revision} />}
        {levels.length > 0 && (
          <label>
            <span>{t("meetings:delegation.level")}</span>
            <select name="level" defaultValue={level ?? ""}>
              <option value="">{t("meetings:level.none")}</option>
              {levels.map(({ level: one, words }) => (
                <option key={one} value={one}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        <p>
          {t("meetings:delegation.limits", {
            representatives: mostRepresentatives,
            alternates: mostAlternates,
          })}
        </p>
        <ol className="delegate-lines">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never move on the server
            <li key={index}>
              <fieldset>
                <legend className="visually-hidden">
                  {t("meetings:delegation.line", { number: index + 1 })}
                </legend>
                <label>
                  <span>{t("meetings:badge-column.rank")}</span>
                  <select name="rank" defaultValue={line.rank}>
                    {ranks.map((rank) => (
                      <option key={rank} value={rank}>
                        {t(`meetings:rank.${rank}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <label className="grows">
                  <span>{t("meetings:delegation.name")}</span>
                  <input name="name" defaultValue={line.name} dir="auto" maxLength={200} autoComplete="off" />
                </label>
                <label className="grows">
                  <span>{t("meetings:badge-column.post")}</span>
                  <input
                    name="post"
                    defaultValue={line.post ?? ""}
                    dir="auto"
                    maxLength={300}
                    autoComplete="off"
                  />
                </label>
                <label>
                  <span>{t("meetings:delegation.sex")}</span>
                  <select name="sex" defaultValue={line.sex ?? ""}>
                    <option value="">{t("meetings:sex.none")}</option>
                    <option value="F">{t("meetings:sex.F")}</option>
                    <option value="M">{t("meetings:sex.M")}</option>
                  </select>
                </label>
              </fieldset>
            </li>
          ))}
        </ol>
        <p className="note">{t("meetings:delegation.personal")}</p>
        <p className="inline-list">
          <button type="submit" className="button">
            {t(registered ? "meetings:delegation.change" : "meetings:delegation.register")}
          </button>
        </p>
      </PersonForm>
      <p className="prose screen-only">
        <a href={`${more}?more=15`}>{t("meetings:delegation.more")}</a>
      </p>
      {registered && (
        <div className="deed prose">
          <PersonForm className="consultation-form" inside={t("meetings:delegation.cancel")}>
            <input type="hidden" name="deed" value="cancel" />
            <p>{t("meetings:delegation.cancel-about")}</p>
            <label className="tick">
              <input type="checkbox" name="sure" value="yes" required />
              <span>{t("meetings:deed.sure")}</span>
            </label>
            <p>
              <button type="submit" className="button">
                {t("meetings:delegation.cancel")}
              </button>
            </p>
          </PersonForm>
        </div>
      )}
    </>
  );
}
