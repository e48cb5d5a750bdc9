import { useFrame } from "../../frame.ts";
import { ActForm } from "./act-form.tsx";

interface InscribeFormProps {
  readonly form: {
    readonly seen: number;
    readonly parties: readonly { readonly id: string; readonly name: string }[];
    readonly party: string | null;
    /** Who leads its delegation as registered: what the fields begin with. */
    readonly head: {
      readonly name: string;
      readonly level: string | null;
      readonly sex: string | null;
    } | null;
    readonly levels: readonly { readonly level: string; readonly words: string }[];
    /** True for whoever inscribes many, one after another. */
    readonly many: boolean;
    readonly reply: boolean;
    readonly to: number;
    /** Statements that were made, to which a reply may be. */
    readonly statements: readonly { readonly id: number; readonly name: string }[];
  };
  /** What was typed into a form that was refused. */
  readonly typed: Readonly<Record<string, string>>;
}

/** Who speaks, for whom, at which level. */
export function InscribeForm({ form, typed }: InscribeFormProps) {
  const { t } = useFrame().words;
  return (
    <ActForm
      act={form.reply ? "ask-reply" : "inscribe"}
      seen={form.seen}
      deed="speakers.inscribe"
      className="prose speakers-form"
    >
      <label>
        <span>{t("speakers:inscribe.party")}</span>
        <select name="party" required defaultValue={typed.party ?? form.party ?? ""}>
          {form.party === null && (
            <option value="" disabled>
              {t("speakers:own.choose")}
            </option>
          )}
          {form.parties.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("speakers:inscribe.name")}</span>
        <input
          name="name"
          required
          maxLength={200}
          defaultValue={typed.name ?? form.head?.name ?? ""}
          autoComplete="off"
          dir="auto"
        />
      </label>
      <label>
        <span>{t("speakers:inscribe.level")}</span>
        <select name="level" defaultValue={typed.level ?? form.head?.level ?? "chair-of-delegation"}>
          {form.levels.map(({ level, words }) => (
            <option key={level} value={level}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("speakers:inscribe.sex")}</span>
        <select name="sex" defaultValue={typed.sex ?? form.head?.sex ?? ""}>
          <option value="">{t("speakers:inscribe.sex-unsaid")}</option>
          <option value="F">{t("speakers:inscribe.sex-F")}</option>
          <option value="M">{t("speakers:inscribe.sex-M")}</option>
        </select>
      </label>
      {form.reply ? (
        <label>
          <span>{t("speakers:inscribe.to")}</span>
          <select name="to" defaultValue={typed.to ?? form.to}>
            <option value="0">{t("speakers:inscribe.to-debate")}</option>
            {form.statements.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <>
          <label>
            <span>{t("speakers:inscribe.group")}</span>
            <input name="group" maxLength={200} defaultValue={typed.group ?? ""} dir="auto" />
            <span className="note">{t("speakers:inscribe.group-help")}</span>
          </label>
          <label>
            <span>{t("speakers:inscribe.members")}</span>
            <textarea
              name="members"
              rows={4}
              maxLength={8000}
              defaultValue={typed.members ?? ""}
              dir="auto"
            />
            <span className="note">{t("speakers:inscribe.members-help")}</span>
          </label>
        </>
      )}
      <p>
        <button type="submit" className="button act-main">
          {t(form.reply ? "speakers:deed.ask-reply" : "speakers:deed.inscribe")}
        </button>{" "}
        {form.many && !form.reply && (
          <button type="submit" className="button" name="then" value="another">
            {t("speakers:inscribe.another")}
          </button>
        )}
      </p>
    </ActForm>
  );
}
